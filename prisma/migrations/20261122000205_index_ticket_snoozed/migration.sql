-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "ticket_snoozed" ON "ticket"("shop_id", "snoozed", "snoozed_until", "id");
