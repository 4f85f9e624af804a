-- For how many days after its arrival something that is wrong is sent again at once. None: as it comes.
SET lock_timeout = '5s';
ALTER TABLE "request_rule" ADD COLUMN IF NOT EXISTS "now_days" INTEGER;
RESET lock_timeout;
