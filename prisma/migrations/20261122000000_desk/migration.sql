-- For an installation that is running: columns come with constant defaults and foreign keys unchecked, so that each
-- statement holds a table for an instant only; what reads whole tables (checking keys, indexes) is in the migrations
-- that follow, which let everybody else go on.
SET lock_timeout = '5s';

ALTER TABLE "attachment" ADD COLUMN "content_id" TEXT,
ADD COLUMN "file_id" BIGINT;

ALTER TABLE "customer" ADD COLUMN "erased_at" TIMESTAMPTZ(3),
ADD COLUMN "merged_into_id" BIGINT,
ADD COLUMN "phone" TEXT;

ALTER TABLE "inbound_mail" ALTER COLUMN "raw" DROP NOT NULL;

ALTER TABLE "mailbox" ADD COLUMN "dns" JSONB,
ADD COLUMN "dns_checked_at" TIMESTAMPTZ(3),
ADD COLUMN "in_test_seen_at" TIMESTAMPTZ(3),
ADD COLUMN "in_test_sent_at" TIMESTAMPTZ(3),
ADD COLUMN "in_test_token" TEXT,
ADD COLUMN "inbound_address" TEXT,
ADD COLUMN "out_test_at" TIMESTAMPTZ(3),
ADD COLUMN "out_test_problem" TEXT,
ADD COLUMN "removed_at" TIMESTAMPTZ(3),
ADD COLUMN "signature" TEXT NOT NULL DEFAULT '';

ALTER TABLE "message" ADD COLUMN "automatic_kind" TEXT,
ADD COLUMN "bcc" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "cc" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "to_emails" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "undo" JSONB,
ADD COLUMN "undo_until" TIMESTAMPTZ(3);

ALTER TABLE "order_action" ADD COLUMN "progress" JSONB,
ADD COLUMN "related_order_id" BIGINT;

ALTER TABLE "staff" ADD COLUMN "preferences" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "removed_at" TIMESTAMPTZ(3),
ADD COLUMN "signature" TEXT NOT NULL DEFAULT '';

ALTER TABLE "ticket" ADD COLUMN "cc" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "closed_at" TIMESTAMPTZ(3),
ADD COLUMN "first_reply_at" TIMESTAMPTZ(3),
ADD COLUMN "language" TEXT,
ADD COLUMN "merged_into_id" BIGINT,
ADD COLUMN "order_fulfilment" TEXT,
ADD COLUMN "order_payment" TEXT,
ADD COLUMN "priority" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "snoozed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "snoozed_until" TIMESTAMPTZ(3),
ADD COLUMN "tag_ids" BIGINT[] DEFAULT ARRAY[]::BIGINT[];

CREATE TABLE "customer_alias" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "email" TEXT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_alias_pkey" PRIMARY KEY ("shop_id","email")
);

CREATE TABLE "blocked_sender" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "pattern" TEXT NOT NULL,
    "staff_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blocked_sender_pkey" PRIMARY KEY ("shop_id","pattern")
);

CREATE TABLE "stored_file" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "digest" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "content_type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE "draft_file" (
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

CREATE TABLE "shop_settings" (
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

CREATE TABLE "tag" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "tag_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE "ticket_tag" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "ticket_id" BIGINT NOT NULL,
    "tag_id" BIGINT NOT NULL,

    CONSTRAINT "ticket_tag_pkey" PRIMARY KEY ("shop_id","ticket_id","tag_id")
);

CREATE TABLE "saved_view" (
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

CREATE TABLE "ticket_follower" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "ticket_id" BIGINT NOT NULL,
    "staff_id" BIGINT NOT NULL,

    CONSTRAINT "ticket_follower_pkey" PRIMARY KEY ("shop_id","ticket_id","staff_id")
);

CREATE TABLE "staff_notice" (
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

CREATE TABLE "ticket_presence" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "ticket_id" BIGINT NOT NULL,
    "staff_id" BIGINT NOT NULL,
    "typing" BOOLEAN NOT NULL DEFAULT false,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_presence_pkey" PRIMARY KEY ("shop_id","ticket_id","staff_id")
);

CREATE TABLE "bulk_action" (
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

CREATE TABLE "bulk_action_ticket" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "bulk_id" BIGINT NOT NULL,
    "ticket_id" BIGINT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "state" TEXT NOT NULL DEFAULT 'waiting',

    CONSTRAINT "bulk_action_ticket_pkey" PRIMARY KEY ("shop_id","bulk_id","ticket_id")
);

CREATE TABLE "automatic_mail" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "address" TEXT NOT NULL,
    "ticket_id" BIGINT,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "automatic_mail_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE "privacy_request" (
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
    "file_id" BIGINT,
    "file_until" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "privacy_request_pkey" PRIMARY KEY ("shop_id","id")
);

CREATE TABLE "reconciliation_run" (
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

CREATE INDEX "customer_alias_shop_id_customer_id_idx" ON "customer_alias"("shop_id", "customer_id");

CREATE UNIQUE INDEX "stored_file_shop_id_digest_key" ON "stored_file"("shop_id", "digest");

CREATE INDEX "draft_file_shop_id_ticket_id_staff_id_idx" ON "draft_file"("shop_id", "ticket_id", "staff_id");

CREATE UNIQUE INDEX "tag_shop_id_key_key" ON "tag"("shop_id", "key");

CREATE INDEX "ticket_tag_shop_id_tag_id_ticket_id_idx" ON "ticket_tag"("shop_id", "tag_id", "ticket_id");

CREATE INDEX "saved_view_shop_id_staff_id_position_idx" ON "saved_view"("shop_id", "staff_id", "position");

CREATE INDEX "ticket_follower_shop_id_staff_id_idx" ON "ticket_follower"("shop_id", "staff_id");

CREATE INDEX "staff_notice_shop_id_staff_id_id_idx" ON "staff_notice"("shop_id", "staff_id", "id" DESC);

CREATE INDEX "staff_notice_shop_id_ticket_id_idx" ON "staff_notice"("shop_id", "ticket_id");

CREATE UNIQUE INDEX "bulk_action_shop_id_request_key_key" ON "bulk_action"("shop_id", "request_key");

CREATE INDEX "bulk_action_ticket_shop_id_ticket_id_idx" ON "bulk_action_ticket"("shop_id", "ticket_id");

CREATE INDEX "automatic_mail_shop_id_address_at_idx" ON "automatic_mail"("shop_id", "address", "at");

CREATE INDEX "privacy_request_shop_id_state_id_idx" ON "privacy_request"("shop_id", "state", "id");

CREATE UNIQUE INDEX "privacy_request_shop_id_request_key_key" ON "privacy_request"("shop_id", "request_key");

CREATE INDEX "reconciliation_run_shop_id_started_at_idx" ON "reconciliation_run"("shop_id", "started_at" DESC);

ALTER TABLE "customer" ADD CONSTRAINT "customer_shop_id_merged_into_id_fkey" FOREIGN KEY ("shop_id", "merged_into_id") REFERENCES "customer"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;

ALTER TABLE "customer_alias" ADD CONSTRAINT "customer_alias_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "customer_alias" ADD CONSTRAINT "customer_alias_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "customer"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "blocked_sender" ADD CONSTRAINT "blocked_sender_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "ticket" ADD CONSTRAINT "ticket_shop_id_merged_into_id_fkey" FOREIGN KEY ("shop_id", "merged_into_id") REFERENCES "ticket"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;

ALTER TABLE "attachment" ADD CONSTRAINT "attachment_shop_id_file_id_fkey" FOREIGN KEY ("shop_id", "file_id") REFERENCES "stored_file"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;

ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "draft_file" ADD CONSTRAINT "draft_file_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "draft_file" ADD CONSTRAINT "draft_file_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "draft_file" ADD CONSTRAINT "draft_file_shop_id_file_id_fkey" FOREIGN KEY ("shop_id", "file_id") REFERENCES "stored_file"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "shop_settings" ADD CONSTRAINT "shop_settings_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "tag" ADD CONSTRAINT "tag_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "ticket_tag" ADD CONSTRAINT "ticket_tag_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "ticket_tag" ADD CONSTRAINT "ticket_tag_shop_id_tag_id_fkey" FOREIGN KEY ("shop_id", "tag_id") REFERENCES "tag"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "ticket_follower" ADD CONSTRAINT "ticket_follower_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "ticket_follower" ADD CONSTRAINT "ticket_follower_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "staff_notice" ADD CONSTRAINT "staff_notice_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "staff_notice" ADD CONSTRAINT "staff_notice_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "staff_notice" ADD CONSTRAINT "staff_notice_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "staff_notice" ADD CONSTRAINT "staff_notice_shop_id_message_id_fkey" FOREIGN KEY ("shop_id", "message_id") REFERENCES "message"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "ticket_presence" ADD CONSTRAINT "ticket_presence_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "ticket_presence" ADD CONSTRAINT "ticket_presence_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "bulk_action" ADD CONSTRAINT "bulk_action_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "bulk_action" ADD CONSTRAINT "bulk_action_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "bulk_action_ticket" ADD CONSTRAINT "bulk_action_ticket_shop_id_bulk_id_fkey" FOREIGN KEY ("shop_id", "bulk_id") REFERENCES "bulk_action"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "bulk_action_ticket" ADD CONSTRAINT "bulk_action_ticket_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "automatic_mail" ADD CONSTRAINT "automatic_mail_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "privacy_request" ADD CONSTRAINT "privacy_request_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "privacy_request" ADD CONSTRAINT "privacy_request_shop_id_file_id_fkey" FOREIGN KEY ("shop_id", "file_id") REFERENCES "stored_file"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "reconciliation_run" ADD CONSTRAINT "reconciliation_run_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- A row never changes its shop.
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "customer_alias" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "blocked_sender" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "stored_file" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "draft_file" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "shop_settings" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "tag" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "ticket_tag" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "saved_view" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "ticket_follower" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "staff_notice" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "ticket_presence" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "bulk_action" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "bulk_action_ticket" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "automatic_mail" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "privacy_request" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "reconciliation_run" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

RESET lock_timeout;
