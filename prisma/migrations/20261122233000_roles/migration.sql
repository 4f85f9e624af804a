-- What people may do to orders, and up to which amounts. A shop that never changed a role has no rows.
SET lock_timeout = '5s';

CREATE TABLE IF NOT EXISTS "role" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "key" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "abilities" TEXT[],
    "per_act_minor" BIGINT,
    "per_day_minor" BIGINT,
    "per_customer_year_minor" BIGINT,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "role_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE UNIQUE INDEX IF NOT EXISTS "role_shop_id_key_key" ON "role"("shop_id", "key");
CREATE UNIQUE INDEX IF NOT EXISTS "role_default" ON "role"("shop_id") WHERE "is_default";
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "role" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

BEGIN;
ALTER TABLE "role" DROP CONSTRAINT IF EXISTS "role_shop_id_fkey",
  ADD CONSTRAINT "role_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "staff" ADD COLUMN IF NOT EXISTS "role_id" BIGINT;
ALTER TABLE "staff" DROP CONSTRAINT IF EXISTS "staff_shop_id_role_id_fkey",
  ADD CONSTRAINT "staff_shop_id_role_id_fkey" FOREIGN KEY ("shop_id", "role_id")
  REFERENCES "role"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

RESET lock_timeout;
