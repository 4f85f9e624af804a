-- Who did and changed what that counts. Written once: only what forgets by law or by age may change or take rows, and
-- says so for its transaction.
SET lock_timeout = '5s';

CREATE TABLE IF NOT EXISTS "audit_entry" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "staff_id" BIGINT,
    "staff_name" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "order_name" TEXT,
    "ticket_number" INTEGER,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE INDEX IF NOT EXISTS "audit_entry_shop_id_at_idx" ON "audit_entry"("shop_id", "at");
CREATE INDEX IF NOT EXISTS "audit_entry_shop_id_staff_id_id_idx" ON "audit_entry"("shop_id", "staff_id", "id");
CREATE INDEX IF NOT EXISTS "audit_entry_shop_id_ticket_number_id_idx" ON "audit_entry"("shop_id", "ticket_number", "id");
CREATE INDEX IF NOT EXISTS "audit_entry_shop_id_order_name_id_idx" ON "audit_entry"("shop_id", "order_name", "id");

CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "audit_entry" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW
  WHEN (OLD.shop_id::text IS DISTINCT FROM current_setting('app.may_forget', true))
  EXECUTE FUNCTION refuse_change_of_history();

BEGIN;
ALTER TABLE "audit_entry" DROP CONSTRAINT IF EXISTS "audit_entry_shop_id_fkey",
  ADD CONSTRAINT "audit_entry_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "audit_entry" DROP CONSTRAINT IF EXISTS "audit_entry_shop_id_staff_id_fkey",
  ADD CONSTRAINT "audit_entry_shop_id_staff_id_fkey" FOREIGN KEY ("shop_id", "staff_id")
  REFERENCES "staff"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;

RESET lock_timeout;
