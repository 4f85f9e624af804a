CREATE INDEX CONCURRENTLY IF NOT EXISTS "draft_file_shop_id_file_id_idx" ON "draft_file" ("shop_id", "file_id");
