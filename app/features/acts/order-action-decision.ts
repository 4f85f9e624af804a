import { formatMoney, moneyFromJson, type MoneyJson } from "../shared/money.ts";
import type { ActionView } from "./action-view.ts";

/** What a person may say of an act that no machine could find out about. */
export const decisions = ["made", "not_made"] as const;
export type Decision = (typeof decisions)[number];

export const isDecision = (word: unknown): word is Decision => decisions.some((one) => one === word);

/** A refund that Shopify lists for the order, or what else may stand in the place of an act. */
export interface ListedRefund {
  /** In the currency the customer paid in; null: it moved no money. */
  amount: MoneyJson | null;
  at: string | null;
  note: string;
  /** Made by this app, for another act. */
  ours: boolean;
}

/** What a person compares who has to say whether a refund was made. */
export interface ActionComparison {
  asked: MoneyJson;
  askedAt: string;
  /**
   * `unreadable`: nobody knows what was asked for. `found`: ours is there after all, and the act is ended. `listed`: what
   * Shopify refunded of the order since.
   */
  shopify: { kind: "found" | "deleted" | "withheld" | "unreadable" } | { kind: "listed"; refunds: ListedRefund[] };
  /** From when on one may say that it was not made; null: now. */
  mayDenyAt: string | null;
}

/** More of what Shopify listed than this is not told in the audit log. Ours. */
const mostTold = 20;

/** What Shopify showed when somebody decided, as the audit log keeps it: a word of ours, or sum and time of what it listed. */
export function tellShown(shown: ActionComparison["shopify"]): string[] {
  if (shown.kind !== "listed") return [shown.kind];
  if (!shown.refunds.length) return ["nothing"];
  return shown.refunds
    .slice(0, mostTold)
    .map(({ amount, at }) => [amount && formatMoney(moneyFromJson(amount), "en"), at].filter(Boolean).join(" · "));
}

export interface Decided {
  action: ActionView;
  /** Shopify lists the refund: that counts, whatever was decided. */
  found: boolean;
}
