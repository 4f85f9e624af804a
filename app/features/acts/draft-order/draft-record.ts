import type { MoneyJson } from "#app/features/shared/money.ts";
import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import type { ActionBasis, ActionInput, ActionResult } from "../action-record.ts";
import { readShown } from "../refund/refund-facts.ts";
import type { DraftCreate, DraftInvoice, PreparedDraftAnswer } from "./draft-documents.ts";

export type DraftInput = VariablesOf<typeof DraftCreate>["input"];
export type InvoiceEmail = VariablesOf<typeof DraftInvoice>["email"];

/** What the column `order_action.input` holds of a draft. */
export type DraftActionInput = ActionInput<DraftSent, DraftBasis>;

/** Exactly what Shopify is asked for. */
export interface DraftSent {
  draft: DraftInput;
  /** The invoice's mail; null: none is sent. */
  email: InvoiceEmail | null;
}

export interface DraftBasis extends ActionBasis {
  /** What the customer is asked to pay: as it was shown. */
  total: MoneyJson;
}

const paid: ReadonlySet<string> = new Set(["PAID", "PARTIALLY_REFUNDED", "REFUNDED"]);

/** The draft as the act keeps it, with the order that came of it once somebody paid. */
export function resultOfDraft({ legacyResourceId, name, createdAt, order }: PreparedDraftAnswer): ActionResult {
  return {
    madeId: legacyResourceId,
    createdAt,
    total: null,
    transactions: [],
    draft: { id: legacyResourceId, name },
    ...(order ? paymentOf(order) : { payment: "awaited" }),
  };
}

/** What the order that came of a draft tells: which it is, and whether it is paid. */
export const paymentOf = (
  order: NonNullable<PreparedDraftAnswer["order"]>,
): Required<Pick<ActionResult, "payment" | "order">> => ({
  payment: paid.has(order.displayFinancialStatus ?? "") ? "made" : "awaited",
  order: { id: order.legacyResourceId, name: order.name },
});

/** Whether the draft comes to what was confirmed. */
export function isAsShown({ totalPriceSet }: PreparedDraftAnswer, { basis }: DraftActionInput): boolean {
  const { minor, currency } = readShown(totalPriceSet).presentment;
  return minor.toString() === basis.total.minor && currency === basis.total.currency;
}
