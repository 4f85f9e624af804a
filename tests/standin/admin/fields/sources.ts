import type {
  CustomerRecord,
  DraftRecord,
  EditRecord,
  FulfillmentRecord,
  HoldRecord,
  JobRecord,
  LineRecord,
  LocationRecord,
  OrderRecord,
  ProductRecord,
  RefundRecord,
  ShippingLineRecord,
  StoreCreditRecord,
  TransactionRecord,
  VariantRecord,
} from "../../state.ts";

/** Each GraphQL object stands for records of the state; `__typename` tells interfaces and unions which one it is. */
export interface OrderSource {
  __typename: "Order";
  order: OrderRecord;
}
export interface LineSource {
  __typename: "LineItem";
  order: OrderRecord;
  line: LineRecord;
}
export interface ShippingLineSource {
  __typename: "ShippingLine";
  order: OrderRecord;
  line: ShippingLineRecord;
}
export interface TransactionSource {
  __typename: "OrderTransaction";
  order: OrderRecord;
  transaction: TransactionRecord;
}
export interface RefundSource {
  __typename: "Refund";
  order: OrderRecord;
  refund: RefundRecord;
}
export interface FulfillmentSource {
  __typename: "Fulfillment";
  order: OrderRecord;
  fulfillment: FulfillmentRecord;
}
export interface CustomerSource {
  __typename: "Customer";
  customer: CustomerRecord;
}
export interface StoreCreditSource {
  __typename: "StoreCreditAccount";
  account: StoreCreditRecord;
}
export interface ProductSource {
  __typename: "Product";
  product: ProductRecord;
}
export interface VariantSource {
  __typename: "ProductVariant";
  product: ProductRecord;
  variant: VariantRecord;
}
export interface LocationSource {
  __typename: "Location";
  location: LocationRecord;
}

export interface DraftSource {
  __typename: "DraftOrder" | "CalculatedDraftOrder";
  draft: DraftRecord;
  /** The order as it would be now: what it costs follows from it. */
  order: OrderRecord;
}
export interface DraftLineSource {
  __typename: "DraftOrderLineItem" | "CalculatedDraftOrderLineItem";
  order: OrderRecord;
  line: LineRecord;
}

export interface EditSource {
  __typename: "CalculatedOrder";
  edit: EditRecord;
  original: OrderRecord;
  /** The order with what is staged. */
  order: OrderRecord;
}

export function showOrder(order: OrderRecord): OrderSource {
  return { __typename: "Order", order };
}
export function showLine(order: OrderRecord, line: LineRecord): LineSource {
  return { __typename: "LineItem", order, line };
}
export function showTransaction(order: OrderRecord, transaction: TransactionRecord): TransactionSource {
  return { __typename: "OrderTransaction", order, transaction };
}
export function showRefund(order: OrderRecord, refund: RefundRecord): RefundSource {
  return { __typename: "Refund", order, refund };
}
export function showFulfillment(order: OrderRecord, fulfillment: FulfillmentRecord): FulfillmentSource {
  return { __typename: "Fulfillment", order, fulfillment };
}
export function showCustomer(customer: CustomerRecord): CustomerSource {
  return { __typename: "Customer", customer };
}
export function showProduct(product: ProductRecord): ProductSource {
  return { __typename: "Product", product };
}
export function showVariant(product: ProductRecord, variant: VariantRecord): VariantSource {
  return { __typename: "ProductVariant", product, variant };
}
export function showLocation(location: LocationRecord): LocationSource {
  return { __typename: "Location", location };
}
/** A `FulfillmentHold`: every field of it is plain. */
export function showHold({ id, handle, reason, notes }: HoldRecord) {
  const words = reason.replaceAll("_", " ").toLowerCase();
  return {
    __typename: "FulfillmentHold",
    id: `gid://shopify/FulfillmentHold/${id}`,
    handle,
    reason,
    reasonNotes: notes,
    displayReason: words.charAt(0).toUpperCase() + words.slice(1),
    heldByRequestingApp: true,
  };
}

/** A job's other face, with an id of its own. */
export function showCancelResult({ id, done, failure }: JobRecord) {
  return {
    __typename: "OrderCancelJobResult",
    id: `gid://shopify/OrderCancelJobResult/${id}`,
    done,
    status: failure ? "FAILED" : done ? "SUCCEEDED" : "STARTED",
    errors: failure ? [{ code: "INVALID", field: ["orderId"], message: failure }] : [],
  };
}

export function showJob(job: JobRecord) {
  return { __typename: "Job", id: `gid://shopify/Job/${job.id}`, done: job.done, query: {} };
}
