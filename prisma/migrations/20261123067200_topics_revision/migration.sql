-- Topics and looks are saved on two pages: each counts its own saves.
SET lock_timeout = '5s';
ALTER TABLE "storefront_settings" ADD COLUMN IF NOT EXISTS "topics_revision" INTEGER NOT NULL DEFAULT 0;
RESET lock_timeout;
