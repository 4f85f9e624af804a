import type { Money } from "../../shared/money.ts";
import { titleLine } from "../line-title.ts";
import { readShown } from "../refund/refund-facts.ts";
import { numberOf } from "../return/return-facts.ts";
import { wordForOut, type GoingOut } from "./out-word.ts";
import type { ReturnDetailsAnswer, ReturnStepsAnswer } from "./return-step-documents.ts";
import type { ReturnStep, ReturnView } from "./return-step-preview.ts";

/** An order and its returns, as Shopify says now. */
export interface ReturnStepFacts extends NonNullable<ReturnStepsAnswer["order"]> {
  locations: { id: string; name: string }[];
  /** As they were written the last time. */
  instructions: string;
  /** The customer has to pay something, and may be written to about it. */
  owes: boolean;
  /** What what is chosen means for the money; undefined: Shopify did not say. null: nothing moves. */
  transfer: Transfer | null | undefined;
  /** What goods that go out cost today, and what was paid for those that come back; null: none were asked about. */
  worth: (OutWorth & { of: string }) | null;
}

/** What Shopify says of goods that go out for goods that come back; null: it did not say. */
export interface OutWorth {
  out: NonNullable<ReturnStepsAnswer["worth"]>["exchangeLineItems"] | null;
  back: ReturnStepsAnswer["back"] | null;
}

export type Transfer = NonNullable<
  NonNullable<NonNullable<ReturnStepsAnswer["return"]>["suggestedFinancialOutcome"]>["financialTransfer"]
>;

/** It has lines that were not read. */
const isCut = ({ returnLineItems, exchangeLineItems }: ReturnDetailsAnswer): boolean =>
  returnLineItems.pageInfo.hasNextPage || exchangeLineItems.pageInfo.hasNextPage;

/** What Shopify lets one do with a return in such a state, as far as one sees here what one does. */
function stepsOf(one: ReturnDetailsAnswer, owes: boolean): ReturnStep[] {
  const { status, returnLineItems, exchangeLineItems } = one;
  // What went out for it is what is owed: which of several returns it is, Shopify does not say.
  const again: ReturnStep[] =
    owes && exchangeLineItems.nodes.some(({ processedQuantity }) => processedQuantity > 0) ? ["invoice"] : [];
  if (isCut(one)) return status === "REQUESTED" ? ["decline"] : [];
  if (status === "REQUESTED") return ["approve", "decline"];
  if (status !== "OPEN") return status === "CLOSED" ? again : [];
  const isOpen = [...returnLineItems.nodes, ...exchangeLineItems.nodes].some(
    ({ processableQuantity }) => processableQuantity > 0,
  );
  return [
    ...(isOpen ? ["receive" as const] : []),
    ...(findUnlabelled(one) ? ["label" as const] : []),
    ...again,
    "close",
  ];
}

/** The one way back of a return that has no label yet, by its id. One label takes goods to one place. */
export function findUnlabelled({ reverseFulfillmentOrders: { nodes } }: ReturnDetailsAnswer): string | null {
  const [way, ...others] = nodes;
  return way && !others.length && !way.reverseDeliveries.nodes.length ? way.id : null;
}

/** What the customer is charged for sending it back, as they see it; null: nothing. What restocking costs is not that. */
export function readFee({ returnShippingFees }: ReturnDetailsAnswer): Money | null {
  const fees = returnShippingFees.map(({ amountSet }) => readShown(amountSet).presentment);
  const minor = fees.reduce((sum, fee) => sum + fee.minor, 0n);
  return minor > 0n ? { ...fees[0]!, minor } : null;
}

type Line = ReturnDetailsAnswer["returnLineItems"]["nodes"][number];
const isSent = (line: Line): line is Extract<Line, { fulfillmentLineItem: unknown }> => "fulfillmentLineItem" in line;

/** What goes out for a return, as far as it is still sold. */
export const readOut = ({ exchangeLineItems }: ReturnDetailsAnswer): GoingOut[] =>
  exchangeLineItems.nodes.flatMap(({ variantId, quantity }) => (variantId ? [{ variantId, quantity }] : []));

/** A return as people see it. */
export const readReturn = (one: ReturnDetailsAnswer, { owes }: Pick<ReturnStepFacts, "owes">): ReturnView => ({
  returnId: numberOf(one.id),
  name: one.name,
  status: one.status,
  createdAt: one.createdAt,
  declined: one.decline?.note || null,
  may: stepsOf(one, owes),
  goesOut: wordForOut(readOut(one)),
  isTooLong: (one.status === "REQUESTED" || one.status === "OPEN") && isCut(one),
  lines: one.returnLineItems.nodes.map((line) => ({
    lineId: numberOf(line.id),
    // What was never on an order has no title that Shopify would tell.
    ...(isSent(line) ? titleLine(line.fulfillmentLineItem.lineItem) : { title: "–" }),
    imageUrl: isSent(line) ? (line.fulfillmentLineItem.lineItem.image?.url ?? null) : null,
    quantity: line.quantity,
    open: line.processableQuantity,
    reason: line.returnReasonDefinition?.name ?? null,
    customerNote: line.customerNote,
  })),
  out: one.exchangeLineItems.nodes.map((line) => ({
    lineId: numberOf(line.id),
    ...titleLine({ title: line.title ?? "–", variantTitle: line.variantTitle }),
    imageUrl: null,
    quantity: line.quantity,
    open: line.processableQuantity,
    reason: null,
    customerNote: null,
  })),
});
