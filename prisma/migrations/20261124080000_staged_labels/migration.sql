-- Labels of goods that come back: a file of kind `label`, and where and when it was put at Shopify for the act to name.
SET lock_timeout = '5s';
ALTER TABLE "draft_file" ADD COLUMN IF NOT EXISTS "staged_url" TEXT, ADD COLUMN IF NOT EXISTS "staged_at" TIMESTAMPTZ(3);
RESET lock_timeout;
