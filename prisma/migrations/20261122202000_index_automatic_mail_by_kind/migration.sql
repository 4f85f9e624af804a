-- One statement, outside a transaction: writers go on while it is built.
CREATE INDEX CONCURRENTLY "automatic_mail_shop_id_kind_at_idx" ON "automatic_mail"("shop_id", "kind", "at");
