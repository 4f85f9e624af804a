-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "message_shop_id_inbound_mail_id_idx" ON "message"("shop_id", "inbound_mail_id");
