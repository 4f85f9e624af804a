-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "webhook_delivery_waiting" ON "webhook_delivery"("state", "received_at");
