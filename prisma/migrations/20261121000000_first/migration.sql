-- CreateTable
CREATE TABLE "shop_session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "is_online" BOOLEAN NOT NULL,
    "scope" TEXT,
    "expires" TIMESTAMPTZ(3),
    "access_token" TEXT NOT NULL,
    "refresh_token" TEXT,
    "refresh_token_expires" TIMESTAMPTZ(3),
    "user_id" BIGINT,
    "user" JSONB,

    CONSTRAINT "shop_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop" (
    "shop_id" BIGSERIAL NOT NULL,
    "domain" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "currency" TEXT NOT NULL,
    "iana_timezone" TEXT NOT NULL,
    "primary_url" TEXT,
    "scopes" TEXT[],
    "installed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uninstalled_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "token_dead_at" TIMESTAMPTZ(3),
    "next_ticket_number" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "staff" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "shopify_user_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "locale" TEXT,
    "account_owner" BOOLEAN NOT NULL DEFAULT false,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "mailbox" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "address" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "secret_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "customer" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT,
    "shopify_customer_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "number" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'new',
    "is_open" BOOLEAN NOT NULL DEFAULT true,
    "channel" TEXT NOT NULL DEFAULT 'email',
    "customer_id" BIGINT NOT NULL,
    "customer_name" TEXT NOT NULL,
    "mailbox_id" BIGINT,
    "assignee_id" BIGINT,
    "order_id" BIGINT,
    "order_name" TEXT,
    "order_match" TEXT NOT NULL DEFAULT 'none',
    "preview" TEXT NOT NULL DEFAULT '',
    "last_message_by" TEXT NOT NULL DEFAULT 'customer',
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,
    "waiting_since" TIMESTAMPTZ(3),
    "unread" BOOLEAN NOT NULL DEFAULT true,
    "message_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "solved_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "message" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "ticket_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "customer_id" BIGINT,
    "staff_id" BIGINT,
    "author_name" TEXT NOT NULL,
    "author_email" TEXT,
    "body_text" TEXT NOT NULL,
    "quoted_text" TEXT,
    "body_html" TEXT,
    "has_remote_content" BOOLEAN NOT NULL DEFAULT false,
    "sender_trust" TEXT,
    "automatic" BOOLEAN NOT NULL DEFAULT false,
    "parse_problem" TEXT,
    "message_id_header" TEXT,
    "inbound_mail_id" BIGINT,
    "client_key" TEXT,
    "delivery_state" TEXT,
    "delivery_detail" TEXT,
    "delivery_attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "message_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "draft" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "ticket_id" BIGINT NOT NULL,
    "staff_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("shop_id","ticket_id","staff_id","kind")
);

-- CreateTable
CREATE TABLE "ticket_event" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "ticket_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "staff_id" BIGINT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_event_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "inbound_mail" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "mailbox_id" BIGINT NOT NULL,
    "envelope_from" TEXT NOT NULL,
    "recipients" TEXT[],
    "raw" BYTEA NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'received',
    "problem" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbound_mail_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "order_snapshot" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "shopify_customer_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "financial_status" TEXT,
    "fulfillment_status" TEXT NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "total_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "stale_since" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_snapshot_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "order_tracking" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "number" TEXT NOT NULL,
    "order_id" BIGINT NOT NULL,

    CONSTRAINT "order_tracking_pkey" PRIMARY KEY ("shop_id","number","order_id")
);

-- CreateTable
CREATE TABLE "order_import" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "cursor" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "problem" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_import_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "order_action" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "ticket_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "order_name" TEXT NOT NULL,
    "staff_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "request_key" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "shop_amount_minor" BIGINT,
    "shop_currency" TEXT NOT NULL,
    "problem" TEXT,
    "problem_detail" TEXT,
    "result" JSONB,
    "shopify_id" BIGINT,
    "money_state" TEXT NOT NULL DEFAULT 'none',
    "reconciled" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "first_sent_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_action_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "event_id" TEXT,
    "topic" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "triggered_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL DEFAULT 'received',
    "problem" TEXT,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "access_log" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "staff_id" BIGINT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateIndex
CREATE INDEX "shop_session_shop_idx" ON "shop_session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "shop_domain_key" ON "shop"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "staff_shop_id_shopify_user_id_key" ON "staff"("shop_id", "shopify_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "mailbox_address_key" ON "mailbox"("address");

-- CreateIndex
CREATE INDEX "customer_shop_id_shopify_customer_id_idx" ON "customer"("shop_id", "shopify_customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_shop_id_email_key" ON "customer"("shop_id", "email");

-- CreateIndex
CREATE INDEX "ticket_inbox" ON "ticket"("shop_id", "is_open", "last_activity_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_by_status" ON "ticket"("shop_id", "status", "last_activity_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ticket_shop_id_customer_id_last_activity_at_idx" ON "ticket"("shop_id", "customer_id", "last_activity_at" DESC);

-- CreateIndex
CREATE INDEX "ticket_shop_id_order_id_idx" ON "ticket"("shop_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_shop_id_number_key" ON "ticket"("shop_id", "number");

-- CreateIndex
CREATE INDEX "message_shop_id_ticket_id_id_idx" ON "message"("shop_id", "ticket_id", "id");

-- CreateIndex
CREATE INDEX "message_shop_id_message_id_header_idx" ON "message"("shop_id", "message_id_header");

-- CreateIndex
CREATE UNIQUE INDEX "message_shop_id_client_key_key" ON "message"("shop_id", "client_key");

-- CreateIndex
CREATE INDEX "attachment_shop_id_message_id_idx" ON "attachment"("shop_id", "message_id");

-- CreateIndex
CREATE INDEX "ticket_event_shop_id_ticket_id_id_idx" ON "ticket_event"("shop_id", "ticket_id", "id");

-- CreateIndex
CREATE INDEX "inbound_mail_shop_id_state_id_idx" ON "inbound_mail"("shop_id", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_mail_shop_id_digest_key" ON "inbound_mail"("shop_id", "digest");

-- CreateIndex
CREATE INDEX "order_snapshot_shop_id_email_created_at_idx" ON "order_snapshot"("shop_id", "email", "created_at" DESC);

-- CreateIndex
CREATE INDEX "order_snapshot_shop_id_shopify_customer_id_created_at_idx" ON "order_snapshot"("shop_id", "shopify_customer_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "order_snapshot_shop_id_name_idx" ON "order_snapshot"("shop_id", "name");

-- CreateIndex
CREATE INDEX "order_snapshot_shop_id_phone_idx" ON "order_snapshot"("shop_id", "phone");

-- CreateIndex
CREATE INDEX "order_tracking_shop_id_order_id_idx" ON "order_tracking"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "order_action_shop_id_order_id_id_idx" ON "order_action"("shop_id", "order_id", "id");

-- CreateIndex
CREATE INDEX "order_action_shop_id_ticket_id_id_idx" ON "order_action"("shop_id", "ticket_id", "id");

-- CreateIndex
CREATE INDEX "order_action_open" ON "order_action"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "order_action_shop_id_request_key_key" ON "order_action"("shop_id", "request_key");

-- CreateIndex
CREATE UNIQUE INDEX "order_action_shop_id_idempotency_key_key" ON "order_action"("shop_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "webhook_delivery_shop_id_topic_event_id_idx" ON "webhook_delivery"("shop_id", "topic", "event_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_shop_id_state_id_idx" ON "webhook_delivery"("shop_id", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_shop_id_webhook_id_key" ON "webhook_delivery"("shop_id", "webhook_id");

-- CreateIndex
CREATE INDEX "access_log_shop_id_at_idx" ON "access_log"("shop_id", "at");

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mailbox" ADD CONSTRAINT "mailbox_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "customer"("shop_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_shop_id_mailbox_id_fkey" FOREIGN KEY ("shop_id", "mailbox_id") REFERENCES "mailbox"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_shop_id_assignee_id_fkey" FOREIGN KEY ("shop_id", "assignee_id") REFERENCES "staff"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_shop_id_customer_id_fkey" FOREIGN KEY ("shop_id", "customer_id") REFERENCES "customer"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_shop_id_inbound_mail_id_fkey" FOREIGN KEY ("shop_id", "inbound_mail_id") REFERENCES "inbound_mail"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_shop_id_message_id_fkey" FOREIGN KEY ("shop_id", "message_id") REFERENCES "message"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_shop_id_mailbox_id_fkey" FOREIGN KEY ("shop_id", "mailbox_id") REFERENCES "mailbox"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "order_snapshot" ADD CONSTRAINT "order_snapshot_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "order_tracking" ADD CONSTRAINT "order_tracking_shop_id_order_id_fkey" FOREIGN KEY ("shop_id", "order_id") REFERENCES "order_snapshot"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "order_import" ADD CONSTRAINT "order_import_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "order_action" ADD CONSTRAINT "order_action_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "order_action" ADD CONSTRAINT "order_action_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id") REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "order_action" ADD CONSTRAINT "order_action_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id") REFERENCES "staff"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- A row never changes its shop. Composite keys alone do not stop it: an update of shop_id would move the row.
CREATE FUNCTION refuse_change_of_shop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'shop_id of % cannot change', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

DO $$
DECLARE belonging text;
BEGIN
  FOR belonging IN
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'shop_id'
  LOOP
    EXECUTE format(
      'CREATE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON %I FOR EACH ROW
       WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop()', belonging);
  END LOOP;
END
$$;

-- The timeline and the access log are written once.
CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE ON ticket_event FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER append_only BEFORE UPDATE ON access_log FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
