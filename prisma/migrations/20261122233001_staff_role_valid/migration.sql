-- Beside the writers: it holds the table only against other changes of its shape.
ALTER TABLE "staff" VALIDATE CONSTRAINT "staff_shop_id_role_id_fkey";
