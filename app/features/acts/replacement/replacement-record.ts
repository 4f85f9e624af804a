import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import type { ActionBasis, ActionInput } from "../action-record.ts";
import type { ReplacementCreate } from "./replacement-documents.ts";

export type DraftInput = VariablesOf<typeof ReplacementCreate>["input"];

/** What the column `order_action.input` holds of a replacement. */
export type ReplacementActionInput = ActionInput<DraftInput, ReplacementBasis>;

export interface ReplacementBasis extends ActionBasis {
  /** Shopify's numeric id of who gets it; null: an order without a customer. */
  customerId: string | null;
}
