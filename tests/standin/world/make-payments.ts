import type { MoneyPair, TransactionRecord } from "../state.ts";
import type { Ids } from "./ids.ts";
import { HOUR, writeInstant } from "./instants.ts";
import { makeZero, mapPair, subtractPairs } from "./money.ts";
import type { PaymentFate } from "./order-fates.ts";
import type { Random } from "./random.ts";

/** What a transaction is made of; the rest is filled in. */
interface Given {
  kind: TransactionRecord["kind"];
  status?: TransactionRecord["status"];
  gateway: string;
  amount: MoneyPair;
  at: number;
  parentId?: number | null;
  details?: TransactionRecord["paymentDetails"];
  errorCode?: string | null;
}

const GATEWAY_NAMES: Record<string, string> = {
  shopify_payments: "Shopify Payments",
  paypal: "PayPal",
  gift_card: "Gift card",
  manual: "Bank deposit",
};

/** Makes one transaction. Instants in milliseconds. */
export function makeTransaction(given: Given, ids: Ids): TransactionRecord {
  const at = writeInstant(given.at);
  return {
    id: ids.next(),
    kind: given.kind,
    status: given.status ?? "SUCCESS",
    gateway: given.gateway,
    formattedGateway: GATEWAY_NAMES[given.gateway] ?? given.gateway,
    amount: { ...given.amount },
    parentId: given.parentId ?? null,
    createdAt: at,
    processedAt: at,
    paymentDetails: given.details ? { ...given.details } : null,
    errorCode: given.errorCode ?? null,
  };
}

/** Makes the transactions by which an order was paid, or was not. `total` is what the order costs. */
export function makePayments(
  fate: PaymentFate,
  total: MoneyPair,
  at: number,
  context: { random: Random; ids: Ids; now: number },
): TransactionRecord[] {
  const { random, ids, now } = context;
  if (total.shop === 0) return [];
  const make = (given: Given): TransactionRecord => makeTransaction(given, ids);
  const card = drawCard(random);
  const byCard = { gateway: "shopify_payments", details: card, amount: total, at: at + 2000 };
  // Never before the order, never after now.
  const after = (hours: number): number => Math.min(at + hours * HOUR, now - 60_000);

  switch (fate) {
    case "free":
      return [];
    case "card":
      return [make({ kind: "SALE", ...byCard })];
    case "paypal":
      return [make({ kind: "SALE", gateway: "paypal", amount: total, at: at + 4000 })];
    case "second try":
      return [
        make({ kind: "SALE", status: "FAILURE", ...byCard, details: drawCard(random), errorCode: "CARD_DECLINED" }),
        make({ kind: "SALE", ...byCard, at: at + 65_000 }),
      ];
    case "gift card and card": {
      const gift = mapPair(total, (amount) => Math.max(1, Math.floor(amount * 0.4)));
      return [
        make({
          kind: "SALE",
          gateway: "gift_card",
          amount: gift,
          at: at + 1000,
          details: { company: "Gift card", last4: drawLast4(random) },
        }),
        make({ kind: "SALE", ...byCard, amount: subtractPairs(total, gift) }),
      ];
    }
    case "partly paid": {
      const gift = mapPair(total, (amount) => Math.max(1, Math.floor(amount * 0.3)));
      return [
        make({
          kind: "SALE",
          gateway: "gift_card",
          amount: gift,
          at: at + 1000,
          details: { company: "Gift card", last4: drawLast4(random) },
        }),
        make({ kind: "SALE", status: "PENDING", gateway: "manual", amount: subtractPairs(total, gift), at: at + 2000 }),
      ];
    }
    case "pending":
      return [make({ kind: "SALE", status: "PENDING", gateway: "manual", amount: total, at: at + 2000 })];
    case "authorized":
      return [make({ kind: "AUTHORIZATION", ...byCard })];
    case "captured": {
      const authorization = make({ kind: "AUTHORIZATION", ...byCard });
      return [
        authorization,
        make({ kind: "CAPTURE", ...byCard, at: after(random.int(2, 20)), parentId: authorization.id }),
      ];
    }
    case "voided": {
      const authorization = make({ kind: "AUTHORIZATION", ...byCard });
      const voided = { ...byCard, amount: makeZero() };
      return [
        authorization,
        make({ kind: "VOID", ...voided, at: after(random.int(3, 30)), parentId: authorization.id }),
      ];
    }
  }
}

function drawCard(random: Random): { company: string; last4: string } {
  return { company: random.pick(["Visa", "Visa", "Mastercard", "American Express"]), last4: drawLast4(random) };
}

function drawLast4(random: Random): string {
  return random.pick(["4242", "4444", "0005", "1117", random.digits(4)]);
}

/** What was really taken from a payment: 0 unless it is a successful sale or capture. */
export function isPaidMoney(transaction: TransactionRecord): boolean {
  return transaction.status === "SUCCESS" && (transaction.kind === "SALE" || transaction.kind === "CAPTURE");
}
