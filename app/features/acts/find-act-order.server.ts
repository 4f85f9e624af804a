import type { DeskTx, ActingDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome, type Refusal } from "#app/features/shared/outcome.ts";
import type { OrderMatch } from "#app/features/tickets/ticket-view.ts";
import type { ActKind } from "./act-kind.ts";
import { mayDo } from "#app/features/team/role.ts";
import { actingRole } from "./authority/acting.ts";
import { nameWhoMay } from "./authority/name-who-may.server.ts";
import { missingScopes } from "./act-scopes.ts";
import { findActTicket } from "./find-act-ticket.server.ts";
import { findOtherAct } from "./find-other-act.server.ts";

/** A ticket whose order may be acted on from here. */
export interface ActTicket {
  ticketId: bigint;
  orderId: bigint;
  orderName: string;
}

/**
 * The ticket's order, if an act of this kind may begin from here: the ticket is no other one's part, the acting person's
 * role has it, it is certain whose order it is, they have the scope, and no act of another kind is under way on it.
 * @returns null when there is no such ticket
 */
export async function findActOrder(
  desk: ActingDesk,
  ticketNumber: number,
  kind: ActKind,
): Promise<Outcome<ActTicket, "merged" | "not_allowed" | "order_not_pinned" | "scope_missing" | "other_act"> | null> {
  const found = await findActTicket(desk, ticketNumber);
  if (!found?.ok) return found;
  if (!mayDo(actingRole(desk), kind)) return refuse("not_allowed", { detail: await nameWhoMay(desk, kind) });
  const ticket = found.value;
  if (ticket.orderId === null || !isSure(ticket.orderMatch as OrderMatch)) return refuse("order_not_pinned");
  const scope = missingScopes(kind, desk.shopify.scopes);
  if (scope) return refuse("scope_missing", { detail: scope });
  if (await findOtherAct(desk, ticket.orderId, kind)) return refuse("other_act");
  return succeed({ ticketId: ticket.id, orderId: ticket.orderId, orderName: ticket.orderName ?? "" });
}

/** Whether it is certain enough whose order it is. */
const isSure = (match: OrderMatch): boolean => match === "certain" || match === "pinned";

/** Whether the ticket is still about the order of an act that was previewed from it. */
export async function checkActOrder(
  { db }: Pick<DeskTx, "db">,
  { ticketId, orderId }: { ticketId: bigint; orderId: bigint },
): Promise<Refusal<"order_not_pinned" | "order_changed"> | null> {
  const ticket = await db.ticket.findFirst({ where: { id: ticketId }, select: { orderId: true, orderMatch: true } });
  if (!ticket?.orderId || !isSure(ticket.orderMatch as OrderMatch)) return refuse("order_not_pinned");
  return ticket.orderId === orderId ? null : refuse("order_changed");
}
