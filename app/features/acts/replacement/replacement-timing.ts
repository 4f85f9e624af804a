const minute = 60_000;

/**
 * Shopify's search is behind by seconds, seldom by minutes, and a request may be at work there for some more. A draft
 * that is not found by its mark so long after it was asked for is left to a person. Our own rule.
 */
export const searchPatienceMilliseconds = 30 * minute;
