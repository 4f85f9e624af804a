-- Where the shop's domain hands requests on to us, as last seen.
SET lock_timeout = '5s';
ALTER TABLE "shop" ADD COLUMN IF NOT EXISTS "proxy_path" TEXT;
RESET lock_timeout;
