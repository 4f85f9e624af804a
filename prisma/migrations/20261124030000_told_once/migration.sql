-- What several statements ask alike, told once. Functions that give rows become part of the statement that asks them.
SET lock_timeout = '5s';

-- Whether a ticket is but the record of what a shopper's request had done at once, and did not fail: one row, or none.
CREATE FUNCTION "done_at_once"(shop BIGINT, ticket BIGINT) RETURNS SETOF BIGINT
LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT r.id FROM shopper_request r
  JOIN order_action a ON a.shop_id = r.shop_id AND a.id = r.action_id AND a.state <> 'failed'
  JOIN message m ON m.shop_id = r.shop_id AND m.ticket_id = r.ticket_id
    AND m.client_key = 'request ' || r.request_key
  WHERE r.shop_id = shop AND r.ticket_id = ticket AND NOT EXISTS (
    SELECT 1 FROM message f WHERE f.shop_id = m.shop_id AND f.ticket_id = m.ticket_id AND f.id < m.id)
$$;

-- How long customers waited for the first answer, of the shop's newest tickets those that were asked in the last days.
-- Tickets that we began, spam, what machines wrote and what was closed without an answer are none.
CREATE FUNCTION "first_answers"(shop BIGINT, newest INT, days INT, at TIMESTAMPTZ)
RETURNS TABLE (channel TEXT, asked_at TIMESTAMPTZ, is_answered BOOLEAN, waited_seconds FLOAT8)
LANGUAGE sql STABLE AS $$
  SELECT t.channel, asked.created_at, t.first_reply_at IS NOT NULL,
    greatest(0, extract(epoch FROM coalesce(t.first_reply_at, at) - asked.created_at))::float8
  FROM (
    SELECT k.id, k.channel, k.status, k.first_reply_at, k.waiting_since FROM ticket k
    WHERE k.shop_id = shop ORDER BY k.id DESC LIMIT newest
  ) t
  CROSS JOIN LATERAL (
    SELECT m.kind, m.automatic, m.created_at FROM message m
    WHERE m.shop_id = shop AND m.ticket_id = t.id ORDER BY m.id LIMIT 1
  ) asked
  WHERE asked.created_at > at - make_interval(days => days)
    AND asked.kind IN ('customer', 'guest') AND NOT asked.automatic AND t.status <> 'spam'
    AND (t.first_reply_at IS NOT NULL OR t.waiting_since IS NOT NULL)
$$;

RESET lock_timeout;
