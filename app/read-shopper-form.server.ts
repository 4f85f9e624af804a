import { badRequest, forbidden, tooLarge } from "#app/http.server.ts";
import { isFormToken } from "#app/features/self-service/form-token.server.ts";
import type { ShopperFile, ShopperFileProblem } from "#app/features/self-service/shopper-file.ts";
import type { ShopperVisit } from "#app/features/self-service/visit.ts";
import { isFromScript } from "#app/answer-shopper.server.ts";
import { readBody } from "#app/read-body.server.ts";
import { readShopperFiles } from "#app/read-shopper-files.server.ts";

/** What somebody in the theme has sent. */
export interface ShopperForm {
  /**
   * It comes from a page of this shop. False: it may come from another site, or was open too long. Then nothing is done,
   * and the page shows the form once more with what is in it.
   */
  isOwn: boolean;
  /** A field as text without spaces around; "" where there is none. */
  text(name: string): string;
  /** The files of a field, each fit to be kept; none where `fileProblem` says why. */
  files(name: string): readonly ShopperFile[];
  /** Why the files that came cannot be taken; the texts are there all the same. */
  fileProblem: ShopperFileProblem | null;
}

/** A form without files: the longest text in any script, and what goes along. Ours. */
const largestBytes = 128 * 1024;
const longestText = 12_000;

/**
 * Reads a post of the theme. Our script sends JSON, or a form with files, with a header of ours, which no other site can
 * send. A form without script brings a token from the page before, or is one of which the browser itself says that it
 * comes from this site.
 * @throws Response: 413 for what is too large, 400 for what is no form, 403 for JSON without our header
 */
export async function readShopperForm(request: Request, visit: ShopperVisit): Promise<ShopperForm> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "multipart/form-data") return readWithFiles(request, visit);
  const body = await readBody(request, largestBytes);
  if (!body) throw tooLarge();
  if (type === "application/json") {
    if (!isFromScript(request)) throw forbidden();
    return formOf(true, parseFields(body));
  }
  if (type !== "application/x-www-form-urlencoded") throw badRequest("no_form");
  const fields = fieldsOf([...new URLSearchParams(Buffer.from(body).toString("utf8"))]);
  return formOf(isOwnForm(request, visit, fields), fields);
}

async function readWithFiles(request: Request, visit: ShopperVisit): Promise<ShopperForm> {
  const read = await readShopperFiles(request, visit);
  if (!read) throw badRequest("no_form");
  const fields = fieldsOf(read.fields);
  const isOwn = isFromScript(request) || isOwnForm(request, visit, fields);
  return formOf(isOwn, fields, read.problem ? [] : read.files, read.problem);
}

const isOwnForm = (request: Request, visit: ShopperVisit, fields: Map<string, string>): boolean =>
  request.headers.get("sec-fetch-site") === "same-origin" || isFormToken(visit, fields.get("token") ?? "");

const formOf = (
  isOwn: boolean,
  fields: Map<string, string>,
  files: readonly { name: string; file: ShopperFile }[] = [],
  fileProblem: ShopperFileProblem | null = null,
): ShopperForm => ({
  isOwn,
  text: (name) => (fields.get(name) ?? "").trim(),
  files: (name) => files.filter((one) => one.name === name).map(({ file }) => file),
  fileProblem,
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

/** Texts only, the first of each name, without what a database cannot keep. */
function fieldsOf(entries: [string, unknown][]): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of entries.slice(0, 50))
    if (typeof value === "string" && !fields.has(name))
      fields.set(name, value.slice(0, longestText).toWellFormed().replaceAll("\0", ""));
  return fields;
}
