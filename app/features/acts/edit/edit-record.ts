import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import type { ActionBasis, ActionInput } from "../action-record.ts";
import type { EditCommit } from "./edit-documents.ts";

/** What the column `order_action.input` holds of an edit. */
export type EditActionInput = ActionInput<VariablesOf<typeof EditCommit>, EditBasis>;

export interface EditBasis extends ActionBasis {
  /** What Shopify had on record of the order by then: numeric ids of its agreements. */
  agreementIds: string[];
  /** What the order came to before, in minor units of the currency the customer paid in; left out by older versions. */
  beforeMinor?: string;
  /** What it would come to, as it was shown. */
  afterMinor: string;
}
