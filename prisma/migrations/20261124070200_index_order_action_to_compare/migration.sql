-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "order_action_to_compare" ON "order_action"("shop_id", "finished_at")
  WHERE "compared_at" IS NULL AND "finished_at" IS NOT NULL;
