-- Customers whose name or address reads like this, also with a slip of the finger; the most alike first. The threshold is
-- ours: two letters changed places in a name of eight are still found. A name that fits very many is compared with some
-- of them only.
CREATE FUNCTION find_customers(shop bigint, words text, most int) RETURNS TABLE (id bigint, likeness real)
LANGUAGE plpgsql STABLE SET pg_trgm.word_similarity_threshold = 0.4 AS $$
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
