import { badRequest, tooLarge } from "#app/http.server.ts";
import { readBody } from "#app/read-body.server.ts";

/** Far more than the longest text that may be written, so that one which is too long is still answered at its field. */
const largestFormBytes = 8 * 1024 * 1024;

/**
 * The fields of a form that somebody of the staff posts.
 * @throws Response: 400 for a body that is no form, 413 for one that is too large
 */
export async function readForm(request: Request): Promise<FormData> {
  const body = await readBody(request, largestFormBytes);
  if (!body) throw tooLarge();
  try {
    const headers = { "content-type": request.headers.get("content-type") ?? "" };
    return await new Response(Buffer.from(body), { headers }).formData();
  } catch {
    throw badRequest("no_form");
  }
}
