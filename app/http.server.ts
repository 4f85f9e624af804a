import { currentRequestId } from "#app/platform/log/log.server.ts";

/** The only maker of error responses, so that each kind looks the same wherever it comes from. */

const answer = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  Response.json(
    { ...body, requestId: currentRequestId() },
    { status, headers: { "Cache-Control": "no-store", ...headers } },
  );

/** Not there, of another shop, or malformed: one answer for all three. */
export const notFound = (): Response => answer(404, { error: "not_found" });

export const badRequest = (problem = "bad_request"): Response => answer(400, { error: problem });

export const unauthorised = (): Response => answer(401, { error: "unauthorised" });

export const methodNotAllowed = (): Response => answer(405, { error: "method_not_allowed" });

export const tooLarge = (): Response => answer(413, { error: "too_large" });

export const tooManyRequests = (retryAfterSeconds: number): Response =>
  answer(429, { error: "too_many_requests" }, { "Retry-After": String(retryAfterSeconds) });

/** We cannot now; the caller may repeat it. */
export const unavailable = (): Response => answer(503, { error: "unavailable" }, { "Retry-After": "5" });
