-- A notice of many tickets at once is one notice, and says how many more there are.
SET lock_timeout = '5s';
ALTER TABLE "staff_notice" ADD COLUMN IF NOT EXISTS "others" INTEGER NOT NULL DEFAULT 0;
