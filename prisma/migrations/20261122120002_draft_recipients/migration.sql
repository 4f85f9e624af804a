-- To whom an unsent text is to go, as typed.
SET lock_timeout = '5s';

ALTER TABLE "draft" ADD COLUMN "recipients" JSONB NOT NULL DEFAULT '{}';

RESET lock_timeout;
