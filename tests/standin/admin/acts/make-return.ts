import type { ExchangeLineRecord, MoneyPair, OrderRecord, ReturnLineRecord, ReturnRecord } from "../../state.ts";
import { parseAmount } from "../currency.ts";
import type { ShopChange } from "../engine/request-context.ts";
import { notModelled, type UserError } from "../errors.ts";
import { readGid } from "../gid.ts";
import { atCustomersRate } from "../return-money.ts";
import { countReturnable, findSentLine } from "../return-quantities.ts";
import { restOrderEvent } from "../rest/rest-order.ts";

/** `ReturnInput` as the schema hands it over. */
export interface ReturnInput {
  orderId: string;
  returnLineItems: ReturnLineInput[];
  exchangeLineItems?: { variantId?: string | null; quantity: number; appliedDiscount?: unknown }[] | null;
  returnShippingFee?: { amount: { amount: unknown; currencyCode: string } } | null;
}

export interface ReturnLineInput {
  fulfillmentLineItemId: string;
  quantity: number;
  returnReasonDefinitionId?: string | null;
  returnReasonNote?: string | null;
  restockingFee?: unknown;
  customerNote?: string | null;
}

/** Why something comes back, in Shopify's words. */
export const returnReasons = [
  { id: 1, handle: "color", name: "Color" },
  { id: 2, handle: "defective", name: "Damaged or defective" },
  { id: 3, handle: "not-as-described", name: "Item not as described" },
  { id: 4, handle: "size-too-large", name: "Size was too large" },
  { id: 5, handle: "size-too-small", name: "Size was too small" },
  { id: 6, handle: "style", name: "Style" },
  { id: 7, handle: "unwanted", name: "Customer changed their mind" },
  { id: 8, handle: "wrong-item", name: "Received the wrong item" },
  { id: 9, handle: "other", name: "Other" },
  { id: 10, handle: "old", name: "No longer used", deleted: true },
];

const longestReasonNote = 255;

export interface CheckedReturn {
  lines: Omit<ReturnLineRecord, "id">[];
  exchange: Omit<ExchangeLineRecord, "id">[];
  shippingFee: MoneyPair | null;
  errors: UserError[];
}

/** What is wrong with a return, before it is made. */
export function checkReturn(
  { state, index }: Pick<ShopChange, "state" | "index">,
  order: OrderRecord,
  input: ReturnInput,
): CheckedReturn {
  const errors: UserError[] = [];
  const refuse = (field: string[], message: string, code: string) => void errors.push({ field, message, code });
  const taken = new Map<number, number>();
  if (!input.returnLineItems.length) refuse(["returnLineItems"], "Return line items can't be blank", "BLANK");
  const lines = input.returnLineItems.flatMap((wanted, place) => {
    const at = (name: string) => ["returnLineItems", String(place), name];
    if (wanted.restockingFee) throw notModelled("ReturnLineItemInput.restockingFee");
    const sent = findSentLine(order, readGid("FulfillmentLineItem", wanted.fulfillmentLineItemId) ?? 0);
    if (!sent) {
      refuse(at("fulfillmentLineItemId"), "Fulfillment line item does not exist", "NOT_FOUND");
      return [];
    }
    const sum = (taken.get(sent.id) ?? 0) + wanted.quantity;
    taken.set(sent.id, sum);
    if (wanted.quantity <= 0) refuse(at("quantity"), "Quantity must be greater than 0", "GREATER_THAN");
    else if (sum > countReturnable(order, sent))
      refuse(at("quantity"), "Return line item has an invalid quantity.", "INVALID");
    const reasonId = readGid("ReturnReasonDefinition", wanted.returnReasonDefinitionId);
    const reason = returnReasons.find(({ id }) => id === reasonId);
    if (wanted.returnReasonDefinitionId && (!reason || reason.deleted))
      refuse(at("returnReasonDefinitionId"), "Return reason definition does not exist", "NOT_FOUND");
    if ((wanted.returnReasonNote ?? "").length > longestReasonNote)
      refuse(at("returnReasonNote"), `is too long (maximum is ${longestReasonNote} characters)`, "TOO_LONG");
    return [
      {
        fulfillmentLineId: sent.id,
        lineId: sent.line.id,
        quantity: wanted.quantity,
        processed: 0,
        reasonId,
        reasonNote: wanted.returnReasonNote ?? "",
        customerNote: wanted.customerNote ?? null,
      },
    ];
  });
  const exchange = (input.exchangeLineItems ?? []).flatMap(({ variantId, quantity, appliedDiscount }, place) => {
    if (appliedDiscount) throw notModelled("ExchangeLineItemInput.appliedDiscount");
    const id = readGid("ProductVariant", variantId);
    const field = ["exchangeLineItems", String(place)];
    if (id === null || !index.variants.has(id)) refuse([...field, "variantId"], "Variant does not exist", "NOT_FOUND");
    else if (quantity <= 0) refuse([...field, "quantity"], "Quantity must be greater than 0", "GREATER_THAN");
    else return [{ variantId: id, quantity, processed: 0, lineIds: [] }];
    return [];
  });
  return { lines, exchange, shippingFee: readFee(state.shop.currencyCode, order, input, refuse), errors };
}

function readFee(
  shopCurrency: string,
  order: OrderRecord,
  input: ReturnInput,
  refuse: (field: string[], message: string, code: string) => void,
): MoneyPair | null {
  if (!input.returnShippingFee) return null;
  const { amount, currencyCode } = input.returnShippingFee.amount;
  const field = ["returnShippingFee", "amount"];
  const parsed = parseAmount(amount, currencyCode);
  if (currencyCode !== order.presentmentCurrency && currencyCode !== shopCurrency)
    refuse(field, "Currency must be the order's presentment currency", "INVALID");
  else if (!parsed.ok || parsed.minor < 0) refuse(field, "Amount must not be negative", "GREATER_THAN_OR_EQUAL_TO");
  else return parsed.minor === 0 ? null : atCustomersRate(order, parsed.minor);
  return null;
}

/** Keeps a checked return: agreed on (`OPEN`), or asked for by the customer. */
export function makeReturn(
  change: ShopChange,
  order: OrderRecord,
  checked: CheckedReturn,
  status: "OPEN" | "REQUESTED",
): ReturnRecord {
  const returns = (order.returns ??= []);
  const made: ReturnRecord = {
    id: change.takeId(),
    name: `${order.name}-R${returns.length + 1}`,
    status,
    createdAt: change.now.toISOString(),
    closedAt: null,
    approvedAt: null,
    decline: null,
    lines: checked.lines.map((line) => ({ ...line, id: change.takeId() })),
    exchange: checked.exchange.map((line) => ({ ...line, id: change.takeId() })),
    shippingFee: checked.shippingFee,
    feeTaken: false,
    deliveries: [],
    refundIds: [],
  };
  returns.push(made);
  noteReturn(change, order, made, "return_created");
  return made;
}

type Step =
  "return_created" | "return_approved" | "return_declined" | "return_closed" | "return_processed" | "return_label";

/** Says in the ledger, and to the world, what became of a return. */
export function noteReturn(change: ShopChange, order: OrderRecord, made: ReturnRecord, kind: Step): void {
  const at = change.now.toISOString();
  order.updatedAt = at;
  change.state.ledger.push({ at, kind, orderId: order.id, returnId: made.id });
  change.emit(restOrderEvent(change.state, order, "orders/updated"));
}
