-- How far shoppers' requests are done at once.
SET lock_timeout = '5s';
CREATE TABLE IF NOT EXISTS "request_settings" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "day_count" INTEGER NOT NULL,
    "day_minor" BIGINT,
    "return_instructions" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "request_settings_pkey" PRIMARY KEY ("shop_id")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "request_settings" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

BEGIN;
ALTER TABLE "request_settings" DROP CONSTRAINT IF EXISTS "request_settings_shop_id_fkey",
  ADD CONSTRAINT "request_settings_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

RESET lock_timeout;
