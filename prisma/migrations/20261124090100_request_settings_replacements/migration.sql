-- How often things are sent again at once to one customer within a year.
SET lock_timeout = '5s';
ALTER TABLE "request_settings" ADD COLUMN IF NOT EXISTS "replacements_a_year" INTEGER NOT NULL DEFAULT 1;
RESET lock_timeout;
