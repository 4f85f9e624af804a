-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "order_snapshot_shop_id_created_at_idx" ON "order_snapshot"("shop_id", "created_at");
