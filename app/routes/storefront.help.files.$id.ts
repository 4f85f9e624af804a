import type { LoaderFunctionArgs } from "@remix-run/node";
import { pictureResponse } from "#app/download.server.ts";
import { findShownImage } from "#app/features/articles/article-images.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";
import { deskForShopper } from "#app/shopper-door.server.ts";

/** A picture in an article that shoppers see. What stands under an id never changes, so a browser may keep it an hour. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { desk } = await deskForShopper(request);
  const fileId = parseRowId(params.id ?? "");
  const picture = fileId === null ? null : await findShownImage(desk, fileId);
  if (!picture) throw notFound();
  const answer = pictureResponse(picture);
  answer.headers.set("Cache-Control", "private, max-age=3600");
  return answer;
}
