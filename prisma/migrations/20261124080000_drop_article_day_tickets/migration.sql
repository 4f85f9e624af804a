-- Nothing wrote it: tickets that followed are counted from the sessions.
SET lock_timeout = '5s';
ALTER TABLE "article_day" DROP COLUMN IF EXISTS "tickets";
RESET lock_timeout;
