-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "ticket_by_priority" ON "ticket"("shop_id", "is_open", "priority" DESC, "last_activity_at" DESC, "id" DESC);
