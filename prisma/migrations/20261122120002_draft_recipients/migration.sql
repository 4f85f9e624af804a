-- To whom an unsent text is to go, as typed.
ALTER TABLE "draft" ADD COLUMN "recipients" JSONB NOT NULL DEFAULT '{}';
