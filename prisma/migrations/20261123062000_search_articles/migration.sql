-- Search in help articles: one row for each text that shoppers see, kept by triggers, so that whoever publishes cannot
-- forget it; and the words that stand in them, by which a misspelt one is understood.
SET lock_timeout = '5s';

CREATE TABLE IF NOT EXISTS "article_find" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "article_id" BIGINT NOT NULL,
    "locale" TEXT NOT NULL,
    "title" tsvector NOT NULL DEFAULT ''::tsvector,
    "document" tsvector NOT NULL DEFAULT ''::tsvector,

    CONSTRAINT "article_find_pkey" PRIMARY KEY ("shop_id","article_id","locale")
);
-- What is published is read at once and often: nothing is put off, as GIN indexes else do.
CREATE INDEX IF NOT EXISTS "article_find_document" ON "article_find"
  USING GIN ("shop_id" int8_ops, "locale" text_ops, "document" tsvector_ops) WITH (fastupdate = off);
CREATE INDEX IF NOT EXISTS "article_find_shop_id_locale_idx" ON "article_find"("shop_id", "locale");
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "article_find" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

CREATE TABLE IF NOT EXISTS "article_word" (
    "shop_id" BIGINT NOT NULL DEFAULT current_setting('app.shop_id')::bigint,
    "locale" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "folded" TEXT NOT NULL,

    CONSTRAINT "article_word_pkey" PRIMARY KEY ("shop_id","locale","word")
);
CREATE INDEX IF NOT EXISTS "article_word_folded" ON "article_word"
  USING GIN ("shop_id" int8_ops, "locale" text_ops, "folded" gin_trgm_ops) WITH (fastupdate = off);
CREATE OR REPLACE TRIGGER refuse_change_of_shop BEFORE UPDATE OF shop_id ON "article_word" FOR EACH ROW
  WHEN (OLD.shop_id IS DISTINCT FROM NEW.shop_id) EXECUTE FUNCTION refuse_change_of_shop();

BEGIN;
ALTER TABLE "article_find" DROP CONSTRAINT IF EXISTS "article_find_shop_id_article_id_locale_fkey",
  ADD CONSTRAINT "article_find_shop_id_article_id_locale_fkey" FOREIGN KEY ("shop_id", "article_id", "locale")
  REFERENCES "article_text"("shop_id", "article_id", "locale") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;
BEGIN;
ALTER TABLE "article_word" DROP CONSTRAINT IF EXISTS "article_word_shop_id_fkey",
  ADD CONSTRAINT "article_word_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("shop_id") ON DELETE CASCADE ON UPDATE NO ACTION;
COMMIT;

-- The stemmer of an article's language; null where PostgreSQL has none for it.
CREATE OR REPLACE FUNCTION article_stemmer(locale text) RETURNS regconfig LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT search_stemmer(lower(split_part(locale, '-', 1)))
$$;

-- Words that a stemmer cannot bring together once their accents are gone: plurals of Portuguese ("devoluções").
CREATE OR REPLACE FUNCTION article_forms(words text, locale text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN lower(locale) LIKE 'pt%' THEN regexp_replace(search_fold(words), '(oes|aes)\M', 'ao', 'g') END
$$;

-- Words as they are and as stems; the first 60,000 characters: beyond, PostgreSQL could not keep them in one row.
CREATE OR REPLACE FUNCTION article_document(words text, locale text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT strip(to_tsvector('search_simple', left(words, 60000)) ||
    coalesce(to_tsvector(article_stemmer(locale), left(words, 60000)), '') ||
    coalesce(to_tsvector('search_simple', article_forms(left(words, 60000), locale)), ''))
$$;

-- `in_locale` null: in all languages.
CREATE OR REPLACE FUNCTION refresh_article_find(shop bigint, article bigint, in_locale text) RETURNS void LANGUAGE sql AS $$
  DELETE FROM article_find
  WHERE shop_id = shop AND article_id = article AND (in_locale IS NULL OR locale = in_locale);
  INSERT INTO article_find (shop_id, article_id, locale, title, document)
  SELECT shop, t.article_id, t.locale, article_document(t.title, t.locale),
    article_document(t.title || ' ' || coalesce(t.body_text, ''), t.locale)
  FROM article_text t JOIN article a ON a.shop_id = t.shop_id AND a.id = t.article_id
  WHERE t.shop_id = shop AND t.article_id = article AND (in_locale IS NULL OR t.locale = in_locale)
    AND t.published_at IS NOT NULL AND t.title IS NOT NULL AND a.is_live AND a.archived_at IS NULL
  ON CONFLICT DO NOTHING;
  INSERT INTO article_word (shop_id, locale, word, folded)
  SELECT shop, f.locale, one.word, search_fold(one.word)
  FROM article_find f
  JOIN article_text t ON t.shop_id = f.shop_id AND t.article_id = f.article_id AND t.locale = f.locale
  CROSS JOIN LATERAL unnest(tsvector_to_array(
    to_tsvector('simple', left(t.title || ' ' || coalesce(t.body_text, ''), 60000)))) AS one(word)
  WHERE f.shop_id = shop AND f.article_id = article AND (in_locale IS NULL OR f.locale = in_locale)
    AND one.word ~ '^[[:alpha:]]{4,30}$' AND NOT EXISTS (
      SELECT FROM article_word w WHERE w.shop_id = shop AND w.locale = f.locale AND w.word = one.word)
  ORDER BY 2, 3
  ON CONFLICT DO NOTHING;
$$;

-- What each word is looked for by: its beginning (prefixes[i], '' for none), as it is, by its stem. `is_small`: a word that
-- stands everywhere, such as "the".
CREATE OR REPLACE FUNCTION article_queries(words text[], prefixes text[], locale text)
RETURNS TABLE (place bigint, query tsquery, is_small boolean) LANGUAGE sql STABLE ROWS 8 AS $$
  SELECT given.place, string_agg(DISTINCT way.q::text, ' | ')::tsquery,
    coalesce(bool_or(numnode(plainto_tsquery(article_stemmer(locale), given.word)) = 0), false)
  FROM unnest(words, prefixes) WITH ORDINALITY AS given(word, prefix, place)
  CROSS JOIN LATERAL (
    SELECT plainto_tsquery('search_simple', given.word) AS q
    UNION ALL
    SELECT to_tsquery('search_simple', '''' || replace(replace(given.prefix, '\', '\\'), '''', '''''') || ''':*')
    WHERE given.prefix <> ''
    UNION ALL
    SELECT plainto_tsquery(article_stemmer(locale), given.word)
    UNION ALL
    SELECT plainto_tsquery('search_simple', article_forms(given.word, locale))
  ) AS way
  WHERE numnode(way.q) > 0
  GROUP BY given.place
$$;

-- Words of the shop's articles that look like one that stands in none of them; `begins`: nor begins one. Of four or five
-- letters two that changed places leave too little to compare: those that begin with the same letter are given. The
-- threshold is ours: which word is meant is decided by how many letters differ.
CREATE OR REPLACE FUNCTION article_words_like(shop bigint, in_locale text, typed text, begins boolean)
RETURNS TABLE (word text, folded text) LANGUAGE plpgsql STABLE ROWS 20 SET pg_trgm.similarity_threshold = 0.25 AS $$
DECLARE
  plain text := search_fold(typed);
  size int := length(plain);
BEGIN
  IF size < 4 OR plain !~ '^[[:alpha:]]+$' OR EXISTS (
    SELECT FROM article_word w WHERE w.shop_id = shop AND w.locale = in_locale
      AND w.folded LIKE plain || '%' AND (begins OR w.folded = plain)) THEN
    RETURN;
  ELSIF size < 6 THEN
    RETURN QUERY
      SELECT w.word, w.folded FROM article_word w
      WHERE w.shop_id = shop AND w.locale = in_locale AND w.folded LIKE left(plain, 1) || '%'
        AND length(w.folded) BETWEEN size - 1 AND size + 1
      ORDER BY similarity(w.folded, plain) DESC, w.word LIMIT 500;
  ELSE
    RETURN QUERY
      SELECT w.word, w.folded FROM article_word w
      WHERE w.shop_id = shop AND w.locale = in_locale AND w.folded % plain
        AND length(w.folded) BETWEEN size - 2 AND size + 2
      ORDER BY similarity(w.folded, plain) DESC, w.word LIMIT 50;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION search_changed_article_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_article_find(NEW.shop_id, NEW.article_id, NEW.locale);
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION search_changed_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_article_find(NEW.shop_id, NEW.id, NULL);
  RETURN NULL;
END $$;
BEGIN;
CREATE OR REPLACE TRIGGER search_new_article_text AFTER INSERT ON article_text FOR EACH ROW
  WHEN (NEW.published_at IS NOT NULL) EXECUTE FUNCTION search_changed_article_text();
CREATE OR REPLACE TRIGGER search_changed_article_text AFTER UPDATE OF title, body_text, published_at ON article_text FOR EACH ROW
  WHEN ((OLD.title, OLD.body_text, OLD.published_at IS NULL) IS DISTINCT FROM (NEW.title, NEW.body_text, NEW.published_at IS NULL))
  EXECUTE FUNCTION search_changed_article_text();
COMMIT;
BEGIN;
CREATE OR REPLACE TRIGGER search_changed_article AFTER UPDATE OF is_live, archived_at ON article FOR EACH ROW
  WHEN ((OLD.is_live, OLD.archived_at IS NULL) IS DISTINCT FROM (NEW.is_live, NEW.archived_at IS NULL))
  EXECUTE FUNCTION search_changed_article();
COMMIT;

RESET lock_timeout;
