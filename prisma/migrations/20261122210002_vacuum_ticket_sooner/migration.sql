-- Counts of views are read from indexes alone as long as the table is vacuumed. By itself PostgreSQL waits for a fifth of
-- the table to change: in a shop with a million tickets that is months.
SET lock_timeout = '5s';
ALTER TABLE "ticket" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
