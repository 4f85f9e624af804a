import type { ExchangeLineRecord, LineRecord, OrderRecord, ReturnRecord, TransactionRecord } from "../../state.ts";
import type { RestockType } from "../calculate-refund.ts";
import type { ShopChange } from "../engine/request-context.ts";
import type { UserError } from "../errors.ts";
import { gid, readGid } from "../gid.ts";
import { timesPair, zero } from "../money.ts";
import { netPaymentOf, totalNow } from "../order-money.ts";
import { priceOfExchange } from "../return-money.ts";
import { createRefund } from "./create-refund.ts";
import { noteReturn } from "./make-return.ts";

/** `ReturnProcessInput` as the schema hands it over. */
export interface ProcessInput {
  returnId: string;
  note?: string | null;
  returnLineItems?: { id: string; quantity: number; dispositions?: DispositionInput[] | null }[] | null;
  exchangeLineItems?: { id: string; quantity: number }[] | null;
  financialTransfer?: {
    issueRefund?: {
      orderTransactions: { parentId: string; transactionAmount: { amount: unknown; currencyCode: string } }[];
      refundMethods?: unknown[] | null;
    } | null;
  } | null;
  refundShipping?: unknown;
  refundDuties?: unknown[] | null;
  tipLineId?: string | null;
}

interface DispositionInput {
  dispositionType: "MISSING" | "NOT_RESTOCKED" | "PROCESSING_REQUIRED" | "RESTOCKED";
  quantity: number;
  reverseFulfillmentOrderLineItemId: string;
  locationId?: string | null;
}

export interface ProcessRequest {
  input: ProcessInput;
  staffId: number | null;
  transactionStatus: TransactionRecord["status"];
}

interface ProcessedLine {
  line: ReturnRecord["lines"][number];
  quantity: number;
  restockType: RestockType;
  locationId: string | null;
}

/**
 * Takes note of what came back and what goes out for it, and pays back what the caller says: all of it or nothing. What
 * the customer then owes keeps the new items where they are.
 */
export function processReturn(
  change: ShopChange,
  order: OrderRecord,
  made: ReturnRecord,
  { input, staffId, transactionStatus }: ProcessRequest,
): UserError[] {
  if (made.status !== "OPEN") return [{ field: ["returnId"], message: "Return is not open.", code: "INVALID_STATE" }];
  const errors: UserError[] = [];
  const back = (input.returnLineItems ?? []).flatMap((wanted, place): ProcessedLine[] => {
    const line = made.lines.find(({ id }) => id === readGid("ReturnLineItem", wanted.id));
    if (!line || wanted.quantity <= 0 || line.processed + wanted.quantity > line.quantity) {
      const field = ["returnLineItems", String(place), "quantity"];
      errors.push({ field, message: "Quantity is greater than what can be processed", code: "INVALID" });
      return [];
    }
    const restocked = wanted.dispositions?.find(({ dispositionType }) => dispositionType === "RESTOCKED");
    const restockType = restocked ? ("RETURN" as const) : ("NO_RESTOCK" as const);
    return [{ line, quantity: wanted.quantity, restockType, locationId: restocked?.locationId ?? null }];
  });
  const out = (input.exchangeLineItems ?? []).flatMap((wanted, place) => {
    const line = made.exchange.find(({ id }) => id === readGid("ExchangeLineItem", wanted.id));
    if (line && wanted.quantity > 0 && line.processed + wanted.quantity <= line.quantity)
      return [{ line, quantity: wanted.quantity }];
    const field = ["exchangeLineItems", String(place), "quantity"];
    errors.push({ field, message: "Quantity is greater than what can be processed", code: "INVALID" });
    return [];
  });
  if (!errors.length && !back.length && !out.length)
    errors.push({ field: ["returnLineItems"], message: "Nothing to process", code: "BLANK" });
  if (errors.length) return errors;

  const refused = payBack(change, order, made, back, { input, staffId, transactionStatus });
  if (refused.length) return refused;
  made.feeTaken = true;
  for (const { line, quantity } of back) line.processed += quantity;
  for (const { line, quantity } of out) addLine(change, order, line, quantity);
  const { total } = totalNow(order);
  if (out.length && total.presentment > netPaymentOf(order).presentment)
    (order.holds ??= []).push({ id: change.takeId(), handle: "", reason: "AWAITING_PAYMENT", notes: null });
  const rest = [...made.lines, ...made.exchange].some(({ quantity, processed }) => processed < quantity);
  if (!rest) {
    made.status = "CLOSED";
    made.closedAt = change.now.toISOString();
  }
  noteReturn(change, order, made, "return_processed");
  return [];
}

function payBack(
  change: ShopChange,
  order: OrderRecord,
  made: ReturnRecord,
  back: readonly ProcessedLine[],
  { input, staffId, transactionStatus }: ProcessRequest,
): UserError[] {
  const payments = input.financialTransfer?.issueRefund?.orderTransactions ?? [];
  if (!back.length && !payments.length) return [];
  const gatewayOf = (parentId: string) =>
    order.transactions.find(({ id }) => id === readGid("OrderTransaction", parentId))?.gateway ?? "";
  const refund = createRefund(change, order, {
    input: {
      orderId: gid("Order", order.id),
      currency: order.presentmentCurrency,
      note: input.note,
      refundLineItems: back.map(({ line, quantity, restockType, locationId }) => ({
        lineItemId: gid("LineItem", line.lineId),
        quantity,
        restockType,
        locationId,
      })),
      transactions: payments.map(({ parentId, transactionAmount }) => ({
        orderId: gid("Order", order.id),
        gateway: gatewayOf(parentId),
        kind: "REFUND",
        amount: transactionAmount.amount,
        parentId,
      })),
    },
    staffId,
    idempotencyKey: null,
    transactionStatus,
  });
  if (!refund.ok) return refund.errors.map((error) => ({ ...error, code: "INVALID" }));
  made.refundIds.push(refund.refund.id);
  return [];
}

/** The new item becomes a line of the order, still to be sent. */
function addLine(change: ShopChange, order: OrderRecord, line: ExchangeLineRecord, quantity: number): void {
  const { product, variant } = change.index.variants.get(line.variantId)!;
  const { price, tax, rate } = priceOfExchange(change.index, order, line);
  const made: LineRecord = {
    id: change.takeId(),
    productId: product.id,
    variantId: variant.id,
    title: product.title,
    variantTitle: product.variants.length > 1 ? variant.title : null,
    sku: variant.sku,
    quantity,
    removedQuantity: 0,
    unitPrice: price,
    discount: zero,
    tax: timesPair(tax, quantity),
    taxTitle: order.lines[0]?.taxTitle ?? "Tax",
    taxRate: rate,
    requiresShipping: true,
  };
  order.lines.push(made);
  line.processed += quantity;
  line.lineIds.push(made.id);
}
