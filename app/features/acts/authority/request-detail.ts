import type { MoneyJson } from "#app/features/shared/money.ts";
import type { PolicyFinding } from "#app/features/policies/policy.ts";
import type { ApprovalProblem } from "./approval-problems.ts";
import type { RequestFacts } from "./request-facts.ts";
import type { TypedForm } from "./typed-form.ts";

/** What somebody sees who decides on a request, as JSON. */
export interface RequestDetail extends RequestFacts {
  actionId: string;
  /** What it gives away in all, in the shop's currency; nothing where nobody knows, which its limits say. */
  value: MoneyJson;
  /** The reader asked for it. */
  isMine: boolean;
  /** Why the reader does not decide; null: they may. */
  mayNot: Extract<ApprovalProblem, "own_request" | "not_yours"> | null;
  /** Of who asked: some who may decide. */
  whoMay: string[];
  /** The form as it was filled in, to go on from; null: it was not kept. */
  typed: TypedForm | null;
  /** What the merchant's policies say of it. */
  policy: PolicyFinding[];
  history: CustomerPast;
}

/** What is known of the customer whose order it is. */
export interface CustomerPast {
  /** Orders in all and what they came to, as Shopify counts; null: it did not tell. */
  orderCount: number | null;
  spent: MoneyJson | null;
  /** The latest, newest first. */
  orders: { name: string; at: string; total: MoneyJson; refunded: MoneyJson }[];
  /** What acts made here gave them within 365 days, in the shop's currency. */
  given: { count: number; sum: MoneyJson };
}
