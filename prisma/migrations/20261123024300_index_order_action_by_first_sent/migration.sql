-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "order_action_shop_id_first_sent_at_idx" ON "order_action"("shop_id", "first_sent_at");
