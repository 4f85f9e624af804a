import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { InboxData, PageAsk } from "./inbox-data.ts";
import { listInbox } from "./list-inbox.server.ts";
import { listSavedViews } from "./list-saved-views.server.ts";
import type { SavedViewSummary } from "./inbox-view.ts";

/** All that a page of the inbox shows; what is asked for may name one of the views that this person sees. */
export async function openInbox(
  desk: StaffDesk,
  parseAsk: (saved: readonly SavedViewSummary[]) => PageAsk,
): Promise<InboxData> {
  const saved = await listSavedViews(desk);
  const ask = parseAsk(saved);
  const shared = { ask, saved, me: { id: desk.staff.id.toString(), name: desk.staff.name } };
  return { ...shared, ...(await listInbox(desk, ask)) };
}
