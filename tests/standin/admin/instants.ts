/** The way Shopify prints a `DateTime`: UTC, whole seconds. `null` stays `null`. */
export function formatInstant(value: string): string;
export function formatInstant(value: string | null): string | null;
export function formatInstant(value: string | null): string | null {
  return value === null ? null : new Date(value).toISOString().replace(/\.\d{3}Z$/, "Z");
}
