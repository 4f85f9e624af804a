-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "approval_shop_id_asked_at_idx" ON "approval"("shop_id", "asked_at");
