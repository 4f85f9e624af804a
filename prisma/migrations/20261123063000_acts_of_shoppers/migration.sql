-- An act may be a shopper's own, by the shop's rule: nobody of the staff.
SET lock_timeout = '5s';
ALTER TABLE "order_action" ALTER COLUMN "staff_id" DROP NOT NULL;
RESET lock_timeout;
