SET lock_timeout = '5s';
ALTER TABLE "draft_file" VALIDATE CONSTRAINT "draft_file_place";
