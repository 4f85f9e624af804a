import type { ActionResult } from "../action-record.ts";
import type { ReplacementDraftAnswer } from "./replacement-documents.ts";

type MadeOrder = NonNullable<ReplacementDraftAnswer["order"]>;

/** Whether a draft costs the customer nothing, in any currency and with any number of decimals. */
export const isFree = ({ totalPriceSet }: ReplacementDraftAnswer): boolean =>
  [totalPriceSet.presentmentMoney, totalPriceSet.shopMoney].every(({ amount }) => /^-?0+(\.0*)?$/.test(amount));

/** The new order as the act keeps it. It moves no money. */
export const resultOf = ({ legacyResourceId, name, createdAt }: MadeOrder): ActionResult => ({
  madeId: legacyResourceId,
  createdAt,
  total: null,
  transactions: [],
  order: { id: legacyResourceId, name },
});
