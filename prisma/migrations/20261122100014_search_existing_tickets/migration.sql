-- Tickets from before there was a search: a job reads their words. After the triggers stand, so that none is missed.
INSERT INTO ticket_search (shop_id, ticket_id, recent_at, is_stale)
SELECT shop_id, id, last_activity_at, true FROM ticket
ON CONFLICT DO NOTHING;
