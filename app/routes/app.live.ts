import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { liveStream } from "#app/live-stream.server.ts";

/** What changes in the shop, as server-sent events, for as long as the page is open. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const desk = await deskForStaff(request);
  return liveStream(desk.shop.id, request.signal);
}
