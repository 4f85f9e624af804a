-- Home counts what was sent lately, and finds the last of it.
CREATE INDEX CONCURRENTLY "message_by_sent" ON "message"("shop_id", "sent_at");
