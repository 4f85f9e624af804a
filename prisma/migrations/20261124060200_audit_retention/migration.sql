-- The audit log tells of acts, which are kept seven years: so is it, unless the merchant says otherwise.
SET lock_timeout = '5s';
ALTER TABLE "shop_settings" ADD COLUMN IF NOT EXISTS "audit_retention_months" INTEGER NOT NULL DEFAULT 84;
-- Who has chosen how long accesses are kept has chosen it for the audit log, which was kept as long.
UPDATE "shop_settings" SET "audit_retention_months" = "access_retention_months" WHERE "access_retention_months" <> 24;
RESET lock_timeout;
