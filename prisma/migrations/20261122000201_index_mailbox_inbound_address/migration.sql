-- One statement, outside a transaction: writers go on while it is built.
CREATE UNIQUE INDEX CONCURRENTLY "mailbox_inbound_address_key" ON "mailbox"("inbound_address");
