-- The address that Shopify's customer has now, where news of them brought it, and when that happened.
SET lock_timeout = '5s';
ALTER TABLE "customer" ADD COLUMN IF NOT EXISTS "shopify_email" TEXT,
  ADD COLUMN IF NOT EXISTS "shopify_email_at" TIMESTAMPTZ(3);
RESET lock_timeout;
