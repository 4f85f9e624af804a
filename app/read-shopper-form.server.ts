import { badRequest, forbidden, tooLarge } from "#app/http.server.ts";
import { isFormToken } from "#app/features/self-service/form-token.server.ts";
import type { ShopperVisit } from "#app/features/self-service/visit.ts";
import { isFromScript } from "#app/answer-shopper.server.ts";
import { readBody } from "#app/read-body.server.ts";

/** What somebody in the theme has sent. */
export interface ShopperForm {
  /**
   * It comes from a page of this shop. False: it may come from another site, or was open too long. Then nothing is done,
   * and the page shows the form once more with what is in it.
   */
  isOwn: boolean;
  /** A field as text without spaces around; "" where there is none. */
  text(name: string): string;
}

/** A form without files; ours. */
const largestBytes = 32 * 1024;
const longestText = 5_000;

/**
 * Reads a post of the theme. Our script sends JSON with a header of ours, which no other site can send. A form brings a
 * token from the page before, or is one of which the browser itself says that it comes from this site.
 * @throws Response: 413 for what is too large, 400 for what is no form, 403 for JSON without our header
 */
export async function readShopperForm(request: Request, visit: ShopperVisit): Promise<ShopperForm> {
  const body = await readBody(request, largestBytes);
  if (!body) throw tooLarge();
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "application/json") {
    if (!isFromScript(request)) throw forbidden();
    return formOf(true, parseFields(body));
  }
  if (type !== "application/x-www-form-urlencoded" && type !== "multipart/form-data") throw badRequest("no_form");
  const fields = await readFields(body, request.headers.get("content-type") ?? "");
  const isOwn =
    request.headers.get("sec-fetch-site") === "same-origin" || isFormToken(visit, fields.get("token") ?? "");
  return formOf(isOwn, fields);
}

const formOf = (isOwn: boolean, fields: Map<string, string>): ShopperForm => ({
  isOwn,
  text: (name) => (fields.get(name) ?? "").trim(),
});

function parseFields(body: Uint8Array): Map<string, string> {
  try {
    const given: unknown = JSON.parse(Buffer.from(body).toString("utf8"));
    if (typeof given === "object" && given !== null && !Array.isArray(given)) return fieldsOf(Object.entries(given));
  } catch {
    // As any other body that is no form.
  }
  throw badRequest("no_form");
}

async function readFields(body: Uint8Array, contentType: string): Promise<Map<string, string>> {
  try {
    const form = await new Response(Buffer.from(body), { headers: { "content-type": contentType } }).formData();
    return fieldsOf([...form.entries()]);
  } catch {
    throw badRequest("no_form");
  }
}

/** Texts only, the first of each name, without what a database cannot keep. */
function fieldsOf(entries: [string, unknown][]): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of entries.slice(0, 50))
    if (typeof value === "string" && !fields.has(name))
      fields.set(name, value.slice(0, longestText).toWellFormed().replaceAll("\0", ""));
  return fields;
}
