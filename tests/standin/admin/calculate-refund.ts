import type { LineRecord, MoneyPair, OrderRecord, RefundRecord, ShopState } from "../state.ts";
import { addPairs, subtractPair, takePairShare, takePresentment, zero } from "./money.ts";
import { netPaymentOf, priceOfLine, remainingOfLine, remainingOfShipping, withTax } from "./order-money.ts";
import { countUnits } from "./order-quantities.ts";

export type RestockType = RefundRecord["lines"][number]["restockType"];

/** A wish to refund some units of a line. */
export interface WantedLine {
  lineId: number;
  quantity: number;
  restockType: RestockType;
  locationId: number | null;
}

/** What that wish amounts to. */
export interface CalculatedLine {
  line: LineRecord;
  quantity: number;
  restockType: RestockType;
  locationId: number | null;
  /** After discounts; contains the tax where the order's prices do. */
  subtotal: MoneyPair;
  tax: MoneyPair;
  /** Discount on these units that came from a code on the whole order. */
  cartDiscount: MoneyPair;
}

/** Price and tax of the wanted units. The last units of a line take what rounding left over. */
export function calculateLines(order: OrderRecord, wanted: readonly WantedLine[]): CalculatedLine[] {
  const left = new Map(order.lines.map((line) => [line.id, remainingOfLine(order, line)]));
  return wanted.map(({ lineId, quantity, restockType, locationId }) => {
    const line = order.lines.find((candidate) => candidate.id === lineId)!;
    const before = left.get(lineId)!;
    const subtotal = takePairShare(before.price, before.units, quantity);
    const tax = takePairShare(before.tax, before.units, quantity);
    left.set(lineId, {
      units: before.units - quantity,
      price: subtractPair(before.price, subtotal),
      tax: subtractPair(before.tax, tax),
    });
    const full = takePairShare(addPairs(priceOfLine(line), line.discount), line.quantity, quantity);
    const cartDiscount = order.discountCodes.length > 0 ? subtractPair(full, subtotal) : zero;
    return { line, quantity, restockType, locationId, subtotal, tax, cartDiscount };
  });
}

export interface CalculatedShipping {
  price: MoneyPair;
  tax: MoneyPair;
}

/** The part of the shipping price that is given in presentment money (`"all"`: what is left of it), with its tax. */
export function calculateShipping(order: OrderRecord, presentment: number | "all"): CalculatedShipping {
  const left = remainingOfShipping(order);
  if (presentment === "all") return left;
  return {
    price: takePresentment(left.price, presentment),
    tax: takePairShare(left.tax, left.price.presentment, presentment),
  };
}

/** What lines and shipping together are worth to the customer. */
export function sumRefund(
  order: OrderRecord,
  lines: readonly CalculatedLine[],
  shipping: CalculatedShipping,
): MoneyPair {
  const prices = addPairs(...lines.map((line) => line.subtotal), shipping.price);
  const tax = addPairs(...lines.map((line) => line.tax), shipping.tax);
  return withTax(order, prices, tax);
}

/** No more than the order still holds; where it is less, the shop's half is what is left of it. */
export function capAtNetPayment(order: OrderRecord, amount: MoneyPair): MoneyPair {
  const net = netPaymentOf(order);
  if (amount.presentment < net.presentment) return { ...amount, shop: Math.min(amount.shop, Math.max(0, net.shop)) };
  return { shop: Math.max(0, net.shop), presentment: Math.max(0, net.presentment) };
}

/** Where units of a line go back to: where they were sent from, else the first place that serves online orders. */
export function suggestLocation(state: ShopState, order: OrderRecord, lineId: number): number | null {
  const sentFrom = order.fulfillments.find((fulfillment) => fulfillment.lines.some((part) => part.lineId === lineId));
  const active = state.locations.filter((location) => location.active);
  const known = active.find((location) => location.id === sentFrom?.locationId);
  return (known ?? active.find((location) => location.fulfillsOnlineOrders) ?? active[0])?.id ?? null;
}

/** Everything that can still be refunded, unsent units as cancelled and sent ones as returned. */
export function wantEverything(state: ShopState, order: OrderRecord): WantedLine[] {
  return order.lines.flatMap((line) => {
    const units = countUnits(order, line);
    const cancelled = Math.min(units.refundable, units.unfulfilled);
    const returned = Math.min(units.refundable - cancelled, units.returnable);
    const kept = units.refundable - cancelled - returned;
    const locationId = suggestLocation(state, order, line.id);
    const parts: WantedLine[] = [
      { lineId: line.id, quantity: cancelled, restockType: "CANCEL", locationId },
      { lineId: line.id, quantity: returned, restockType: "RETURN", locationId },
      { lineId: line.id, quantity: kept, restockType: "NO_RESTOCK", locationId: null },
    ];
    return parts.filter((part) => part.quantity > 0);
  });
}
