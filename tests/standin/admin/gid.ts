/** Makes Shopify's global id, e.g. `gid("Order", 1)` → `gid://shopify/Order/1`. */
export function gid(type: string, id: number): string {
  return `gid://shopify/${type}/${id}`;
}

export interface ParsedGid {
  type: string;
  id: number;
}

/** Takes a global id apart; `null` when it is not one. Query parts (`?shopify-draft=1`) are ignored, as Shopify does. */
export function parseGid(value: unknown): ParsedGid | null {
  const match = typeof value === "string" ? /^gid:\/\/shopify\/(\w+)\/(\d{1,15})(?:\?.*)?$/.exec(value) : null;
  return match ? { type: match[1]!, id: Number(match[2]) } : null;
}

/** The numeric id inside a global id of the wanted type; `null` for anything else. */
export function readGid(type: string, value: unknown): number | null {
  const parsed = parseGid(value);
  return parsed?.type === type ? parsed.id : null;
}
