-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "customer_by_words" ON "customer" USING GIN ("shop_id", search_fold("name" || ' ' || "email") gin_trgm_ops);
