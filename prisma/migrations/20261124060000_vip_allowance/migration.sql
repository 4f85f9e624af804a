-- What VIPs may be given whatever the limits of roles, and their longer return window. Nothing until the merchant says it.
SET lock_timeout = '5s';
ALTER TABLE "shop_settings" ADD COLUMN IF NOT EXISTS "vip_allowance_minor" BIGINT,
  ADD COLUMN IF NOT EXISTS "vip_extra_days" INTEGER;
RESET lock_timeout;
