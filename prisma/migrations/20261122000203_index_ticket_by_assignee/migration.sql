-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "ticket_by_assignee" ON "ticket"("shop_id", "assignee_id", "is_open", "last_activity_at" DESC, "id" DESC);
