-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "customer_by_phone_end" ON "customer"("shop_id", (right("phone", 7)));
