import type { StaffDesk } from "../../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../../shared/outcome.ts";
import { findActTicket } from "../find-act-ticket.server.ts";
import { readReturnSteps } from "./read-return-steps.server.ts";
import { readReturn } from "./return-step-facts.ts";
import type { ReturnList } from "./return-step-preview.ts";

/**
 * The returns of the ticket's order, as Shopify has them now, the newest first. One call for ten.
 * @returns null when there is no such ticket
 * @throws ShopifyUnavailable
 */
export async function listReturns(
  desk: StaffDesk,
  ticketNumber: number,
): Promise<Outcome<ReturnList, "merged" | "scope_missing" | "order_not_pinned" | "order_missing"> | null> {
  const found = await findActTicket(desk, ticketNumber);
  if (!found?.ok) return found;
  const { orderId } = found.value;
  if (orderId === null) return refuse("order_not_pinned");
  // To see them is less than to change them.
  if (!desk.shopify.scopes.includes("read_returns")) return refuse("scope_missing", { detail: "read_returns" });
  const facts = await readReturnSteps(desk, `gid://shopify/Order/${orderId}`, null);
  if (!facts) return refuse("order_missing");
  const { nodes, pageInfo } = facts.returns;
  return succeed({ returns: nodes.map((one) => readReturn(one, facts)), hasMore: pageInfo.hasNextPage });
}
