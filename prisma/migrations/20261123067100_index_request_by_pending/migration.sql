-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "shopper_request_pending_since_idx" ON "shopper_request"("pending_since");
