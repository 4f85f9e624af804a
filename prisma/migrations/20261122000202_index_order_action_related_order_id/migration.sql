-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "order_action_shop_id_related_order_id_idx" ON "order_action"("shop_id", "related_order_id");
