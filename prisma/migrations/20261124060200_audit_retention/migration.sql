-- The audit log tells of acts, which are kept seven years: so is it, unless the merchant says otherwise.
SET lock_timeout = '5s';
ALTER TABLE "shop_settings" ADD COLUMN IF NOT EXISTS "audit_retention_months" INTEGER NOT NULL DEFAULT 84;
RESET lock_timeout;
