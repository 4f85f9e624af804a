/**
 * Shops that do not let us have the address of an order's status page. The field may not be null, so that asking for it
 * costs the whole order. Forgotten with the process: approval may come.
 */
const withheldIn = new Set<string>();

export const mayAskForStatusPage = (shopDomain: string): boolean => !withheldIn.has(shopDomain);

export function noteStatusPageWithheld(shopDomain: string): void {
  if (withheldIn.size > 10_000) withheldIn.clear();
  withheldIn.add(shopDomain);
}
