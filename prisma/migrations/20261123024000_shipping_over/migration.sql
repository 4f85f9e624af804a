-- Who could refund could give back more than Shopify suggests: nobody loses that unasked.
SET lock_timeout = '5s';
UPDATE "role" SET "abilities" = array_append("abilities", 'shipping_over')
WHERE 'refund' = ANY ("abilities") AND NOT 'shipping_over' = ANY ("abilities");
RESET lock_timeout;
