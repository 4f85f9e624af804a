-- What an act gives away, whose customer's order it is on, and in whose day it counts.
SET lock_timeout = '5s';
ALTER TABLE "order_action" ADD COLUMN IF NOT EXISTS "value_minor" BIGINT,
  ADD COLUMN IF NOT EXISTS "customer_id" BIGINT,
  ADD COLUMN IF NOT EXISTS "answerable_id" BIGINT;
RESET lock_timeout;
