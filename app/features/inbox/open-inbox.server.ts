import type { StaffDesk } from "#app/features/shared/desk.ts";
import { countViews } from "./count-views.server.ts";
import type { InboxData, PageAsk } from "./inbox-data.ts";
import type { SavedViewSummary } from "./inbox-view.ts";
import { listInbox } from "./list-inbox.server.ts";
import { listSavedViews } from "./list-saved-views.server.ts";
import { searchTickets } from "./search-tickets.server.ts";

/**
 * All that a page of the inbox shows; what is asked for may name one of the views that this person sees. With a search
 * the tickets are what it finds, the best first.
 */
export async function openInbox(
  desk: StaffDesk,
  parseAsk: (saved: readonly SavedViewSummary[]) => PageAsk,
): Promise<InboxData> {
  const saved = await listSavedViews(desk);
  const ask = parseAsk(saved);
  const shared = { ask, saved, me: { id: desk.staff.id.toString(), name: desk.staff.name } };
  if (!ask.q) return { ...shared, ...(await listInbox(desk, ask)) };
  const [counts, found] = await Promise.all([countViews(desk), searchTickets(desk, ask)]);
  const { rows, nextCursor, scannedTo } = found;
  return { ...shared, rows, nextCursor, previousCursor: null, total: null, counts, scannedTo };
}
