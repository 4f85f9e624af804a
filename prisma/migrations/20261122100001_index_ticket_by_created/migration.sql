-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "ticket_by_created" ON "ticket"("shop_id", "is_open", "id" DESC);
