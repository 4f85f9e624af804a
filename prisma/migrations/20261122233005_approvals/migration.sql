-- Acts above somebody's limit, and what somebody else said to them.
SET lock_timeout = '5s';

CREATE TABLE IF NOT EXISTS "approval" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "id" BIGSERIAL NOT NULL,
    "action_id" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "asked_by_id" BIGINT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "word" TEXT NOT NULL DEFAULT '',
    "over" JSONB NOT NULL,
    "decided_by_id" BIGINT,
    "decided_at" TIMESTAMPTZ(3),
    "decision_word" TEXT NOT NULL DEFAULT '',
    "instead_id" BIGINT,
    "remind_at" TIMESTAMPTZ(3),
    "reminded" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("shop_id","id")
);
CREATE UNIQUE INDEX IF NOT EXISTS "approval_shop_id_action_id_key" ON "approval"("shop_id", "action_id");
CREATE INDEX IF NOT EXISTS "approval_shop_id_instead_id_idx" ON "approval"("shop_id", "instead_id");
CREATE INDEX IF NOT EXISTS "approval_waiting" ON "approval"("shop_id", "id") WHERE "state" = 'asked';
CREATE INDEX IF NOT EXISTS "approval_to_remind" ON "approval"("remind_at", "shop_id") WHERE "state" = 'asked';
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "approval" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

BEGIN;
ALTER TABLE "approval" DROP CONSTRAINT IF EXISTS "approval_shop_id_fkey",
  ADD CONSTRAINT "approval_shop_id_fkey" FOREIGN KEY ("shop_id")
  REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "approval" DROP CONSTRAINT IF EXISTS "approval_shop_id_action_id_fkey",
  ADD CONSTRAINT "approval_shop_id_action_id_fkey" FOREIGN KEY ("shop_id", "action_id")
  REFERENCES "order_action"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "approval" DROP CONSTRAINT IF EXISTS "approval_shop_id_instead_id_fkey",
  ADD CONSTRAINT "approval_shop_id_instead_id_fkey" FOREIGN KEY ("shop_id", "instead_id")
  REFERENCES "order_action"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;

BEGIN;
ALTER TABLE "approval" DROP CONSTRAINT IF EXISTS "approval_shop_id_asked_by_id_fkey",
  ADD CONSTRAINT "approval_shop_id_asked_by_id_fkey" FOREIGN KEY ("shop_id", "asked_by_id")
  REFERENCES "staff"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "approval" DROP CONSTRAINT IF EXISTS "approval_shop_id_decided_by_id_fkey",
  ADD CONSTRAINT "approval_shop_id_decided_by_id_fkey" FOREIGN KEY ("shop_id", "decided_by_id")
  REFERENCES "staff"("shop_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
COMMIT;

RESET lock_timeout;
