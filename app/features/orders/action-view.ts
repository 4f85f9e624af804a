import type { MoneyJson } from "../shared/money.ts";
import type { ActionState, MoneyState } from "./action-states.ts";

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
  methods: { method: string; amount: MoneyJson }[];
  lines: { title: string; quantity: number }[];
  note: string | null;
  /** A machine word; null: none. */
  problem: string | null;
  /** What Shopify said. */
  problemDetail: string | null;
  createdAt: string;
  finishedAt: string | null;
}
