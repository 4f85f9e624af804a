import type { ActionFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { keepArticleImage } from "#app/features/articles/article-images.server.ts";
import { largestImage } from "#app/features/articles/article-limits.ts";
import { refuse } from "#app/features/shared/outcome.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";
import { FilesUnavailable } from "#app/platform/files/file-store.ts";
import { readBody } from "#app/read-body.server.ts";

/** Takes a picture for an article: the body is the file itself. */
export async function action({ request, params }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const id = parseRowId(params.id);
  if (id === null) throw notFound();
  const bytes = await readBody(request, largestImage);
  if (!bytes) return refuse("image_too_large");
  try {
    const answer = await keepArticleImage(desk, id, bytes);
    if (!answer) throw notFound();
    return answer;
  } catch (error) {
    if (!(error instanceof FilesUnavailable)) throw error;
    desk.log.error({ err: error }, "a picture could not be stored");
    return refuse("files_unavailable");
  }
}
