import type { ActKind } from "#app/features/acts/act-kind.ts";
import type { Fate } from "./mortal-desk.ts";
import type { Stage } from "./stage.ts";
import type { Trouble } from "./story.ts";

interface Request {
  operation: RegExp;
  /** Where its answer stands. */
  field: string;
}

const made: Request = { operation: /^DraftCreate$/, field: "draftOrderCreate" };
const invoiced: Request = { operation: /^DraftInvoice$/, field: "draftOrderInvoiceSend" };
const setUp: Request = { operation: /^ReturnCreate$/, field: "returnCreate" };
const labelled: Request = { operation: /^ReturnLabel$/, field: "reverseDeliveryCreateWithShipping" };

/** What each kind asks Shopify with, in turn. */
const requests: Record<ActKind, readonly [Request, Request?]> = {
  refund: [{ operation: /^RefundCreate$/, field: "refundCreate" }],
  cancellation: [{ operation: /^OrderCancel$/, field: "orderCancel" }],
  replacement: [
    { operation: /^ReplacementCreate$/, field: "draftOrderCreate" },
    { operation: /^ReplacementComplete$/, field: "draftOrderComplete" },
  ],
  address: [{ operation: /^AddressUpdate$/, field: "orderUpdate" }],
  credit: [{ operation: /^CreditGive$/, field: "storeCreditAccountCredit" }],
  discount: [{ operation: /^DiscountCreate$/, field: "discountCodeBasicCreate" }],
  hold: [{ operation: /^Hold(Place|Release)$/, field: "fulfillmentOrderHold" }],
  note: [{ operation: /^NoteUpdate$/, field: "orderUpdate" }],
  edit: [{ operation: /^EditCommit$/, field: "orderEditCommit" }],
  invoice: [made, invoiced],
  duplicate: [made, invoiced],
  return: [setUp, labelled],
  exchange: [setUp, labelled],
  returnStep: [
    { operation: /^Return(Approve|Decline|Close|Process)$/, field: "returnProcess" },
    { operation: /^ExchangeInvoice$/, field: "orderInvoiceSend" },
  ],
};

/** Has Shopify fail at an act. @returns which of its requests are put where, if Shopify is to get to one later */
export function planTrouble({ shop, late }: Stage, kind: ActKind, trouble: Trouble): Fate["late"] {
  if (!trouble) return null;
  if (trouble.kind === "late") return { calls: late, place: trouble.place };
  const { faults } = shop.world.standin.admin;
  if (trouble.kind === "away") {
    faults.next({ kind: "status-before", status: 503, times: 3 });
    return null;
  }
  const { fault, place } = trouble;
  const { operation, field } = requests[kind][place] ?? requests[kind][0];
  faults.next({ ...fault, ...(fault.kind === "partial" && { path: [field] }), operation });
  return null;
}
