import type { StaffDesk } from "#app/features/shared/desk.ts";
import { moneyToJson, type MoneyBag } from "#app/features/shared/money.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { mayDo } from "#app/features/team/role.ts";
import { findActOrder } from "../find-act-order.server.ts";
import { countSentAgain } from "../replacement/count-sent-again.server.ts";
import type { AmountPair } from "#app/features/orders/order.ts";
import { readLiveRefund, type LiveRefund } from "./read-refund-facts.server.ts";
import { atRate } from "./refund-payments.ts";
import type { RefundForm } from "./refund-preview.ts";
import type { RefundProblem } from "./refund-problems.ts";

/**
 * What the refund form of a ticket's order starts from, asked of Shopify now: one call.
 * @returns null when there is no such ticket
 * @throws ShopifyUnavailable
 */
export async function openRefundForm(
  desk: StaffDesk,
  ticketNumber: number,
): Promise<Outcome<RefundForm, RefundProblem> | null> {
  const found = await findActOrder(desk, ticketNumber, "refund");
  if (!found?.ok) return found;
  const live = await readLiveRefund(desk, found.value.orderId, null);
  if (!live) return refuse("order_missing");
  const { facts, left } = live;
  if (!facts.suggestion || left.minor <= 0n) return refuse("nothing_left");
  const sentAgain = await countSentAgain(desk, found.value.orderId);
  return succeed({
    lines: facts.lines.map((line) => ({
      lineId: line.lineId,
      title: line.title,
      variantTitle: line.variantTitle,
      imageUrl: line.imageUrl,
      refundable: line.refundable,
      sentAgain: sentAgain.get(line.lineId) ?? 0,
      unitPrice: toPair(line.unitPrice),
    })),
    shippingLeft: toPair(facts.suggestion.shippingLeft),
    maximum: maximumOf(live),
    currency: facts.currency,
    shopCurrency: facts.shopCurrency,
    locations: mayDo(desk.staff.role, "restock") ? (facts.locations ?? []) : [],
    mayStoreCredit: facts.customerId !== null && mayDo(desk.staff.role, "store_credit"),
    duties: facts.duties && toPair(facts.duties),
  });
}

export const toPair = ({ shop, presentment }: MoneyBag): AmountPair => ({
  shop: moneyToJson(shop),
  presentment: moneyToJson(presentment),
});

/** What is left, with the shop's side at Shopify's own rate. */
export function maximumOf({ facts, left }: LiveRefund): AmountPair {
  const shop = facts.suggestion ? atRate(left, facts.suggestion.maximum) : { minor: 0n, currency: facts.shopCurrency };
  return toPair({ presentment: left, shop });
}
