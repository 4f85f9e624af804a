-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "staff_notice_shop_id_message_id_idx" ON "staff_notice"("shop_id", "message_id");
