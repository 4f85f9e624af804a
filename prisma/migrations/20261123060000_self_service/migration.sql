-- Self-service in the theme: help articles, what shoppers may ask for, the contact form, and what became of it.
SET lock_timeout = '5s';

CREATE TABLE IF NOT EXISTS "article_category" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "key" TEXT,
    "names" JSONB NOT NULL DEFAULT '{}',
    "position" INTEGER NOT NULL,

    CONSTRAINT "article_category_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "article_category" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "article" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "category_id" BIGINT NOT NULL,
    "slug" TEXT NOT NULL,
    "is_live" BOOLEAN NOT NULL DEFAULT false,
    "archived_at" TIMESTAMPTZ(3),
    "position" INTEGER NOT NULL,
    "owner_id" BIGINT,
    "review_on" DATE,
    "policy" TEXT,
    "product_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "article" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "article_text" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "article_id" BIGINT NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT,
    "body_html" TEXT,
    "body_text" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "published_at" TIMESTAMPTZ(3),
    "draft_title" TEXT,
    "draft_html" TEXT,
    "draft_at" TIMESTAMPTZ(3),
    "draft_by_id" BIGINT,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "article_text_pkey" PRIMARY KEY ("shop_id","article_id","locale")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "article_text" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "article_version" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "article_id" BIGINT NOT NULL,
    "locale" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body_html" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" BIGINT,

    CONSTRAINT "article_version_pkey" PRIMARY KEY ("shop_id","article_id","locale","version")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "article_version" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "article_day" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "article_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 0,
    "helpful" INTEGER NOT NULL DEFAULT 0,
    "unhelpful" INTEGER NOT NULL DEFAULT 0,
    "answered" INTEGER NOT NULL DEFAULT 0,
    "tickets" INTEGER NOT NULL DEFAULT 0,
    "inserted" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "article_day_pkey" PRIMARY KEY ("shop_id","article_id","day")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "article_day" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "article_search" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "locale" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    "found" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "article_search_pkey" PRIMARY KEY ("shop_id","locale","words")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "article_search" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "request_rule" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "kind" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "window_days" INTEGER,
    "most_minor" BIGINT,
    "ask_tags" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "request_rule_pkey" PRIMARY KEY ("shop_id","kind")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "request_rule" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "shopper_request" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "order_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "request_key" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "is_customer" BOOLEAN NOT NULL,
    "ticket_id" BIGINT NOT NULL,
    "action_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shopper_request_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "shopper_request" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "storefront_settings" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "topics" JSONB,
    "appearance" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "storefront_settings_pkey" PRIMARY KEY ("shop_id")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "storefront_settings" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "answer_pace" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "paces" JSONB NOT NULL,
    "measured_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pace_pkey" PRIMARY KEY ("shop_id")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "answer_pace" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "self_service_session" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "visitor" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "parts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "order_id" BIGINT,
    "customer_id" BIGINT,
    "ticket_id" BIGINT,

    CONSTRAINT "self_service_session_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "self_service_session" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "self_service_step" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "session_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "article_id" BIGINT,
    "request_id" BIGINT,

    CONSTRAINT "self_service_step_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "self_service_step" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE UNIQUE INDEX IF NOT EXISTS "article_category_shop_id_key_key" ON "article_category"("shop_id", "key");
CREATE INDEX IF NOT EXISTS "article_shop_id_category_id_position_idx" ON "article"("shop_id", "category_id", "position");
CREATE INDEX IF NOT EXISTS "article_shop_id_review_on_idx" ON "article"("shop_id", "review_on");
CREATE INDEX IF NOT EXISTS "article_shop_id_owner_id_idx" ON "article"("shop_id", "owner_id");
CREATE UNIQUE INDEX IF NOT EXISTS "article_shop_id_slug_key" ON "article"("shop_id", "slug");
CREATE INDEX IF NOT EXISTS "article_text_shop_id_draft_by_id_idx" ON "article_text"("shop_id", "draft_by_id");
CREATE INDEX IF NOT EXISTS "article_version_shop_id_staff_id_idx" ON "article_version"("shop_id", "staff_id");
CREATE INDEX IF NOT EXISTS "article_search_shop_id_found_times_idx" ON "article_search"("shop_id", "found", "times" DESC);
CREATE INDEX IF NOT EXISTS "shopper_request_shop_id_order_id_id_idx" ON "shopper_request"("shop_id", "order_id", "id");
CREATE INDEX IF NOT EXISTS "shopper_request_shop_id_ticket_id_idx" ON "shopper_request"("shop_id", "ticket_id");
CREATE INDEX IF NOT EXISTS "shopper_request_shop_id_action_id_idx" ON "shopper_request"("shop_id", "action_id");
CREATE UNIQUE INDEX IF NOT EXISTS "shopper_request_shop_id_request_key_key" ON "shopper_request"("shop_id", "request_key");
CREATE INDEX IF NOT EXISTS "self_service_session_shop_id_visitor_last_at_idx" ON "self_service_session"("shop_id", "visitor", "last_at");
CREATE INDEX IF NOT EXISTS "self_service_session_shop_id_started_at_idx" ON "self_service_session"("shop_id", "started_at");
CREATE INDEX IF NOT EXISTS "self_service_session_shop_id_order_id_started_at_idx" ON "self_service_session"("shop_id", "order_id", "started_at");
CREATE INDEX IF NOT EXISTS "self_service_session_shop_id_customer_id_started_at_idx" ON "self_service_session"("shop_id", "customer_id", "started_at");
CREATE INDEX IF NOT EXISTS "self_service_step_shop_id_session_id_id_idx" ON "self_service_step"("shop_id", "session_id", "id");
CREATE INDEX IF NOT EXISTS "self_service_step_shop_id_kind_at_idx" ON "self_service_step"("shop_id", "kind", "at");

BEGIN;
ALTER TABLE "article_category" DROP CONSTRAINT IF EXISTS "article_category_shop_id_fkey",
  ADD CONSTRAINT "article_category_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article" DROP CONSTRAINT IF EXISTS "article_shop_id_fkey",
  ADD CONSTRAINT "article_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article" DROP CONSTRAINT IF EXISTS "article_shop_id_category_id_fkey",
  ADD CONSTRAINT "article_shop_id_category_id_fkey" FOREIGN KEY ("shop_id", "category_id")
  REFERENCES "article_category"("shop_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article" DROP CONSTRAINT IF EXISTS "article_shop_id_owner_id_fkey",
  ADD CONSTRAINT "article_shop_id_owner_id_fkey" FOREIGN KEY ("shop_id", "owner_id")
  REFERENCES "staff"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article_text" DROP CONSTRAINT IF EXISTS "article_text_shop_id_fkey",
  ADD CONSTRAINT "article_text_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article_text" DROP CONSTRAINT IF EXISTS "article_text_shop_id_article_id_fkey",
  ADD CONSTRAINT "article_text_shop_id_article_id_fkey" FOREIGN KEY ("shop_id", "article_id")
  REFERENCES "article"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article_text" DROP CONSTRAINT IF EXISTS "article_text_shop_id_draft_by_id_fkey",
  ADD CONSTRAINT "article_text_shop_id_draft_by_id_fkey" FOREIGN KEY ("shop_id", "draft_by_id")
  REFERENCES "staff"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article_version" DROP CONSTRAINT IF EXISTS "article_version_shop_id_fkey",
  ADD CONSTRAINT "article_version_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article_version" DROP CONSTRAINT IF EXISTS "article_version_shop_id_article_id_fkey",
  ADD CONSTRAINT "article_version_shop_id_article_id_fkey" FOREIGN KEY ("shop_id", "article_id")
  REFERENCES "article"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article_version" DROP CONSTRAINT IF EXISTS "article_version_shop_id_staff_id_fkey",
  ADD CONSTRAINT "article_version_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id")
  REFERENCES "staff"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article_day" DROP CONSTRAINT IF EXISTS "article_day_shop_id_fkey",
  ADD CONSTRAINT "article_day_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article_day" DROP CONSTRAINT IF EXISTS "article_day_shop_id_article_id_fkey",
  ADD CONSTRAINT "article_day_shop_id_article_id_fkey" FOREIGN KEY ("shop_id", "article_id")
  REFERENCES "article"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "article_search" DROP CONSTRAINT IF EXISTS "article_search_shop_id_fkey",
  ADD CONSTRAINT "article_search_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "request_rule" DROP CONSTRAINT IF EXISTS "request_rule_shop_id_fkey",
  ADD CONSTRAINT "request_rule_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "shopper_request" DROP CONSTRAINT IF EXISTS "shopper_request_shop_id_fkey",
  ADD CONSTRAINT "shopper_request_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "shopper_request" DROP CONSTRAINT IF EXISTS "shopper_request_shop_id_ticket_id_fkey",
  ADD CONSTRAINT "shopper_request_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id")
  REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "shopper_request" DROP CONSTRAINT IF EXISTS "shopper_request_shop_id_action_id_fkey",
  ADD CONSTRAINT "shopper_request_shop_id_action_id_fkey" FOREIGN KEY ("shop_id", "action_id")
  REFERENCES "order_action"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "storefront_settings" DROP CONSTRAINT IF EXISTS "storefront_settings_shop_id_fkey",
  ADD CONSTRAINT "storefront_settings_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "answer_pace" DROP CONSTRAINT IF EXISTS "answer_pace_shop_id_fkey",
  ADD CONSTRAINT "answer_pace_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "self_service_session" DROP CONSTRAINT IF EXISTS "self_service_session_shop_id_fkey",
  ADD CONSTRAINT "self_service_session_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "self_service_step" DROP CONSTRAINT IF EXISTS "self_service_step_shop_id_fkey",
  ADD CONSTRAINT "self_service_step_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "self_service_step" DROP CONSTRAINT IF EXISTS "self_service_step_shop_id_session_id_fkey",
  ADD CONSTRAINT "self_service_step_shop_id_session_id_fkey" FOREIGN KEY ("shop_id", "session_id")
  REFERENCES "self_service_session"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

RESET lock_timeout;
