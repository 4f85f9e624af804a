import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { pictureResponse } from "#app/download.server.ts";
import { findArticleImage } from "#app/features/articles/article-images.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";

/** A picture of an article, for those who write it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = parseRowId(params.id);
  const desk = await deskForStaff(request);
  const found = id === null ? null : await findArticleImage(desk, id);
  if (!found) throw notFound();
  return pictureResponse(found);
}
