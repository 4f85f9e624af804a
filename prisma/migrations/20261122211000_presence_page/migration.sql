-- Which open page said last that somebody is at a ticket: when its connection ends, they are not there any more.
SET lock_timeout = '5s';
ALTER TABLE "ticket_presence" ADD COLUMN IF NOT EXISTS "page_id" UUID;
