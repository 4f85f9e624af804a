import type { ExchangeLineRecord, MoneyPair, OrderRecord, ReturnRecord } from "../state.ts";
import { calculateLines, capAtNetPayment, sumRefund } from "./calculate-refund.ts";
import { addPairs, subtractPair, timesPair, zero } from "./money.ts";
import { receivedFor, withTax } from "./order-money.ts";
import type { ShopIndex } from "./shop-index.ts";

/** An amount in the money the customer paid in, with the shop's at the rate of what was paid. */
export function atCustomersRate(order: OrderRecord, presentment: number): MoneyPair {
  const paid = receivedFor(order);
  if (paid.presentment === 0) return { shop: presentment, presentment };
  return { shop: Math.round((presentment * paid.shop) / paid.presentment), presentment };
}

/** What one unit of an exchange item costs, by the variant's price today, and its tax. */
export function priceOfExchange(
  index: ShopIndex,
  order: OrderRecord,
  { variantId }: Pick<ExchangeLineRecord, "variantId">,
) {
  const shop = index.variants.get(variantId)?.variant.price ?? 0;
  const paid = receivedFor(order);
  const presentment = paid.shop === 0 ? shop : Math.round((shop * paid.presentment) / paid.shop);
  const price = { shop, presentment };
  const rate = order.lines[0]?.taxRate ?? 0;
  const taxOf = (minor: number) => Math.round(order.taxesIncluded ? (minor * rate) / (1 + rate) : minor * rate);
  return { price, tax: { shop: taxOf(shop), presentment: taxOf(presentment) }, rate };
}

export interface WantedReturn {
  lines: { lineId: number; quantity: number }[];
  exchange: { variantId: number; quantity: number }[];
  fee: MoneyPair | null;
}

/** What a return is worth to the customer; below nothing: what they owe for what they get instead. */
export function sumReturn(index: ShopIndex, order: OrderRecord, wanted: WantedReturn) {
  const back = calculateLines(
    order,
    wanted.lines.map((line) => ({ ...line, restockType: "NO_RESTOCK" as const, locationId: null })),
  );
  const value = sumRefund(order, back, { price: zero, tax: zero });
  const out = wanted.exchange.map((line) => {
    const { price, tax } = priceOfExchange(index, order, line);
    return withTax(order, timesPair(price, line.quantity), timesPair(tax, line.quantity));
  });
  const net = subtractPair(subtractPair(value, addPairs(...out)), wanted.fee ?? zero);
  return {
    back,
    /** At most what the order still holds. */
    refund: net.presentment > 0 ? capAtNetPayment(order, net) : zero,
    owed: net.presentment < 0 ? subtractPair(zero, net) : zero,
  };
}

/** The fee, where it has not been taken yet. */
export const feeOf = ({ shippingFee, feeTaken }: ReturnRecord): MoneyPair | null => (feeTaken ? null : shippingFee);
