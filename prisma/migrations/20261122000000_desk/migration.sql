-- For an installation that is running: columns come with constant defaults and foreign keys unchecked, so that each
-- statement holds a table for an instant only; what reads whole tables (checking keys, indexes) is in the migrations
-- that follow, which let everybody else go on.
SET lock_timeout = '5s';

BEGIN;
ALTER TABLE "attachment" ADD COLUMN IF NOT EXISTS "content_id" TEXT,
ADD COLUMN IF NOT EXISTS "file_id" BIGINT;
COMMIT;

BEGIN;
ALTER TABLE "customer" ADD COLUMN IF NOT EXISTS "erased_at" TIMESTAMPTZ(3),
ADD COLUMN IF NOT EXISTS "merged_into_id" BIGINT,
ADD COLUMN IF NOT EXISTS "phone" TEXT;
COMMIT;

BEGIN;
ALTER TABLE "inbound_mail" ALTER COLUMN "raw" DROP NOT NULL;
COMMIT;

BEGIN;
ALTER TABLE "mailbox" ADD COLUMN IF NOT EXISTS "dns" JSONB,
ADD COLUMN IF NOT EXISTS "dns_checked_at" TIMESTAMPTZ(3),
ADD COLUMN IF NOT EXISTS "in_test_seen_at" TIMESTAMPTZ(3),
ADD COLUMN IF NOT EXISTS "in_test_sent_at" TIMESTAMPTZ(3),
ADD COLUMN IF NOT EXISTS "in_test_token" TEXT,
ADD COLUMN IF NOT EXISTS "inbound_address" TEXT,
ADD COLUMN IF NOT EXISTS "out_test_at" TIMESTAMPTZ(3),
ADD COLUMN IF NOT EXISTS "out_test_problem" TEXT,
ADD COLUMN IF NOT EXISTS "removed_at" TIMESTAMPTZ(3),
ADD COLUMN IF NOT EXISTS "signature" TEXT NOT NULL DEFAULT '';
COMMIT;

BEGIN;
ALTER TABLE "message" ADD COLUMN IF NOT EXISTS "automatic_kind" TEXT,
ADD COLUMN IF NOT EXISTS "bcc" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN IF NOT EXISTS "cc" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN IF NOT EXISTS "to_emails" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN IF NOT EXISTS "undo" JSONB,
ADD COLUMN IF NOT EXISTS "undo_until" TIMESTAMPTZ(3);
COMMIT;

BEGIN;
ALTER TABLE "order_action" ADD COLUMN IF NOT EXISTS "progress" JSONB,
ADD COLUMN IF NOT EXISTS "related_order_id" BIGINT;
COMMIT;

BEGIN;
ALTER TABLE "staff" ADD COLUMN IF NOT EXISTS "preferences" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN IF NOT EXISTS "removed_at" TIMESTAMPTZ(3),
ADD COLUMN IF NOT EXISTS "signature" TEXT NOT NULL DEFAULT '';
COMMIT;

BEGIN;
ALTER TABLE "ticket" ADD COLUMN IF NOT EXISTS "cc" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN IF NOT EXISTS "closed_at" TIMESTAMPTZ(3),
ADD COLUMN IF NOT EXISTS "first_reply_at" TIMESTAMPTZ(3),
ADD COLUMN IF NOT EXISTS "language" TEXT,
ADD COLUMN IF NOT EXISTS "merged_into_id" BIGINT,
ADD COLUMN IF NOT EXISTS "order_fulfilment" TEXT,
ADD COLUMN IF NOT EXISTS "order_payment" TEXT,
ADD COLUMN IF NOT EXISTS "priority" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN IF NOT EXISTS "snoozed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN IF NOT EXISTS "snoozed_until" TIMESTAMPTZ(3),
ADD COLUMN IF NOT EXISTS "tag_ids" BIGINT[] DEFAULT ARRAY[]::BIGINT[];
COMMIT;

CREATE TABLE IF NOT EXISTS "customer_alias" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "email" TEXT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_alias_pkey" PRIMARY KEY ("shop_id","email")
);

CREATE TABLE IF NOT EXISTS "blocked_sender" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "pattern" TEXT NOT NULL,
    "staff_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blocked_sender_pkey" PRIMARY KEY ("shop_id","pattern")
);

CREATE TABLE IF NOT EXISTS "stored_file" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "digest" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "content_type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE IF NOT EXISTS "draft_file" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "ticket_id" BIGINT NOT NULL,
    "staff_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "file_id" BIGINT NOT NULL,
    "file_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_file_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE IF NOT EXISTS "shop_settings" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "hours" JSONB,
    "holidays" JSONB NOT NULL DEFAULT '[]',
    "ack_enabled" BOOLEAN NOT NULL DEFAULT false,
    "ack_text" TEXT NOT NULL DEFAULT '',
    "undo_seconds" INTEGER NOT NULL DEFAULT 10,
    "close_after_days" INTEGER DEFAULT 28,
    "ticket_retention_months" INTEGER,
    "mail_retention_days" INTEGER DEFAULT 90,
    "webhook_retention_days" INTEGER NOT NULL DEFAULT 30,
    "access_retention_months" INTEGER NOT NULL DEFAULT 24,
    "onboarding" JSONB NOT NULL DEFAULT '{}',
    "onboarding_hidden_at" TIMESTAMPTZ(3),

    CONSTRAINT "shop_settings_pkey" PRIMARY KEY ("shop_id")
);

CREATE TABLE IF NOT EXISTS "tag" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "tag_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE IF NOT EXISTS "ticket_tag" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "ticket_id" BIGINT NOT NULL,
    "tag_id" BIGINT NOT NULL,

    CONSTRAINT "ticket_tag_pkey" PRIMARY KEY ("shop_id","ticket_id","tag_id")
);

CREATE TABLE IF NOT EXISTS "saved_view" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "staff_id" BIGINT,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "sort" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE IF NOT EXISTS "ticket_follower" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "ticket_id" BIGINT NOT NULL,
    "staff_id" BIGINT NOT NULL,

    CONSTRAINT "ticket_follower_pkey" PRIMARY KEY ("shop_id","ticket_id","staff_id")
);

CREATE TABLE IF NOT EXISTS "staff_notice" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "staff_id" BIGINT NOT NULL,
    "ticket_id" BIGINT NOT NULL,
    "message_id" BIGINT,
    "kind" TEXT NOT NULL,
    "by_name" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_notice_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE IF NOT EXISTS "ticket_presence" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "ticket_id" BIGINT NOT NULL,
    "staff_id" BIGINT NOT NULL,
    "typing" BOOLEAN NOT NULL DEFAULT false,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_presence_pkey" PRIMARY KEY ("shop_id","ticket_id","staff_id")
);

CREATE TABLE IF NOT EXISTS "bulk_action" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "staff_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "request_key" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_action_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE IF NOT EXISTS "bulk_action_ticket" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "bulk_id" BIGINT NOT NULL,
    "ticket_id" BIGINT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "state" TEXT NOT NULL DEFAULT 'waiting',

    CONSTRAINT "bulk_action_ticket_pkey" PRIMARY KEY ("shop_id","bulk_id","ticket_id")
);

CREATE TABLE IF NOT EXISTS "automatic_mail" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "address" TEXT NOT NULL,
    "ticket_id" BIGINT,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "automatic_mail_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE IF NOT EXISTS "privacy_request" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "staff_id" BIGINT,
    "request_key" TEXT NOT NULL,
    "person" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "problem" TEXT,
    "counts" JSONB,
    "file_until" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "privacy_request_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE IF NOT EXISTS "reconciliation_run" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "cursor" TEXT,
    "checked" INTEGER NOT NULL DEFAULT 0,
    "missed" JSONB NOT NULL DEFAULT '{}',
    "problem" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "reconciliation_run_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE INDEX IF NOT EXISTS "customer_alias_shop_id_customer_id_idx" ON "customer_alias"("shop_id", "customer_id");

CREATE UNIQUE INDEX IF NOT EXISTS "stored_file_shop_id_digest_key" ON "stored_file"("shop_id", "digest");

CREATE INDEX IF NOT EXISTS "draft_file_shop_id_ticket_id_staff_id_idx" ON "draft_file"("shop_id", "ticket_id", "staff_id");

CREATE UNIQUE INDEX IF NOT EXISTS "tag_shop_id_key_key" ON "tag"("shop_id", "key");

CREATE INDEX IF NOT EXISTS "ticket_tag_shop_id_tag_id_ticket_id_idx" ON "ticket_tag"("shop_id", "tag_id", "ticket_id");

CREATE INDEX IF NOT EXISTS "saved_view_shop_id_staff_id_position_idx" ON "saved_view"("shop_id", "staff_id", "position");

CREATE INDEX IF NOT EXISTS "ticket_follower_shop_id_staff_id_idx" ON "ticket_follower"("shop_id", "staff_id");

CREATE INDEX IF NOT EXISTS "staff_notice_shop_id_staff_id_id_idx" ON "staff_notice"("shop_id", "staff_id", "id" DESC);

CREATE INDEX IF NOT EXISTS "staff_notice_shop_id_ticket_id_idx" ON "staff_notice"("shop_id", "ticket_id");

CREATE UNIQUE INDEX IF NOT EXISTS "bulk_action_shop_id_request_key_key" ON "bulk_action"("shop_id", "request_key");

CREATE INDEX IF NOT EXISTS "bulk_action_ticket_shop_id_ticket_id_idx" ON "bulk_action_ticket"("shop_id", "ticket_id");

CREATE INDEX IF NOT EXISTS "automatic_mail_shop_id_address_at_idx" ON "automatic_mail"("shop_id", "address", "at");

CREATE INDEX IF NOT EXISTS "privacy_request_shop_id_state_id_idx" ON "privacy_request"("shop_id", "state", "id");

CREATE UNIQUE INDEX IF NOT EXISTS "privacy_request_shop_id_request_key_key" ON "privacy_request"("shop_id", "request_key");

CREATE INDEX IF NOT EXISTS "reconciliation_run_shop_id_started_at_idx" ON "reconciliation_run"("shop_id", "started_at" DESC);

BEGIN;
ALTER TABLE "customer" DROP CONSTRAINT IF EXISTS "customer_shop_id_merged_into_id_fkey",
  ADD CONSTRAINT "customer_shop_id_merged_into_id_fkey" FOREIGN KEY ("shop_id", "merged_into_id") REFERENCES "customer"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
ALTER TABLE "customer_alias" DROP CONSTRAINT IF EXISTS "customer_alias_shop_id_fkey",
  ADD CONSTRAINT "customer_alias_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "customer_alias" DROP CONSTRAINT IF EXISTS "customer_alias_shop_id_customer_id_fkey",
  ADD CONSTRAINT "customer_alias_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "customer"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "blocked_sender" DROP CONSTRAINT IF EXISTS "blocked_sender_shop_id_fkey",
  ADD CONSTRAINT "blocked_sender_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "ticket" DROP CONSTRAINT IF EXISTS "ticket_shop_id_merged_into_id_fkey",
  ADD CONSTRAINT "ticket_shop_id_merged_into_id_fkey" FOREIGN KEY ("shop_id", "merged_into_id") REFERENCES "ticket"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
ALTER TABLE "attachment" DROP CONSTRAINT IF EXISTS "attachment_shop_id_file_id_fkey",
  ADD CONSTRAINT "attachment_shop_id_file_id_fkey" FOREIGN KEY ("shop_id", "file_id") REFERENCES "stored_file"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
COMMIT;

BEGIN;
ALTER TABLE "stored_file" DROP CONSTRAINT IF EXISTS "stored_file_shop_id_fkey",
  ADD CONSTRAINT "stored_file_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "draft_file" DROP CONSTRAINT IF EXISTS "draft_file_shop_id_ticket_id_fkey",
  ADD CONSTRAINT "draft_file_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "draft_file" DROP CONSTRAINT IF EXISTS "draft_file_shop_id_staff_id_fkey",
  ADD CONSTRAINT "draft_file_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

ALTER TABLE "draft_file" DROP CONSTRAINT IF EXISTS "draft_file_shop_id_file_id_fkey",
  ADD CONSTRAINT "draft_file_shop_id_file_id_fkey" FOREIGN KEY ("shop_id", "file_id") REFERENCES "stored_file"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

BEGIN;
ALTER TABLE "shop_settings" DROP CONSTRAINT IF EXISTS "shop_settings_shop_id_fkey",
  ADD CONSTRAINT "shop_settings_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "tag" DROP CONSTRAINT IF EXISTS "tag_shop_id_fkey",
  ADD CONSTRAINT "tag_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "ticket_tag" DROP CONSTRAINT IF EXISTS "ticket_tag_shop_id_ticket_id_fkey",
  ADD CONSTRAINT "ticket_tag_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

ALTER TABLE "ticket_tag" DROP CONSTRAINT IF EXISTS "ticket_tag_shop_id_tag_id_fkey",
  ADD CONSTRAINT "ticket_tag_shop_id_tag_id_fkey" FOREIGN KEY ("shop_id", "tag_id") REFERENCES "tag"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

BEGIN;
ALTER TABLE "saved_view" DROP CONSTRAINT IF EXISTS "saved_view_shop_id_fkey",
  ADD CONSTRAINT "saved_view_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "saved_view" DROP CONSTRAINT IF EXISTS "saved_view_shop_id_staff_id_fkey",
  ADD CONSTRAINT "saved_view_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "ticket_follower" DROP CONSTRAINT IF EXISTS "ticket_follower_shop_id_ticket_id_fkey",
  ADD CONSTRAINT "ticket_follower_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "ticket_follower" DROP CONSTRAINT IF EXISTS "ticket_follower_shop_id_staff_id_fkey",
  ADD CONSTRAINT "ticket_follower_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "staff_notice" DROP CONSTRAINT IF EXISTS "staff_notice_shop_id_fkey",
  ADD CONSTRAINT "staff_notice_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "staff_notice" DROP CONSTRAINT IF EXISTS "staff_notice_shop_id_staff_id_fkey",
  ADD CONSTRAINT "staff_notice_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "staff_notice" DROP CONSTRAINT IF EXISTS "staff_notice_shop_id_ticket_id_fkey",
  ADD CONSTRAINT "staff_notice_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "staff_notice" DROP CONSTRAINT IF EXISTS "staff_notice_shop_id_message_id_fkey",
  ADD CONSTRAINT "staff_notice_shop_id_message_id_fkey" FOREIGN KEY ("shop_id", "message_id") REFERENCES "message"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "ticket_presence" DROP CONSTRAINT IF EXISTS "ticket_presence_shop_id_ticket_id_fkey",
  ADD CONSTRAINT "ticket_presence_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "ticket_presence" DROP CONSTRAINT IF EXISTS "ticket_presence_shop_id_staff_id_fkey",
  ADD CONSTRAINT "ticket_presence_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "bulk_action" DROP CONSTRAINT IF EXISTS "bulk_action_shop_id_fkey",
  ADD CONSTRAINT "bulk_action_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "bulk_action" DROP CONSTRAINT IF EXISTS "bulk_action_shop_id_staff_id_fkey",
  ADD CONSTRAINT "bulk_action_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;

ALTER TABLE "bulk_action_ticket" DROP CONSTRAINT IF EXISTS "bulk_action_ticket_shop_id_bulk_id_fkey",
  ADD CONSTRAINT "bulk_action_ticket_shop_id_bulk_id_fkey" FOREIGN KEY ("shop_id", "bulk_id") REFERENCES "bulk_action"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

BEGIN;
ALTER TABLE "bulk_action_ticket" DROP CONSTRAINT IF EXISTS "bulk_action_ticket_shop_id_ticket_id_fkey",
  ADD CONSTRAINT "bulk_action_ticket_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "automatic_mail" DROP CONSTRAINT IF EXISTS "automatic_mail_shop_id_fkey",
  ADD CONSTRAINT "automatic_mail_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "privacy_request" DROP CONSTRAINT IF EXISTS "privacy_request_shop_id_fkey",
  ADD CONSTRAINT "privacy_request_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "reconciliation_run" DROP CONSTRAINT IF EXISTS "reconciliation_run_shop_id_fkey",
  ADD CONSTRAINT "reconciliation_run_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

-- A row never changes its shop.
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "customer_alias" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "blocked_sender" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "stored_file" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "draft_file" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "shop_settings" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "tag" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "ticket_tag" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "saved_view" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "ticket_follower" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "staff_notice" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "ticket_presence" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "bulk_action" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "bulk_action_ticket" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "automatic_mail" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "privacy_request" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "reconciliation_run" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

RESET lock_timeout;
