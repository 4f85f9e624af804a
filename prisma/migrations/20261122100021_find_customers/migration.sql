-- Customers whose name or address reads like this, also with a slip of the finger; the most alike first. The threshold is
-- ours: two letters changed places in a name of eight are still found.
CREATE FUNCTION find_customers(shop bigint, words text, most int) RETURNS TABLE (id bigint, likeness real)
LANGUAGE plpgsql STABLE SET pg_trgm.word_similarity_threshold = 0.45 AS $$
BEGIN
  RETURN QUERY
    SELECT c.id, word_similarity(search_fold(words), search_fold(c.name || ' ' || c.email))
    FROM customer c
    WHERE c.shop_id = shop AND search_fold(words) <% search_fold(c.name || ' ' || c.email)
      AND c.merged_into_id IS NULL AND c.erased_at IS NULL
    ORDER BY 2 DESC, c.id DESC
    LIMIT most;
END $$;
