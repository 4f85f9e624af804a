import type { MoneyJson } from "../shared/money.ts";
import type { ActionInput, RefundResult } from "./action-record.ts";
import type { ActionState, MoneyState } from "./action-states.ts";
import type { PaymentKind } from "./refund-method.ts";

/** An act on an order as the timeline and the order column show it, as JSON. */
export interface ActionView {
  id: string;
  kind: "refund";
  state: ActionState;
  moneyState: MoneyState;
  orderName: string;
  staffName: string;
  /** In the currency the customer paid in. */
  amount: MoneyJson;
  /** In the shop's currency, where Shopify told. */
  shopAmount: MoneyJson | null;
  /** Where the money goes, for people: "Visa •••• 4242", "Store credit". */
  methods: { method: string; kind: PaymentKind; amount: MoneyJson }[];
  lines: { title: string; quantity: number }[];
  note: string | null;
  /** A machine word; null: none. */
  problem: string | null;
  /** What Shopify said. */
  problemDetail: string | null;
  createdAt: string;
  finishedAt: string | null;
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
  const result = row.result as RefundResult | null;
  const paid = result?.transactions.length ? result.transactions : shown.payments;
  return {
    id: row.id.toString(),
    kind: "refund",
    state: row.state as ActionState,
    moneyState: row.moneyState as MoneyState,
    orderName: row.orderName,
    staffName,
    amount: { minor: row.amountMinor.toString(), currency: row.currency },
    shopAmount:
      row.shopAmountMinor === null ? null : { minor: row.shopAmountMinor.toString(), currency: row.shopCurrency },
    methods: paid.map(({ method, kind, amount }) => ({ method, kind, amount })),
    lines: shown.lines.map(({ title, quantity }) => ({ title, quantity })),
    note: [shown.reason, shown.note].filter(Boolean).join("\n") || null,
    problem: row.problem,
    problemDetail: row.problemDetail,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
