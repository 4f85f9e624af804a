import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { logAccess } from "./log-access.server.ts";
import { readTimeline } from "./read-timeline.server.ts";
import { isTicketNumber } from "./row-ids.ts";
import type { TimelineItem } from "./ticket-view.ts";
import { parseTimelineCursor } from "./timeline-page.ts";

/** The part of the timeline before `cursor`, oldest first; `null` when the ticket or the cursor does not exist. */
export async function listEarlier(
  desk: StaffDesk,
  number: number,
  cursor: string,
): Promise<{ timeline: TimelineItem[]; earlierCursor: string | null } | null> {
  const before = parseTimelineCursor(cursor);
  if (!before || !isTicketNumber(number)) return null;
  const [ticket] = await desk.sql<{ id: bigint }>`
    select id from ticket where shop_id = ${SHOP} and number = ${number}::int`;
  if (!ticket) return null;
  await logAccess(desk, "ticket", ticket.id.toString());
  return readTimeline(desk, ticket.id, before);
}
