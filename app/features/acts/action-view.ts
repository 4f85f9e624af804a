import type { MoneyJson } from "../shared/money.ts";
import { decidedByOf, failedStatuses, refundResultOf, type ActionInput } from "./action-record.ts";
import type { ActionState, MoneyState } from "./action-states.ts";
import type { PaymentKind } from "./refund/refund-method.ts";

/** An act on an order as the timeline and the order column show it, as JSON. */
export interface ActionView {
  id: string;
  kind: "refund";
  state: ActionState;
  moneyState: MoneyState;
  orderName: string;
  staffName: string;
  /** Who decided what became of it, where no machine could find out. */
  decidedBy?: string;
  /** In the currency the customer paid in. */
  amount: MoneyJson;
  /** In the shop's currency, where Shopify told. */
  shopAmount: MoneyJson | null;
  /** Where the money goes, for people: "Visa •••• 4242", "Store credit". */
  methods: ActionMethod[];
  lines: { title: string; quantity: number }[];
  note: string | null;
  /** A machine word; null: none. */
  problem: string | null;
  /** What Shopify said. */
  problemDetail: string | null;
  createdAt: string;
  finishedAt: string | null;
}

export interface ActionMethod {
  method: string;
  kind: PaymentKind;
  amount: MoneyJson;
  /** The payment provider refused this part. */
  failed?: true;
}

/**
 * What to say of the money: of several payments only some may have failed; and what was paid outside of Shopify, Shopify
 * only records: somebody has to pay it back by hand.
 */
export function moneyWordOf({ moneyState, methods }: ActionView): MoneyState | "partlyFailed" | "byHand" {
  if (moneyState === "failed" && methods.some(({ failed }) => !failed)) return "partlyFailed";
  return moneyState === "confirmed" && methods.some(({ kind }) => kind === "manual") ? "byHand" : moneyState;
}

/** The columns of `order_action` that a view is made of. */
export interface ActionColumns {
  id: bigint;
  state: string;
  moneyState: string;
  orderName: string;
  amountMinor: bigint;
  currency: string;
  shopAmountMinor: bigint | null;
  shopCurrency: string;
  input: unknown;
  result: unknown;
  problem: string | null;
  problemDetail: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

/** Shows a row to people. What Shopify answered goes before what was planned. */
export function buildActionView(row: ActionColumns, staffName: string): ActionView {
  const { shown } = row.input as ActionInput;
  const result = refundResultOf(row.result);
  const decidedBy = decidedByOf(row.result);
  const paid: ActionMethod[] = result?.transactions.length
    ? result.transactions.map((one) => ({ ...one, ...(failedStatuses.has(one.status) && { failed: true }) }))
    : shown.payments;
  return {
    id: row.id.toString(),
    kind: "refund",
    state: row.state as ActionState,
    moneyState: row.moneyState as MoneyState,
    orderName: row.orderName,
    staffName,
    ...(decidedBy !== null && { decidedBy }),
    amount: { minor: row.amountMinor.toString(), currency: row.currency },
    shopAmount:
      row.shopAmountMinor === null ? null : { minor: row.shopAmountMinor.toString(), currency: row.shopCurrency },
    methods: paid.map(({ method, kind, amount, failed }) => ({ method, kind, amount, ...(failed && { failed }) })),
    lines: shown.lines.map(({ title, quantity }) => ({ title, quantity })),
    note: [shown.reason, shown.note].filter(Boolean).join("\n") || null,
    problem: row.problem,
    problemDetail: row.problemDetail,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
