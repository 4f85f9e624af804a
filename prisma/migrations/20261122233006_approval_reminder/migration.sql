-- How long a request for approval may stay unanswered before people are reminded.
SET lock_timeout = '5s';
ALTER TABLE "shop_settings" ADD COLUMN IF NOT EXISTS "approval_remind_minutes" INTEGER NOT NULL DEFAULT 60;
RESET lock_timeout;
