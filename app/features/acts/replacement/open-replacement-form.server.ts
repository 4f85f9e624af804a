import type { StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { readResult } from "../read-record.ts";
import { findActOrder } from "../find-act-order.server.ts";
import { readReplacementFacts } from "./read-replacement-facts.server.ts";
import type { ReplacementForm } from "./replacement-preview.ts";

/**
 * What the form starts from, asked of Shopify now: one call.
 * @returns null when there is no such ticket
 * @throws ShopifyUnavailable
 */
export async function openReplacementForm(
  desk: StaffDesk,
  ticketNumber: number,
): Promise<Outcome<ReplacementForm> | null> {
  const found = await findActOrder(desk, ticketNumber, "replacement");
  if (!found?.ok) return found;
  const { orderId } = found.value;
  const read = await readReplacementFacts(desk, orderId);
  if (!read) return refuse("order_missing");
  const { facts, opened } = read;
  if (facts.lines.every(({ variants }) => !variants.length)) return refuse("nothing_left");
  const earlier = await desk.db.orderAction.findMany({
    where: { orderId, kind: "replacement", state: "succeeded" },
    orderBy: { id: "asc" },
    select: { result: true },
  });
  return succeed({
    opened,
    orderName: facts.orderName,
    isRefunded: facts.isRefunded,
    address: facts.address,
    lines: facts.lines.map(({ productId: _, ...line }) => line),
    earlier: earlier.flatMap(({ result }) => readResult(result)?.order?.name ?? []),
  });
}
