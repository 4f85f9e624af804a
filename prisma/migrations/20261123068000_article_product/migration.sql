-- What the product of an article is called, and its address in the shop.
SET lock_timeout = '5s';
ALTER TABLE "article" ADD COLUMN IF NOT EXISTS "product_title" TEXT,
ADD COLUMN IF NOT EXISTS "product_handle" TEXT;
RESET lock_timeout;
