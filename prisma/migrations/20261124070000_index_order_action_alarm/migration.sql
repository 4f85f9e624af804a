-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "order_action_alarm" ON "order_action"("shop_id", "id")
  WHERE "state" = 'needs_person' OR "money_state" = 'failed'
    OR "problem" IN ('not_at_shopify', 'made_after_all', 'other_sum')
    OR jsonb_exists("result", 'otherwise');
