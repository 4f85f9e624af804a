-- What could not be delivered lately, however much was sent meanwhile.
CREATE INDEX CONCURRENTLY "message_failed" ON "message"("shop_id", "created_at")
  WHERE "delivery_state" IN ('failed', 'bounced');
