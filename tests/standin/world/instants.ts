export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Writes an instant (milliseconds since 1970) as Shopify does: UTC, whole seconds. */
export function writeInstant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Reads an instant back into milliseconds since 1970. */
export function readInstant(text: string): number {
  return Date.parse(text);
}
