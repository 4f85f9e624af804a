ALTER TABLE "customer" VALIDATE CONSTRAINT "customer_shop_id_merged_into_id_fkey";
ALTER TABLE "ticket" VALIDATE CONSTRAINT "ticket_shop_id_merged_into_id_fkey";
ALTER TABLE "attachment" VALIDATE CONSTRAINT "attachment_shop_id_file_id_fkey";
