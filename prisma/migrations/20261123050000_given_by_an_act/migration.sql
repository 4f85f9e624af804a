-- What an act really gave, in minor units of the shop's currency: without what the payment provider refused.
CREATE FUNCTION "act_given_minor"(worth BIGINT, money_state TEXT, result JSONB) RETURNS BIGINT
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN money_state <> 'failed' THEN worth
    WHEN result->>'isMoneyMissing' = 'true' THEN 0
    ELSE greatest(0, worth - (
      SELECT coalesce(sum((part->'shopAmount'->>'minor')::bigint), 0)
      FROM jsonb_array_elements(
        CASE WHEN jsonb_typeof(result->'transactions') = 'array' THEN result->'transactions' ELSE '[]' END) part
      WHERE part->>'status' IN ('FAILURE', 'ERROR')))::bigint
  END
$$;
