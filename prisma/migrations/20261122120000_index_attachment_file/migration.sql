CREATE INDEX CONCURRENTLY IF NOT EXISTS "attachment_shop_id_file_id_idx" ON "attachment" ("shop_id", "file_id");
