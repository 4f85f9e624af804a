-- An export is kept in pieces: no file of it is too large for a store or for memory.
SET lock_timeout = '5s';

CREATE TABLE IF NOT EXISTS "export_part" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "request_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "file_id" BIGINT NOT NULL,

    CONSTRAINT "export_part_pkey" PRIMARY KEY ("shop_id","request_id","position")
);
CREATE INDEX IF NOT EXISTS "export_part_shop_id_file_id_idx" ON "export_part"("shop_id", "file_id");
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "export_part" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

BEGIN;
ALTER TABLE "export_part" DROP CONSTRAINT IF EXISTS "export_part_shop_id_request_id_fkey",
  ADD CONSTRAINT "export_part_shop_id_request_id_fkey" FOREIGN KEY ("shop_id", "request_id")
  REFERENCES "privacy_request"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "export_part" DROP CONSTRAINT IF EXISTS "export_part_shop_id_file_id_fkey",
  ADD CONSTRAINT "export_part_shop_id_file_id_fkey" FOREIGN KEY ("shop_id", "file_id")
  REFERENCES "stored_file"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;

RESET lock_timeout;
