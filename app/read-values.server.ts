import { badRequest } from "#app/http.server.ts";

/**
 * What a settings form sends as a whole, in one field as JSON. What it means its use-case checks.
 * @throws Response 400 when it is no JSON
 */
export function readValues(fields: FormData): unknown {
  try {
    return JSON.parse(String(fields.get("values"))) as unknown;
  } catch {
    throw badRequest("no_values");
  }
}
