-- What the role of who acts was called then: a report by role tells of the day, not of today.
SET lock_timeout = '5s';
ALTER TABLE "order_action" ADD COLUMN IF NOT EXISTS "staff_role" TEXT;
RESET lock_timeout;
