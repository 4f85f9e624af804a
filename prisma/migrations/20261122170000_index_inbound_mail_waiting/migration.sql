-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "inbound_mail_waiting" ON "inbound_mail"("state", "received_at");
