import type {
  CustomerRecord,
  DraftRecord,
  FulfillmentRecord,
  OrderRecord,
  RefundRecord,
  ReturnRecord,
  TrackingEventRecord,
} from "../state.ts";
import { cancelOrder } from "./acts/cancel-order.ts";
import type { Cancellation } from "./acts/cancel-order.ts";
import { createRefund } from "./acts/create-refund.ts";
import { completeDraft, deleteDraft } from "./acts/draft-order.ts";
import { commitEdit } from "./acts/edit-order.ts";
import type { AddressInput } from "./acts/edit-address.ts";
import type { RefundInput } from "./acts/refund-input.ts";
import { checkReturn, makeReturn } from "./acts/make-return.ts";
import { settleTransaction } from "./acts/settle-transaction.ts";
import { addTrackingEvent, fulfillOrder } from "./acts/ship-order.ts";
import type { NewTrackingEvent, Shipment } from "./acts/ship-order.ts";
import { updateCustomer, updateOrder } from "./acts/update-order.ts";
import type { CustomerInput } from "./acts/update-order.ts";
import type { ShopChange } from "./engine/request-context.ts";
import type { UserError } from "./errors.ts";
import { gid } from "./gid.ts";
import { listSentLines } from "./return-quantities.ts";
import { restOrderEvent } from "./rest/rest-order.ts";
import { forgetIndex } from "./shop-index.ts";

/**
 * What merchant, carrier and payment provider do on their own, past the app. Each act emits the events that Shopify
 * would, and throws when it cannot be done. Ids are numeric.
 */
export interface MerchantEdits {
  createOrder(shop: string, order: OrderRecord): void;
  fulfillOrder(shop: string, orderId: number, shipment?: Shipment): FulfillmentRecord;
  addTrackingEvent(shop: string, orderId: number, fulfillmentId: number, event: NewTrackingEvent): TrackingEventRecord;
  cancelOrderDirectly(shop: string, orderId: number, cancellation?: Cancellation): void;
  /** Refunds in Shopify's own admin. The currency is the order's unless given. */
  refundOrder(shop: string, orderId: number, input: Omit<RefundInput, "orderId">): RefundRecord;
  /** The customer asks to send units of the order's first parcel back. */
  requestReturn(shop: string, orderId: number, lineId: number, quantity: number, customerNote?: string): ReturnRecord;
  deleteOrder(shop: string, orderId: number): void;
  editAddress(shop: string, orderId: number, address: AddressInput): void;
  editCustomer(shop: string, customerId: number, input: CustomerInput): void;
  /** The customer pays the invoice of a draft: an order comes of it. */
  payInvoice(shop: string, draftId: number): OrderRecord;
  /** Changes a draft in Shopify's own admin. */
  editDraft(shop: string, draftId: number, changes: Partial<DraftRecord>): void;
  deleteDraft(shop: string, draftId: number): void;
  /** Changes how many there are of a line, in Shopify's own admin. */
  editOrder(shop: string, orderId: number, lineId: number, quantity: number): void;
  /** The payment provider decides a transaction that is under way. */
  settleTransaction(shop: string, transactionId: number, status: "SUCCESS" | "FAILURE"): void;
}

function demandOrder(change: ShopChange, orderId: number): OrderRecord {
  const order = change.index.orders.get(orderId);
  if (!order || order.deleted) throw new Error(`No order ${orderId} in ${change.state.shop.domain}`);
  return order;
}

function demandDraft(change: ShopChange, draftId: number): DraftRecord {
  const draft = change.state.drafts?.find(({ id }) => id === draftId);
  if (!draft) throw new Error(`No draft ${draftId} in ${change.state.shop.domain}`);
  return draft;
}

function demandCustomer(change: ShopChange, customerId: number): CustomerRecord {
  const customer = change.index.customers.get(customerId);
  if (!customer) throw new Error(`No customer ${customerId} in ${change.state.shop.domain}`);
  return customer;
}

function throwErrors(errors: readonly UserError[]): void {
  if (errors.length > 0) throw new Error(errors.map((error) => error.message).join("; "));
}

function addOrder(change: ShopChange, order: OrderRecord): void {
  if (change.index.orders.has(order.id)) throw new Error(`Order ${order.id} is already there`);
  change.state.orders.push(order);
  forgetIndex(change.state);
  const ids = [order.id, ...order.lines.map((line) => line.id), ...order.transactions.map((one) => one.id)];
  change.state.nextId = Math.max(change.state.nextId, ...ids.map((id) => id + 1));
  change.emit(restOrderEvent(change.state, order, "orders/create"));
}

function refundDirectly(change: ShopChange, order: OrderRecord, input: Omit<RefundInput, "orderId">): RefundRecord {
  const made = createRefund(change, order, {
    input: { currency: order.presentmentCurrency, ...input, orderId: gid("Order", order.id) },
    staffId: change.state.staff.find((staff) => staff.accountOwner)?.id ?? null,
    idempotencyKey: null,
    transactionStatus: "SUCCESS",
  });
  if (!made.ok) throw new Error(made.errors.map((error) => error.message).join("; "));
  return made.refund;
}

function requestReturn(
  change: ShopChange,
  order: OrderRecord,
  lineId: number,
  quantity: number,
  customerNote: string | null,
): ReturnRecord {
  const sent = order.fulfillments.flatMap((one) => listSentLines(order, one)).find(({ line }) => line.id === lineId);
  const checked = checkReturn(change, order, {
    orderId: gid("Order", order.id),
    returnLineItems: [{ fulfillmentLineItemId: gid("FulfillmentLineItem", sent?.id ?? 0), quantity, customerNote }],
  });
  throwErrors(checked.errors);
  return makeReturn(change, order, checked, "REQUESTED");
}

/** Binds the merchant's acts to the shops; `change` runs one in the shop of that name and throws for unknown ones. */
export function createMerchantEdits(change: <T>(shop: string, act: (change: ShopChange) => T) => T): MerchantEdits {
  const onOrder = <T>(shop: string, orderId: number, act: (made: ShopChange, order: OrderRecord) => T) =>
    change(shop, (made) => act(made, demandOrder(made, orderId)));
  return {
    createOrder: (shop, order) => change(shop, (made) => addOrder(made, order)),
    fulfillOrder: (shop, orderId, shipment) =>
      onOrder(shop, orderId, (made, order) => fulfillOrder(made, order, shipment ?? {})),
    addTrackingEvent: (shop, orderId, fulfillmentId, event) =>
      onOrder(shop, orderId, (made, order) => addTrackingEvent(made, order, fulfillmentId, event)),
    cancelOrderDirectly: (shop, orderId, cancellation) =>
      onOrder(shop, orderId, (made, order) => cancelOrder(made, order, cancellation ?? {})),
    refundOrder: (shop, orderId, input) => onOrder(shop, orderId, (made, order) => refundDirectly(made, order, input)),
    requestReturn: (shop, orderId, lineId, quantity, note) =>
      onOrder(shop, orderId, (made, order) => requestReturn(made, order, lineId, quantity, note ?? null)),
    deleteOrder: (shop, orderId) =>
      onOrder(shop, orderId, (made, order) => {
        order.deleted = true;
        order.updatedAt = made.now.toISOString();
        made.emit({ topic: "orders/delete", payload: { id: order.id } });
      }),
    editAddress: (shop, orderId, address) =>
      onOrder(shop, orderId, (made, order) => throwErrors(updateOrder(made, order, { shippingAddress: address }))),
    editCustomer: (shop, customerId, input) =>
      change(shop, (made) => throwErrors(updateCustomer(made, demandCustomer(made, customerId), input))),
    payInvoice: (shop, draftId) =>
      change(shop, (made) => {
        const draft = demandDraft(made, draftId);
        throwErrors(completeDraft(made, draft, null));
        return made.state.orders.find(({ id }) => id === draft.orderId)!;
      }),
    editDraft: (shop, draftId, changes) =>
      change(shop, (made) => void Object.assign(demandDraft(made, draftId), changes)),
    deleteDraft: (shop, draftId) => change(shop, (made) => throwErrors(deleteDraft(made, demandDraft(made, draftId)))),
    editOrder: (shop, orderId, lineId, quantity) =>
      onOrder(shop, orderId, (made, order) => {
        const edit = { id: made.takeId(), orderId, changed: [{ lineId, quantity, restock: true }], added: [] };
        commitEdit(made, order, edit, { byApp: false, notified: false, staffNote: null });
      }),
    settleTransaction: (shop, transactionId, status) =>
      change(shop, (made) => settleTransaction(made, transactionId, status)),
  };
}
