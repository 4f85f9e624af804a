import type { StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { mayDo } from "#app/features/team/role.ts";
import { findActOrder } from "../find-act-order.server.ts";
import { toPair } from "../refund/open-refund-form.server.ts";
import type { CancellationForm } from "./cancellation-preview.ts";
import type { CancellationProblem } from "./cancellation-problems.ts";
import { readLiveCancellation } from "./read-cancellation-facts.server.ts";

/**
 * What the cancellation form of a ticket's order starts from, asked of Shopify now: one call.
 * @returns null when there is no such ticket
 * @throws ShopifyUnavailable
 */
export async function openCancellationForm(
  desk: StaffDesk,
  ticketNumber: number,
): Promise<Outcome<CancellationForm, CancellationProblem> | null> {
  const found = await findActOrder(desk, ticketNumber, "cancellation");
  if (!found?.ok) return found;
  const live = await readLiveCancellation(desk, found.value.orderId);
  if (!live) return refuse("order_missing");
  const { obstacle, lines, paid, authorized } = live.facts;
  if (obstacle) return refuse(obstacle);
  const mayRestock = mayDo(desk.staff.role, "restock");
  return succeed({ lines, paid: toPair(paid), authorized: toPair(authorized), mayRestock });
}
