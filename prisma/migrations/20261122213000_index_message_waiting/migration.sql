-- What waits in the outbox, found without the messages that left it.
CREATE INDEX CONCURRENTLY "message_waiting" ON "message"("shop_id", "created_at")
  WHERE "delivery_state" IN ('queued', 'sending');
