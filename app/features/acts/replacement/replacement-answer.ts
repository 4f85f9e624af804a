import type { ActionResult } from "../action-record.ts";
import type { ReplacementDraftAnswer } from "./replacement-documents.ts";

type MadeOrder = NonNullable<ReplacementDraftAnswer["order"]>;

/** The new order as the act keeps it. It moves no money. */
export const resultOf = ({ legacyResourceId, name, createdAt }: MadeOrder): ActionResult => ({
  madeId: legacyResourceId,
  createdAt,
  total: null,
  transactions: [],
  order: { id: legacyResourceId, name },
});
