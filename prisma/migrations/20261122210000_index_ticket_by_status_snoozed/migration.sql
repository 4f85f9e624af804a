-- With `snoozed` at its end, tickets that are put off are counted from the index alone.
-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "ticket_by_status_snoozed" ON "ticket"("shop_id", "status", "last_activity_at" DESC, "id" DESC, "snoozed");
