import type { ActKind } from "../acts/act-kind.ts";
import type { MoneyJson } from "../shared/money.ts";

/**
 * What a merchant has said about giving back and giving. null: nothing was said, and then nothing is claimed and nothing
 * asked. None is set until the merchant sets it.
 */
export interface Policies {
  /** Customers may send things back within so many days of delivery, or of the order. */
  returnWindow: { days: number; from: WindowStart } | null;
  /** Who pays for sending back. `ourFault`: we do all the same where it was our fault. */
  returnShipping: { payer: ShippingPayer; ourFault: boolean } | null;
  /** Any of these makes a VIP; amounts in minor units of the shop's currency. */
  vip: { orders: number | null; spentMinor: bigint | null; tag: string | null } | null;
  /** So many times as high are the limits of roles for one act and for one customer, where the customer is a VIP. */
  vipTimes: number | null;
  /**
   * So much a VIP may be given by one act and in a year by anybody who does such acts, in minor units of the shop's
   * currency.
   */
  vipAllowanceMinor: bigint | null;
  /** Their return window is so many days longer. */
  vipExtraDays: number | null;
  /** Up to this nobody asks why, in minor units of the shop's currency; above it whoever acts says why. */
  noQuestionsMinor: bigint | null;
}

export const noPolicies: Policies = {
  returnWindow: null,
  returnShipping: null,
  vip: null,
  vipTimes: null,
  vipAllowanceMinor: null,
  vipExtraDays: null,
  noQuestionsMinor: null,
};

export const windowStarts = ["delivery", "order"] as const;
export type WindowStart = (typeof windowStarts)[number];
export const shippingPayers = ["customer", "shop"] as const;
export type ShippingPayer = (typeof shippingPayers)[number];

export const policyNames = ["return_window", "return_shipping", "no_questions", "vip"] as const;
export type PolicyName = (typeof policyNames)[number];

/** The one place that says which acts are judged by what, in the order in which it is said. */
export const policiesOf: Record<ActKind, readonly PolicyName[]> = {
  refund: ["return_window", "return_shipping", "no_questions", "vip"],
  replacement: ["return_window", "no_questions", "vip"],
  cancellation: ["no_questions", "vip"],
  credit: ["no_questions", "vip"],
  discount: ["no_questions", "vip"],
  return: ["return_window", "return_shipping", "no_questions", "vip"],
  exchange: ["return_window", "return_shipping", "no_questions", "vip"],
  // What was agreed to here is not asked about again when it is settled: see planReceipt.
  returnStep: ["return_shipping", "no_questions", "vip"],
  // What they take off a price; what an edit takes off that was paid goes back by a refund, which is judged itself.
  edit: ["no_questions", "vip"],
  invoice: ["no_questions", "vip"],
  duplicate: ["no_questions", "vip"],
  address: [],
  hold: [],
  note: [],
};

/** What a policy says about one act, as JSON. Only `outside` is against it. */
export type PolicyFinding =
  | { policy: "return_window"; is: "inside" | "outside"; from: WindowStart; days: number; allowed: number }
  /** Nothing has left, is delivered, or has a day of delivery that Shopify knows. */
  | { policy: "return_window"; is: "not_sent" | "on_its_way" | "unknown"; allowed: number }
  /** `said`: it is not set here who pays. */
  | { policy: "return_shipping"; is: "said" | "inside" | "outside"; payer: ShippingPayer; ourFault: boolean }
  | { policy: "no_questions"; is: "inside" | "outside"; upTo: MoneyJson }
  /** Nobody knows what it will give away: then it is as if it were more. */
  | { policy: "no_questions"; is: "outside"; upTo: MoneyJson; isUnknown: true }
  /** `times` null, and the others left out: VIPs have nothing of their own of that. */
  | {
      policy: "vip";
      is: "said";
      why: VipReason;
      times: number | null;
      allowance?: MoneyJson;
      extraDays?: number;
    };

export type VipReason = { by: "orders"; count: number } | { by: "spent"; sum: MoneyJson } | { by: "tag"; tag: string };

/** What all policies together say about one act, as JSON. */
export interface PolicyVerdict {
  findings: PolicyFinding[];
  /** It steps outside of one: whoever does it says why. */
  needsReason: boolean;
  /** By how much the limits of roles for one act and one customer count more; left out: they count as they are. */
  limitTimes?: number;
  /** They are at least this, in minor units of the shop's currency; left out: they are as they are. */
  limitLeastMinor?: string;
}

export const nothingJudged: PolicyVerdict = { findings: [], needsReason: false };

/** Those findings that a reason is owed for. */
export const outsideOf = (findings: readonly PolicyFinding[]): PolicyFinding[] =>
  findings.filter(({ is }) => is === "outside");
