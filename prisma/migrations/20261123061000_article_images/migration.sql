-- Pictures of help articles, and what of the work list was put aside.
SET lock_timeout = '5s';

CREATE TABLE IF NOT EXISTS "article_image" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "article_id" BIGINT NOT NULL,
    "file_id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_image_pkey" PRIMARY KEY ("shop_id","article_id","file_id")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "article_image" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "article_dismissal" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "article_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_dismissal_pkey" PRIMARY KEY ("shop_id","article_id","kind")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "article_dismissal" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE INDEX IF NOT EXISTS "article_image_shop_id_file_id_idx" ON "article_image"("shop_id", "file_id");

BEGIN;
ALTER TABLE "article_image" DROP CONSTRAINT IF EXISTS "article_image_shop_id_fkey",
  ADD CONSTRAINT "article_image_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article_image" DROP CONSTRAINT IF EXISTS "article_image_shop_id_article_id_fkey",
  ADD CONSTRAINT "article_image_shop_id_article_id_fkey" FOREIGN KEY ("shop_id", "article_id")
  REFERENCES "article"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article_dismissal" DROP CONSTRAINT IF EXISTS "article_dismissal_shop_id_fkey",
  ADD CONSTRAINT "article_dismissal_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article_dismissal" DROP CONSTRAINT IF EXISTS "article_dismissal_shop_id_article_id_fkey",
  ADD CONSTRAINT "article_dismissal_shop_id_article_id_fkey" FOREIGN KEY ("shop_id", "article_id")
  REFERENCES "article"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article_image" DROP CONSTRAINT IF EXISTS "article_image_shop_id_file_id_fkey",
  ADD CONSTRAINT "article_image_shop_id_file_id_fkey" FOREIGN KEY ("shop_id", "file_id")
  REFERENCES "stored_file"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;

RESET lock_timeout;
