-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "order_by_phone_end" ON "order_snapshot"("shop_id", (right("phone", 7)));
