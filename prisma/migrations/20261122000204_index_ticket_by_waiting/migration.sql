-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "ticket_by_waiting" ON "ticket"("shop_id", "is_open", "waiting_since", "id");
