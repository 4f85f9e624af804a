-- A name is compared first with those that are rather like it, which are few, and only where there are none with those
-- that are less so. Both thresholds are ours: with the second, any two letters of a name of eight may have changed places.
ALTER FUNCTION find_customers(bigint, text, int) RENAME TO find_customers_loosely;

CREATE FUNCTION find_customers_closely(shop bigint, words text, most int) RETURNS TABLE (id bigint, likeness real)
LANGUAGE plpgsql STABLE SET pg_trgm.word_similarity_threshold = 0.5 AS $$
BEGIN
  IF words = '' THEN RETURN; END IF;
  RETURN QUERY
    SELECT fitting.id, word_similarity(search_fold(words), fitting.folded) AS alike
    FROM (
      SELECT c.id, search_fold(c.name || ' ' || c.email) AS folded
      FROM customer c
      WHERE c.shop_id = shop AND search_fold(words) <% search_fold(c.name || ' ' || c.email)
        AND c.merged_into_id IS NULL AND c.erased_at IS NULL
      LIMIT 500
    ) fitting
    ORDER BY alike DESC, fitting.id DESC
    LIMIT most;
END $$;

CREATE FUNCTION find_customers(shop bigint, words text, most int) RETURNS TABLE (id bigint, likeness real)
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY SELECT * FROM find_customers_closely(shop, words, most);
  IF NOT FOUND THEN
    RETURN QUERY SELECT * FROM find_customers_loosely(shop, words, most);
  END IF;
END $$;
