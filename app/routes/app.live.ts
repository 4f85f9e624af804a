import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { endPresenceOfPage } from "#app/features/tickets/beat-presence.server.ts";
import { parsePageId } from "#app/features/tickets/presence.ts";
import { liveStream } from "#app/live-stream.server.ts";

/** What changes in the shop, as server-sent events, for as long as the page is open; `page` names it. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const desk = await deskForStaff(request);
  const pageId = parsePageId(new URL(request.url).searchParams.get("page"));
  return liveStream({ shopId: desk.shop.id, staffId: desk.staff.id, pageId }, request.signal, async () => {
    try {
      if (pageId) await endPresenceOfPage(desk, pageId);
    } catch (error) {
      // Without this they are gone a minute later.
      desk.log.warn({ err: error }, "that somebody left could not be noted");
    }
  });
}
