import { badRequest } from "#app/http.server.ts";

/** What the form showed as saved when it was sent; null: an older page, which does not say. */
export const readSeen = (fields: FormData): object | null => (fields.has("seen") ? readObject(fields, "seen") : null);

/**
 * What a settings form sends as a whole, in one field as JSON. What it means its use-case checks.
 * @throws Response 400 when it is no JSON object
 */
export const readValues = (fields: FormData): object => readObject(fields, "values");

function readObject(fields: FormData, name: string): object {
  try {
    const values = JSON.parse(String(fields.get(name))) as unknown;
    if (typeof values === "object" && values !== null) return values;
  } catch {
    // Said below.
  }
  throw badRequest("no_values");
}
