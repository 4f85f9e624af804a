-- Home counts what was solved lately.
CREATE INDEX CONCURRENTLY "ticket_by_solved" ON "ticket"("shop_id", "solved_at");
