import { openOrderContext } from "#app/features/orders/open-order-context.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { openInbox } from "#app/features/inbox/open-inbox.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";

/** What the two pages' loaders read, for the yardsticks: the same use-cases and so the same statements. */
export async function readInbox(desk: StaffDesk, cursor: string | null) {
  return openInbox(desk, new URLSearchParams(cursor ? { cursor } : {}));
}

/** @throws Error when there is no such ticket */
export async function readTicket(desk: StaffDesk, number: number) {
  const [ticket, context] = await Promise.all([openTicket(desk, number), openOrderContext(desk, number)]);
  if (!ticket || !context) throw new Error(`there is no ticket ${number}`);
  return { ticket, context };
}
