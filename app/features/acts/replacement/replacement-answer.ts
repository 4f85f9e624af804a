import type { ActionResult } from "../action-record.ts";
import type { ReplacementDraftAnswer } from "./replacement-documents.ts";

type MadeOrder = NonNullable<ReplacementDraftAnswer["order"]>;

/** Whether a draft costs the customer nothing. */
export const isFree = ({ totalPriceSet }: ReplacementDraftAnswer): boolean =>
  Number(totalPriceSet.presentmentMoney.amount) === 0 && Number(totalPriceSet.shopMoney.amount) === 0;

/** The new order as the act keeps it. It moves no money. */
export const resultOf = ({ legacyResourceId, name, createdAt }: MadeOrder): ActionResult => ({
  madeId: legacyResourceId,
  createdAt,
  total: null,
  transactions: [],
  order: { id: legacyResourceId, name },
});
