-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "bulk_action_open" ON "bulk_action"("state", "created_at");
