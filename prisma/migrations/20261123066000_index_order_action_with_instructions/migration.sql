-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "order_action_with_instructions" ON "order_action"("shop_id", "id")
  WHERE "kind" IN ('return', 'exchange', 'returnStep') AND "state" = 'succeeded' AND "customer_id" IS NOT NULL
    AND ("kind" <> 'returnStep' OR "input" #>> '{shown,variant}' = 'approve');
