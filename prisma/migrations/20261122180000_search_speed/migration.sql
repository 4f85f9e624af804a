-- Search costs less: for a mail that begins a ticket one row is written instead of two, and the words of a search are
-- read without looking for the languages in the catalog.
SET lock_timeout = '5s';

-- What takes messages away may take the ticket's time back too.
CREATE OR REPLACE FUNCTION rebuild_ticket_search(shop bigint, tickets bigint[]) RETURNS void LANGUAGE sql AS $$
  UPDATE ticket_search s
  SET document = search_document(t.subject || ' ' || t.customer_name || ' ' || m.words, t.language),
      size = octet_length(m.words), is_stale = false, recent_at = t.last_activity_at
  FROM ticket t
  CROSS JOIN LATERAL (
    SELECT coalesce(left(string_agg(left(body_text, 20000), ' ' ORDER BY id), 60000), '') AS words
    FROM (SELECT id, body_text FROM message WHERE shop_id = shop AND ticket_id = t.id AND automatic_kind IS NULL
          ORDER BY id LIMIT 2000) kept
  ) m
  WHERE s.shop_id = shop AND s.ticket_id = ANY(tickets) AND t.shop_id = shop AND t.id = s.ticket_id
$$;

-- The first messages of a ticket bring its subject and its customer's name with them.
CREATE OR REPLACE FUNCTION search_new_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ticket_search AS s (shop_id, ticket_id, recent_at, size, document)
  SELECT n.shop_id, n.ticket_id, greatest(n.at, t.last_activity_at), n.size,
    CASE
      WHEN k.ticket_id IS NULL THEN search_document(concat_ws(' ', t.subject, t.customer_name, n.words), t.language)
      WHEN n.words IS NULL OR k.size + n.size > 200000 THEN ''
      ELSE search_document(n.words, t.language)
    END
  FROM (
    SELECT shop_id, ticket_id, max(created_at) AS at, left(string_agg(left(body_text, 20000), ' ' ORDER BY id), 60000) AS words,
      least(coalesce(sum(octet_length(left(body_text, 20000))), 0), 1000000000)::int AS size
    FROM fresh WHERE automatic_kind IS NULL GROUP BY shop_id, ticket_id
  ) n
  JOIN ticket t ON t.shop_id = n.shop_id AND t.id = n.ticket_id
  LEFT JOIN ticket_search k ON k.shop_id = n.shop_id AND k.ticket_id = n.ticket_id
  ON CONFLICT (shop_id, ticket_id) DO UPDATE
  SET document = s.document || excluded.document, size = least(s.size::bigint + excluded.size, 1000000000)::int,
    recent_at = greatest(s.recent_at, excluded.recent_at);
  RETURN NULL;
END $$;

-- A ticket that got no message, or messages that stood elsewhere before, has its words read when its transaction ends.
DROP TRIGGER search_new_tickets ON ticket;
CREATE OR REPLACE FUNCTION search_new_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ticket_search WHERE shop_id = NEW.shop_id AND ticket_id = NEW.id) THEN
    INSERT INTO ticket_search (shop_id, ticket_id, recent_at)
    SELECT shop_id, id, last_activity_at FROM ticket WHERE shop_id = NEW.shop_id AND id = NEW.id
    ON CONFLICT DO NOTHING;
    PERFORM rebuild_ticket_search(NEW.shop_id, ARRAY[NEW.id]);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER search_new_tickets AFTER INSERT ON ticket DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION search_new_tickets();

-- All of the words: each by its beginning (prefixes[i], '' for none), as it is, or by its stem in any language.
CREATE OR REPLACE FUNCTION search_query(words text[], prefixes text[]) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
DECLARE
  word text;
  place int := 0;
  ways text;
  everything tsquery := '';
BEGIN
  FOREACH word IN ARRAY words LOOP
    place := place + 1;
    SELECT string_agg(DISTINCT way::text, ' | ') INTO ways
    FROM unnest(ARRAY[
        CASE WHEN prefixes[place] <> '' THEN to_tsquery('search_simple',
          '''' || replace(replace(prefixes[place], '\', '\\'), '''', '''''') || ''':*') END,
        plainto_tsquery('search_simple', word), plainto_tsquery('search_danish', word),
        plainto_tsquery('search_dutch', word), plainto_tsquery('search_english', word),
        plainto_tsquery('search_finnish', word), plainto_tsquery('search_french', word),
        plainto_tsquery('search_german', word), plainto_tsquery('search_hungarian', word),
        plainto_tsquery('search_italian', word), plainto_tsquery('search_norwegian', word),
        plainto_tsquery('search_portuguese', word), plainto_tsquery('search_romanian', word),
        plainto_tsquery('search_russian', word), plainto_tsquery('search_spanish', word),
        plainto_tsquery('search_swedish', word), plainto_tsquery('search_turkish', word)]) AS way
    WHERE numnode(way) > 0;
    IF ways IS NOT NULL THEN
      everything := CASE WHEN numnode(everything) = 0 THEN ways::tsquery ELSE everything && ways::tsquery END;
    END IF;
  END LOOP;
  RETURN everything;
END $$;

RESET lock_timeout;
