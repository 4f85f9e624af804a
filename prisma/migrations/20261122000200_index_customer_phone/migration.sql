-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "customer_shop_id_phone_idx" ON "customer"("shop_id", "phone");
