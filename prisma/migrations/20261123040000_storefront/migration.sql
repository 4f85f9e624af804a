-- What shoppers need in the theme: counters of requests, one-time codes, how long parcels usually take.
SET lock_timeout = '5s';

-- Not logged, and without a key to shop: a count must not wait for the disk.
CREATE UNLOGGED TABLE IF NOT EXISTS "request_limit" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_limit_pkey" PRIMARY KEY ("shop_id","key")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "request_limit" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "shopper_code" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "order_id" BIGINT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "tries_left" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shopper_code_pkey" PRIMARY KEY ("shop_id","order_id")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "shopper_code" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "delivery_pace" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "paces" JSONB NOT NULL,
    "measured_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_pace_pkey" PRIMARY KEY ("shop_id")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "delivery_pace" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

BEGIN;
ALTER TABLE "shopper_code" DROP CONSTRAINT IF EXISTS "shopper_code_shop_id_fkey",
  ADD CONSTRAINT "shopper_code_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "shopper_code" DROP CONSTRAINT IF EXISTS "shopper_code_shop_id_order_id_fkey",
  ADD CONSTRAINT "shopper_code_shop_id_order_id_fkey" FOREIGN KEY ("shop_id", "order_id")
  REFERENCES "order_snapshot"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "delivery_pace" DROP CONSTRAINT IF EXISTS "delivery_pace_shop_id_fkey",
  ADD CONSTRAINT "delivery_pace_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

RESET lock_timeout;
