import { part, runParts } from "#app/platform/db/sql-fragment.ts";
import { orderImportSql } from "#app/features/orders/find-order-import.server.ts";
import type { OrderContext } from "#app/features/orders/order-context.ts";
import type { Desk, StaffDesk } from "#app/features/shared/desk.ts";
import { readingTogether } from "#app/features/shared/read-together.ts";
import { viewCountsSql } from "./count-views.server.ts";
import { parsePageAsk, type InboxData } from "./inbox-data.ts";
import type { SavedViewSummary, ViewCounts } from "./inbox-view.ts";
import { listInbox } from "./list-inbox.server.ts";
import { savedViewsSql, toSavedView, type SavedViewRow } from "./list-saved-views.server.ts";
import { searchTickets } from "./search-tickets.server.ts";

/** What stands around a list. */
interface Surroundings {
  counts: ViewCounts;
  saved: SavedViewSummary[];
  orderImport: OrderContext["import"];
}

/**
 * All that a page of the inbox shows; what is asked for may name one of the views that this person sees. With a search
 * the tickets are what it finds, the best first. Two statements for a view that comes with Latte: the list, and at the
 * same time all that stands around it.
 */
export async function openInbox(
  desk: StaffDesk,
  asked: URLSearchParams,
): Promise<{ inbox: InboxData; orderImport: OrderContext["import"] }> {
  const around = readSurroundings(desk, desk.staff.id);
  const counting = around.then(({ counts }) => counts);
  const reading = async () => {
    // Only where a view of somebody's own is asked for does the list wait for what it means.
    const ask = parsePageAsk(asked, asked.get("view")?.startsWith("v") ? (await around).saved : []);
    if (!ask.q) return { ask, ...(await listInbox(desk, ask, counting)) };
    const { rows, nextCursor, scannedTo } = await searchTickets(desk, ask);
    return { ask, rows, nextCursor, previousCursor: null, total: null, scannedTo };
  };
  const [{ counts, saved, orderImport }, list] = await Promise.all([around, reading(), counting]);
  const me = { id: desk.staff.id.toString(), name: desk.staff.name };
  return { inbox: { ...list, saved, me, counts }, orderImport };
}

type SurroundingsRow = ViewCounts & {
  staff_id: bigint;
  saved: SavedViewRow[];
  order_import: OrderContext["import"];
};

/** What stands around the list of this person. One statement for all of a shop who ask at once. */
const readSurroundings: (desk: StaffDesk, me: bigint) => Promise<Surroundings> = readingTogether({
  placeOf: () => "",
  read: async (desk: Desk, people: readonly bigint[]) => {
    const me = part`p.id`;
    const rows = await runParts<SurroundingsRow>(
      desk.sql,
      part`select p.id as staff_id, ${viewCountsSql(me)}, ${savedViewsSql(me)} as saved, ${orderImportSql} as order_import
        from unnest(${[...new Set(people)]}::bigint[]) p(id)`,
    );
    const rowOf = new Map(rows.map((row) => [row.staff_id, row]));
    return people.map((one) => toSurroundings(rowOf.get(one)!));
  },
});

function toSurroundings({ staff_id: me, saved, order_import: orderImport, ...counts }: SurroundingsRow): Surroundings {
  return { counts, saved: saved.map((view) => toSavedView(view, me)), orderImport };
}
