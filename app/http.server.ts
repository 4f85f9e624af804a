/**
 * The only maker of error responses, so that each kind looks the same wherever it comes from. The id of the request is in
 * its `X-Request-Id` header, so that the body of one kind is always the same.
 */

const answer = (status: number, error: string, headers: Record<string, string> = {}): Response =>
  Response.json({ error }, { status, headers: { "Cache-Control": "no-store", ...headers } });

/** Not there, of another shop, or malformed: one answer for all three. */
export const notFound = (): Response => answer(404, "not_found");

export const badRequest = (problem = "bad_request"): Response => answer(400, problem);

export const unauthorised = (): Response => answer(401, "unauthorised");

/** Known, but not entitled: said to people of the same shop only, so it tells nobody what there is. */
export const forbidden = (): Response => answer(403, "forbidden");

export const methodNotAllowed = (): Response => answer(405, "method_not_allowed");

export const tooLarge = (): Response => answer(413, "too_large");

/** We cannot now; the caller may repeat it. */
export const unavailable = (): Response => answer(503, "unavailable", { "Retry-After": "5" });
