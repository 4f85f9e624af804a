/** The fields of a payload as they came: nothing about them is certain. */
export type Payload = Record<string, unknown>;

/** The JSON object of a body; null when it is none. */
export function readPayload(body: string): Payload | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? (parsed as Payload) : null;
  } catch {
    return null;
  }
}

/** One of Shopify's numeric ids, written as a number or as text; null when it is none. */
export function readId(value: unknown): string | null {
  const text = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === "string" && /^[1-9]\d{0,18}$/.test(text) && BigInt(text) < 1n << 63n ? text : null;
}

export function readInstant(value: unknown): Date | null {
  const at = typeof value === "string" ? new Date(value) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}

export const readText = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
