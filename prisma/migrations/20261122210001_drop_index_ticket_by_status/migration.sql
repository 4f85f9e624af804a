-- ticket_by_status_snoozed begins with the same columns. One statement, outside a transaction.
DROP INDEX CONCURRENTLY "ticket_by_status";
