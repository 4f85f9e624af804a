/**
 * The variants of which more is chosen than is there, and how many are: two lines may go out as the same variant. What
 * Shopify does not count, or the merchant sells before it is in stock, is never short.
 * @param lines stock in units, by variant; null: not counted
 */
export function findShort(
  lines: readonly { variantId: string; quantity: number; stock: number | null; isSoldAhead: boolean }[],
): ReadonlyMap<string, number> {
  const chosen = new Map<string, number>();
  for (const { variantId, quantity } of lines) chosen.set(variantId, (chosen.get(variantId) ?? 0) + quantity);
  return new Map(
    lines.flatMap(({ variantId, stock, isSoldAhead }) =>
      stock !== null && !isSoldAhead && stock < chosen.get(variantId)!
        ? [[variantId, Math.max(0, stock)] as const]
        : [],
    ),
  );
}
