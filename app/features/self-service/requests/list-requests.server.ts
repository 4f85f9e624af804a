import type { StaffDesk } from "#app/features/shared/desk.ts";
import { addressLines } from "#app/features/acts/address/typed-address.ts";
import { readTracked } from "../tracking/find-order.server.ts";
import { readRequestInput } from "./request-input.ts";
import { isRequestKind } from "./request-kind.ts";
import { requestStateOf, type AskedRequest } from "./request-state.ts";
import { actsFor, type RequestView } from "./request-view.ts";

/**
 * What was asked for in a ticket without writing, newest first; null: there is no such ticket. Three statements, and one
 * more for each further order.
 */
export async function listRequests(desk: StaffDesk, ticketNumber: number): Promise<RequestView[] | null> {
  const ticket = await desk.db.ticket.findFirst({
    where: { number: ticketNumber },
    select: { id: true, orderId: true },
  });
  if (!ticket) return null;
  const rows = await desk.db.shopperRequest.findMany({
    where: { ticketId: ticket.id },
    orderBy: { id: "desc" },
    take: 20,
  });
  if (!rows.length) return [];
  // Merged tickets may bring requests about several orders: not more of them than rows.
  const orderIds = [...new Set(rows.map(({ orderId }) => orderId))];
  const orders = await desk.db.orderSnapshot.findMany({
    where: { id: { in: orderIds } },
    select: { id: true, name: true },
  });
  const asked: AskedRequest[] = [];
  for (const orderId of orderIds) asked.push(...((await readTracked(desk, orderId))?.asked ?? []));
  return rows.flatMap((row): RequestView[] => {
    const { kind } = row;
    if (!isRequestKind(kind)) return [];
    const known = asked.find(({ id }) => id === row.id.toString());
    const input = readRequestInput(row.input);
    const isTickets = row.orderId === ticket.orderId;
    return [
      {
        id: row.id.toString(),
        kind,
        at: row.createdAt.toISOString(),
        order: {
          id: row.orderId.toString(),
          name: orders.find(({ id }) => id === row.orderId)?.name ?? "",
          isTickets,
        },
        isCustomer: row.isCustomer,
        state: known ? requestStateOf(known).is : "looking",
        lines: input.lines.map(({ title, quantity, reason, instead }) => ({
          title,
          quantity,
          reason: reason ?? null,
          instead: instead?.title ?? null,
        })),
        reason: input.reason || null,
        note: input.note,
        address: input.address ? addressLines(input.address, desk.staff.locale) : [],
        held: input.held ?? null,
        acts: isTickets ? actsFor(kind, input) : [],
      },
    ];
  });
}
