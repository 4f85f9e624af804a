-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "customer_shop_id_merged_into_id_idx" ON "customer"("shop_id", "merged_into_id");
