-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "ticket_shop_id_created_at_idx" ON "ticket"("shop_id", "created_at");
