-- What the merchant says about giving back and giving. Nothing until they say it.
SET lock_timeout = '5s';
ALTER TABLE "shop_settings" ADD COLUMN IF NOT EXISTS "return_window_days" INTEGER,
  ADD COLUMN IF NOT EXISTS "return_window_from" TEXT NOT NULL DEFAULT 'delivery',
  ADD COLUMN IF NOT EXISTS "return_shipping_payer" TEXT,
  ADD COLUMN IF NOT EXISTS "return_shipping_our_fault" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN IF NOT EXISTS "vip_orders" INTEGER,
  ADD COLUMN IF NOT EXISTS "vip_spent_minor" BIGINT,
  ADD COLUMN IF NOT EXISTS "vip_tag" TEXT,
  ADD COLUMN IF NOT EXISTS "vip_times" INTEGER,
  ADD COLUMN IF NOT EXISTS "no_questions_minor" BIGINT;
RESET lock_timeout;
