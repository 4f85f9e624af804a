-- How the merchant wants self-service to look, as CSS of ours.
SET lock_timeout = '5s';
ALTER TABLE "shop" ADD COLUMN IF NOT EXISTS "storefront_style" TEXT;
RESET lock_timeout;
