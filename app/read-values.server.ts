import { badRequest } from "#app/http.server.ts";

/**
 * What a settings form sends as a whole, in one field as JSON. What it means its use-case checks.
 * @throws Response 400 when it is no JSON object
 */
export function readValues(fields: FormData): object {
  try {
    const values = JSON.parse(String(fields.get("values"))) as unknown;
    if (typeof values === "object" && values !== null) return values;
  } catch {
    // Said below.
  }
  throw badRequest("no_values");
}
