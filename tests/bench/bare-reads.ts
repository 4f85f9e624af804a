import { openOrderContext } from "#app/features/orders/open-order-context.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { viewRules } from "#app/features/inbox/inbox-view.ts";
import { listInbox } from "#app/features/inbox/list-inbox.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";

/**
 * What the two pages' loaders read, for the yardsticks: the same use-cases and so the same statements, as far as they
 * ask by SQL. The state of the import is read through Prisma there, and by hand here.
 */
export async function readInbox(desk: StaffDesk, cursor: string | null) {
  const [inbox, [orderImport]] = await Promise.all([
    listInbox(desk, { ...viewRules.open, cursor }),
    desk.sql`select state, done, total from order_import where shop_id = ${SHOP} limit 1`,
  ]);
  return { inbox, orderImport };
}

/** @throws Error when there is no such ticket */
export async function readTicket(desk: StaffDesk, number: number) {
  const [ticket, context] = await Promise.all([openTicket(desk, number), openOrderContext(desk, number)]);
  if (!ticket || !context) throw new Error(`there is no ticket ${number}`);
  return { ticket, context };
}
