-- Files beside the first message of a ticket that does not exist yet: `start_key` names the form they were put to.
SET lock_timeout = '5s';
ALTER TABLE "draft_file" ADD COLUMN IF NOT EXISTS "start_key" TEXT;
ALTER TABLE "draft_file" ALTER COLUMN "ticket_id" DROP NOT NULL;
ALTER TABLE "draft_file" ADD CONSTRAINT "draft_file_place" CHECK (("ticket_id" IS NULL) <> ("start_key" IS NULL)) NOT VALID;
