-- The highest percentage of a discount code that a role gives by itself; none is set until the merchant sets it.
SET lock_timeout = '5s';
ALTER TABLE "role" ADD COLUMN IF NOT EXISTS "most_percent" INTEGER;
RESET lock_timeout;
