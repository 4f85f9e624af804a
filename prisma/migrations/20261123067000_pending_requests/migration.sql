-- What shoppers asked for and what is to be done at once is found again if nobody has come to its end.
SET lock_timeout = '5s';
ALTER TABLE "shopper_request" ADD COLUMN IF NOT EXISTS "pending_since" TIMESTAMPTZ(3);
RESET lock_timeout;
