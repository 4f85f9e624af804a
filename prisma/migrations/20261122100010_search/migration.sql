-- Search: one row per ticket with all of its words, kept by triggers, so that whoever writes tickets and messages cannot
-- forget it. Extensions are trusted ones: the owner of the database may make them.
SET lock_timeout = '5s';

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- Words as they are, without accents; and, for each language that PostgreSQL has a stemmer for, its stems.
CREATE TEXT SEARCH CONFIGURATION search_simple (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION search_simple ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;

DO $$
DECLARE
  stemmer text;
BEGIN
  FOREACH stemmer IN ARRAY ARRAY['danish', 'dutch', 'english', 'finnish', 'french', 'german', 'hungarian', 'italian',
    'norwegian', 'portuguese', 'romanian', 'russian', 'spanish', 'swedish', 'turkish']
  LOOP
    EXECUTE format('CREATE TEXT SEARCH CONFIGURATION %I (COPY = %I)', 'search_' || stemmer, stemmer);
    EXECUTE format('ALTER TEXT SEARCH CONFIGURATION %I ALTER MAPPING FOR hword, hword_part, word WITH unaccent, %I',
      'search_' || stemmer, stemmer || '_stem');
  END LOOP;
END $$;

-- The stemmer of a language (ISO 639-1); where it is not known, English. null: there is none.
CREATE OR REPLACE FUNCTION search_stemmer(language text) RETURNS regconfig LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE coalesce(language, 'en')
    WHEN 'da' THEN 'search_danish' WHEN 'nl' THEN 'search_dutch' WHEN 'en' THEN 'search_english'
    WHEN 'fi' THEN 'search_finnish' WHEN 'fr' THEN 'search_french' WHEN 'de' THEN 'search_german'
    WHEN 'hu' THEN 'search_hungarian' WHEN 'it' THEN 'search_italian' WHEN 'no' THEN 'search_norwegian'
    WHEN 'nb' THEN 'search_norwegian' WHEN 'pt' THEN 'search_portuguese' WHEN 'ro' THEN 'search_romanian'
    WHEN 'ru' THEN 'search_russian' WHEN 'es' THEN 'search_spanish' WHEN 'sv' THEN 'search_swedish'
    WHEN 'tr' THEN 'search_turkish' END::regconfig
$$;

-- What a text is found by, without positions: hits are shown in the text itself.
CREATE OR REPLACE FUNCTION search_document(words text, language text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT strip(to_tsvector('search_simple', words) || coalesce(to_tsvector(search_stemmer(language), words), ''))
$$;

-- All of the words: each by its beginning (prefixes[i], '' for none), as it is, or by its stem in any language.
CREATE OR REPLACE FUNCTION search_query(words text[], prefixes text[]) RETURNS tsquery LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_agg('(' || one.q || ')', ' & ')::tsquery, '')
  FROM (
    SELECT string_agg(DISTINCT way.q::text, ' | ') AS q
    FROM unnest(words, prefixes) WITH ORDINALITY AS given(word, prefix, place)
    CROSS JOIN LATERAL (
      SELECT CASE WHEN prefix = '' THEN plainto_tsquery('search_simple', word)
        ELSE to_tsquery('search_simple', '''' || replace(replace(prefix, '\', '\\'), '''', '''''') || ''':*') END AS q
      UNION ALL
      SELECT plainto_tsquery(c.oid::regconfig, word)
      FROM pg_ts_config c WHERE c.cfgname LIKE 'search\_%' AND pg_ts_config_is_visible(c.oid)
    ) AS way
    WHERE numnode(way.q) > 0
    GROUP BY place
  ) AS one
$$;

-- For comparing names: lower case, without accents. The schema is named because indexes are restored without a path.
CREATE OR REPLACE FUNCTION search_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lower(public.unaccent('public.unaccent'::regdictionary, words))
$$;

CREATE TABLE IF NOT EXISTS "ticket_search" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "ticket_id" BIGINT NOT NULL,
    "recent_at" TIMESTAMPTZ(3) NOT NULL,
    "size" INTEGER NOT NULL DEFAULT 0,
    "is_stale" BOOLEAN NOT NULL DEFAULT false,
    "document" tsvector NOT NULL DEFAULT ''::tsvector,

    CONSTRAINT "ticket_search_pkey" PRIMARY KEY ("shop_id","ticket_id")
);

CREATE TABLE IF NOT EXISTS "order_sku" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "sku" TEXT NOT NULL,
    "order_id" BIGINT NOT NULL,

    CONSTRAINT "order_sku_pkey" PRIMARY KEY ("shop_id","sku","order_id")
);
CREATE INDEX IF NOT EXISTS "order_sku_shop_id_order_id_idx" ON "order_sku"("shop_id", "order_id");
BEGIN;
ALTER TABLE "order_sku" DROP CONSTRAINT IF EXISTS "order_sku_shop_id_order_id_fkey",
  ADD CONSTRAINT "order_sku_shop_id_order_id_fkey" FOREIGN KEY ("shop_id", "order_id")
  REFERENCES "order_snapshot"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "ticket_search" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "order_sku" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

BEGIN;
ALTER TABLE "ticket_search" DROP CONSTRAINT IF EXISTS "ticket_search_shop_id_ticket_id_fkey",
  ADD CONSTRAINT "ticket_search_shop_id_ticket_id_fkey" FOREIGN KEY ("shop_id", "ticket_id")
  REFERENCES "ticket"("shop_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;
CREATE INDEX IF NOT EXISTS "ticket_search_recent" ON "ticket_search"("shop_id", "recent_at" DESC, "ticket_id" DESC);
CREATE INDEX IF NOT EXISTS "ticket_search_document" ON "ticket_search" USING GIN ("shop_id" int8_ops, "document" tsvector_ops);
CREATE INDEX IF NOT EXISTS "ticket_search_stale" ON "ticket_search"("shop_id", "ticket_id") WHERE "is_stale";

-- A ticket is searched by its subject, its customer's name and the first 200,000 bytes of its messages, of each at most
-- 20,000 characters: beyond, PostgreSQL could not keep the words of one row.
CREATE OR REPLACE FUNCTION rebuild_ticket_search(shop bigint, tickets bigint[]) RETURNS void LANGUAGE sql AS $$
  UPDATE ticket_search s
  SET document = search_document(t.subject || ' ' || t.customer_name || ' ' || m.words, t.language),
      size = octet_length(m.words), is_stale = false
  FROM ticket t
  CROSS JOIN LATERAL (
    SELECT coalesce(left(string_agg(left(body_text, 20000), ' ' ORDER BY id), 60000), '') AS words
    FROM (SELECT id, body_text FROM message WHERE shop_id = shop AND ticket_id = t.id AND automatic_kind IS NULL
          ORDER BY id LIMIT 2000) kept
  ) m
  WHERE s.shop_id = shop AND s.ticket_id = ANY(tickets) AND t.shop_id = shop AND t.id = s.ticket_id
$$;

CREATE OR REPLACE FUNCTION search_new_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ticket_search (shop_id, ticket_id, recent_at, document)
  SELECT shop_id, id, last_activity_at, search_document(subject || ' ' || customer_name, language) FROM fresh
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
BEGIN;
CREATE OR REPLACE TRIGGER search_new_tickets AFTER INSERT ON ticket REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION search_new_tickets();
COMMIT;

CREATE OR REPLACE FUNCTION search_changed_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM rebuild_ticket_search(NEW.shop_id, ARRAY[NEW.id]);
  RETURN NULL;
END $$;
BEGIN;
CREATE OR REPLACE TRIGGER search_changed_ticket AFTER UPDATE OF subject, customer_name, language ON ticket FOR EACH ROW
  WHEN ((OLD.subject, OLD.customer_name, OLD.language) IS DISTINCT FROM (NEW.subject, NEW.customer_name, NEW.language))
  EXECUTE FUNCTION search_changed_ticket();
COMMIT;

CREATE OR REPLACE FUNCTION search_new_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE ticket_search s
  SET document = CASE WHEN s.size + octet_length(n.words) <= 200000
        THEN s.document || search_document(n.words, t.language) ELSE s.document END,
      size = least(s.size + octet_length(n.words), 1000000000),
      recent_at = greatest(s.recent_at, n.at)
  FROM (
    SELECT shop_id, ticket_id, max(created_at) AS at, left(string_agg(left(body_text, 20000), ' '), 60000) AS words
    FROM fresh WHERE automatic_kind IS NULL GROUP BY shop_id, ticket_id
  ) n JOIN ticket t ON t.shop_id = n.shop_id AND t.id = n.ticket_id
  WHERE s.shop_id = n.shop_id AND s.ticket_id = n.ticket_id;
  RETURN NULL;
END $$;
BEGIN;
CREATE OR REPLACE TRIGGER search_new_messages AFTER INSERT ON message REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION search_new_messages();
COMMIT;

CREATE OR REPLACE FUNCTION search_changed_messages() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  FOR one IN
    SELECT shop_id, array_agg(DISTINCT ticket_id) AS tickets
    FROM (
      SELECT o.shop_id, unnest(ARRAY[o.ticket_id, n.ticket_id]) AS ticket_id
      FROM gone o JOIN fresh n ON n.shop_id = o.shop_id AND n.id = o.id
      WHERE o.ticket_id <> n.ticket_id OR o.body_text <> n.body_text
    ) changed GROUP BY shop_id
  LOOP
    PERFORM rebuild_ticket_search(one.shop_id, one.tickets);
  END LOOP;
  RETURN NULL;
END $$;
BEGIN;
CREATE OR REPLACE TRIGGER search_changed_messages AFTER UPDATE ON message REFERENCING OLD TABLE AS gone NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION search_changed_messages();
COMMIT;

CREATE OR REPLACE FUNCTION search_gone_messages() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  FOR one IN
    SELECT g.shop_id, array_agg(DISTINCT g.ticket_id) AS tickets
    FROM gone g JOIN ticket t ON t.shop_id = g.shop_id AND t.id = g.ticket_id GROUP BY g.shop_id
  LOOP
    PERFORM rebuild_ticket_search(one.shop_id, one.tickets);
  END LOOP;
  RETURN NULL;
END $$;
BEGIN;
CREATE OR REPLACE TRIGGER search_gone_messages AFTER DELETE ON message REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION search_gone_messages();
COMMIT;

RESET lock_timeout;
