-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "order_action_open_money" ON "order_action"("finished_at", "shop_id")
  WHERE "state" = 'succeeded' AND ("money_state" = 'sent' OR "problem" = 'refund_missing');
