-- A request may be done at once only so long after the order.
SET lock_timeout = '5s';
ALTER TABLE "request_rule" ADD COLUMN IF NOT EXISTS "now_minutes" INTEGER;
RESET lock_timeout;
