-- Published texts at which somebody of the staff should look.
SET lock_timeout = '5s';

CREATE TABLE IF NOT EXISTS "article_check" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "article_id" BIGINT NOT NULL,
    "locale" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_on" DATE NOT NULL,

    CONSTRAINT "article_check_pkey" PRIMARY KEY ("shop_id","article_id","locale","reason")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "article_check" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

BEGIN;
ALTER TABLE "article_check" DROP CONSTRAINT IF EXISTS "article_check_shop_id_article_id_locale_fkey",
  ADD CONSTRAINT "article_check_shop_id_article_id_locale_fkey" FOREIGN KEY ("shop_id", "article_id", "locale")
  REFERENCES "article_text"("shop_id", "article_id", "locale") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

RESET lock_timeout;
