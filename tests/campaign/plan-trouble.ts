import type { ActKind } from "#app/features/acts/act-kind.ts";
import type { MarkedRow } from "#tests/oracle/count-made.ts";
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

type InTurn = readonly [Request, Request?];

/** What each kind asks Shopify with, in turn. */
const requests: Record<Exclude<ActKind, "hold" | "returnStep">, InTurn> = {
  refund: [{ operation: /^RefundCreate$/, field: "refundCreate" }],
  cancellation: [{ operation: /^OrderCancel$/, field: "orderCancel" }],
  replacement: [
    { operation: /^ReplacementCreate$/, field: "draftOrderCreate" },
    { operation: /^ReplacementComplete$/, field: "draftOrderComplete" },
  ],
  address: [{ operation: /^AddressUpdate$/, field: "orderUpdate" }],
  credit: [{ operation: /^CreditGive$/, field: "storeCreditAccountCredit" }],
  discount: [{ operation: /^DiscountCreate$/, field: "discountCodeBasicCreate" }],
  note: [{ operation: /^NoteUpdate$/, field: "orderUpdate" }],
  edit: [{ operation: /^EditCommit$/, field: "orderEditCommit" }],
  invoice: [made, invoiced],
  duplicate: [made, invoiced],
  return: [setUp, labelled],
  exchange: [setUp, labelled],
};

/** The same of kinds that do one of several things: by what they send. */
const waysOf: Record<string, InTurn> = {
  place: [{ operation: /^HoldPlace$/, field: "fulfillmentOrderHold" }],
  release: [{ operation: /^HoldRelease$/, field: "fulfillmentOrderReleaseHold" }],
  approve: [{ operation: /^ReturnApprove$/, field: "returnApproveRequest" }, labelled],
  decline: [{ operation: /^ReturnDecline$/, field: "returnDeclineRequest" }],
  addLabel: [labelled],
  close: [{ operation: /^ReturnClose$/, field: "returnClose" }],
  receive: [
    { operation: /^ReturnProcess$/, field: "returnProcess" },
    { operation: /^ExchangeInvoice$/, field: "orderInvoiceSend" },
  ],
};

function requestsOf({ kind, input }: Pick<MarkedRow, "kind" | "input">): InTurn {
  if (kind !== "hold" && kind !== "returnStep") return requests[kind as keyof typeof requests];
  const way = Object.keys((input as { sent: object }).sent).find((name) => name in waysOf)!;
  return waysOf[way]!;
}

/** Has Shopify fail at an act. @returns which of its requests are put where, if Shopify is to get to one later */
export function planTrouble(
  { shop, late }: Stage,
  row: Pick<MarkedRow, "kind" | "input">,
  trouble: Trouble,
): Fate["late"] {
  if (!trouble) return null;
  if (trouble.kind === "late") return { calls: late, place: trouble.place };
  const { faults } = shop.world.standin.admin;
  if (trouble.kind === "away") {
    faults.next({ kind: "status-before", status: 503, times: 3 });
    return null;
  }
  const { fault, place } = trouble;
  const inTurn = requestsOf(row);
  const { operation, field } = inTurn[place] ?? inTurn[0];
  faults.next({ ...fault, ...(fault.kind === "partial" && { path: [field] }), operation });
  return null;
}
