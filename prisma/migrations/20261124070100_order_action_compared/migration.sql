-- When an act was compared with what Shopify shows of it.
SET lock_timeout = '5s';
ALTER TABLE "order_action" ADD COLUMN IF NOT EXISTS "compared_at" TIMESTAMPTZ(3);
RESET lock_timeout;
