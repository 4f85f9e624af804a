import type { EditRecord, LineRecord, MoneyPair, OrderRecord } from "../../state.ts";
import { commitEdit, withEdit } from "../acts/edit-order.ts";
import { connectById } from "../connection.ts";
import type { PageArguments } from "../connection.ts";
import type { FieldMap, RequestContext, ShopChange } from "../engine/request-context.ts";
import { notModelled } from "../errors.ts";
import type { UserError } from "../errors.ts";
import { gid, readGid } from "../gid.ts";
import { subtractPair } from "../money.ts";
import { receivedFor, refundedFor, totalNow } from "../order-money.ts";
import { countUnits } from "../order-quantities.ts";
import { findVisibleOrder } from "../visible-orders.ts";
import { showPair } from "./money-fields.ts";
import { demandId } from "./query-fields.ts";
import { showOrder, type EditSource } from "./sources.ts";

const gone = { field: ["id"], message: "The calculated order does not exist." };

/** An edit that was begun, with the order as it would be. */
export function showEdit(context: RequestContext, edit: EditRecord): EditSource | null {
  const original = findVisibleOrder(context, edit.orderId);
  if (!original) return null;
  const order = withEdit(context.state, context.index, original, edit);
  return { __typename: "CalculatedOrder", edit, original, order };
}

export const findEdit = (context: RequestContext, id: number): EditRecord | undefined =>
  context.state.edits?.find((one) => one.id === id);

/** Why Shopify lets nobody change an order. */
export const editErrors = (order: OrderRecord): string[] =>
  order.cancelledAt !== null
    ? ["Canceled orders can't be edited"]
    : order.closedAt !== null
      ? ["Archived orders can't be edited"]
      : [];

function showEditedLine(context: RequestContext, order: OrderRecord, line: LineRecord) {
  const units = countUnits(order, line);
  return {
    __typename: "CalculatedLineItem",
    id: gid("CalculatedLineItem", line.id),
    title: line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    quantity: units.refundable,
    editableQuantity: units.unfulfilled,
    originalUnitPriceSet: showPair(context, order, line.unitPrice),
  };
}

const amount = (read: (order: OrderRecord) => MoneyPair): FieldMap<EditSource>[string] =>
  (({ order }: EditSource, _args: unknown, context: RequestContext) =>
    showPair(context, order, read(order))) as FieldMap<EditSource>[string];

export const calculatedOrderFields: FieldMap<EditSource> = {
  id: ({ edit }) => gid("CalculatedOrder", edit.id),
  originalOrder: ({ original }) => showOrder(original),
  totalPriceSet: amount((order) => totalNow(order).total),
  subtotalPriceSet: amount((order) => totalNow(order).subtotal),
  totalOutstandingSet: amount((order) =>
    subtractPair(totalNow(order).total, subtractPair(receivedFor(order), refundedFor(order))),
  ),
  lineItems: ({ order, edit }, args: PageArguments, context) =>
    connectById(
      order.lines.filter(({ id }) => !edit.added.some((one) => one.id === id)),
      args,
      (line) => line.id,
      (line) => showEditedLine(context, order, line),
    ),
  addedLineItems: ({ order, edit }, args: PageArguments, context) =>
    connectById(
      order.lines.filter(({ id }) => edit.added.some((one) => one.id === id)),
      args,
      (line) => line.id,
      (line) => showEditedLine(context, order, line),
    ),
};

/** Changes what is staged, or says why not. */
function stage(
  context: RequestContext,
  id: string,
  act: (edit: EditRecord, original: OrderRecord, change: ShopChange) => UserError | number,
) {
  const edit = findEdit(context, demandId("CalculatedOrder", id));
  const original = edit && findVisibleOrder(context, edit.orderId);
  const refuse = (error: UserError) => ({
    calculatedOrder: null,
    calculatedLineItem: null,
    orderEditSession: null,
    userErrors: [error],
  });
  if (!edit || !original) return refuse(gone);
  const made = context.change((change) => {
    change.touch();
    return act(edit, original, change);
  });
  if (typeof made !== "number") return refuse(made);
  const shown = showEdit(context, edit)!;
  const line = shown.order.lines.find((one) => one.id === made);
  return {
    calculatedOrder: shown,
    calculatedLineItem: line ? showEditedLine(context, shown.order, line) : null,
    orderEditSession: { __typename: "OrderEditSession", id: gid("OrderEditSession", edit.id) },
    userErrors: [],
  };
}

export const editMutations: FieldMap<undefined> = {
  orderEditBegin: (_root, { id }: { id: string }, context) => {
    const order = findVisibleOrder(context, demandId("Order", id));
    const refuse = (message: string) => ({
      calculatedOrder: null,
      orderEditSession: null,
      userErrors: [{ field: ["id"], message }],
    });
    if (!order) return refuse("The order does not exist.");
    const [error] = editErrors(order);
    if (error) return refuse(error);
    const edit: EditRecord = context.change((change) => {
      const begun = { id: change.takeId(), orderId: order.id, changed: [], added: [] };
      (change.state.edits ??= []).push(begun);
      change.touch();
      return begun;
    });
    const session = { __typename: "OrderEditSession", id: gid("OrderEditSession", edit.id) };
    return { calculatedOrder: showEdit(context, edit), orderEditSession: session, userErrors: [] };
  },
  orderEditSetQuantity: (
    _root,
    args: { id: string; lineItemId: string; quantity: number; restock?: boolean | null; locationId?: string | null },
    context,
  ) => {
    if (args.locationId) throw notModelled("orderEditSetQuantity(locationId:)");
    return stage(context, args.id, (edit, original) => {
      const lineId = readGid("CalculatedLineItem", args.lineItemId) ?? 0;
      const added = edit.added.find((one) => one.id === lineId);
      const line = original.lines.find((one) => one.id === lineId);
      const field = ["quantity"];
      if (args.quantity < 0) return { field, message: "Quantity must be greater than or equal to 0" };
      if (added) {
        added.quantity = args.quantity;
        return lineId;
      }
      if (!line) return { field: ["lineItemId"], message: "The line item does not exist." };
      const units = countUnits(original, line);
      if (args.quantity < units.refundable - units.unfulfilled)
        return { field, message: "Quantity can't be less than the fulfilled quantity" };
      edit.changed = edit.changed.filter((one) => one.lineId !== lineId);
      edit.changed.push({ lineId, quantity: args.quantity, restock: args.restock ?? false });
      return lineId;
    });
  },
  orderEditAddVariant: (
    _root,
    args: {
      id: string;
      variantId: string;
      quantity: number;
      locationId?: string | null;
      allowDuplicates?: boolean | null;
    },
    context,
  ) => {
    if (args.locationId) throw notModelled("orderEditAddVariant(locationId:)");
    if (!args.allowDuplicates) throw notModelled("orderEditAddVariant without allowDuplicates");
    return stage(context, args.id, (edit, _original, change) => {
      const variantId = readGid("ProductVariant", args.variantId) ?? 0;
      if (!context.index.variants.has(variantId))
        return { field: ["variantId"], message: "The product variant does not exist." };
      if (args.quantity < 1) return { field: ["quantity"], message: "Quantity must be greater than 0" };
      const id = change.takeId();
      edit.added.push({ id, variantId, quantity: args.quantity, percent: 0 });
      return id;
    });
  },
  orderEditAddLineItemDiscount: (
    _root,
    args: { id: string; lineItemId: string; discount: { percentValue?: number | null; fixedValue?: unknown } },
    context,
  ) => {
    const { percentValue } = args.discount;
    if (percentValue == null) throw notModelled("orderEditAddLineItemDiscount by an amount");
    const { orderEditSession, calculatedOrder, calculatedLineItem, userErrors } = stage(context, args.id, (edit) => {
      const id = readGid("CalculatedLineItem", args.lineItemId) ?? 0;
      const added = edit.added.find((one) => one.id === id);
      if (!added) throw notModelled("orderEditAddLineItemDiscount on a line that was there before");
      added.percent = percentValue;
      return id;
    });
    return { addedDiscountStagedChange: null, orderEditSession, calculatedOrder, calculatedLineItem, userErrors };
  },
  orderEditCommit: async (
    _root,
    args: { id: string; notifyCustomer?: boolean | null; staffNote?: string | null },
    context,
  ) => {
    await context.pause();
    const edit = findEdit(context, demandId("CalculatedOrder", args.id));
    const order = edit && findVisibleOrder(context, edit.orderId);
    if (!edit || !order) return { order: null, successMessages: null, userErrors: [gone] };
    const [error] = editErrors(order);
    if (error) return { order: null, successMessages: null, userErrors: [{ field: ["id"], message: error }] };
    const sent = edit.changed.some(({ lineId, quantity }) => {
      const line = order.lines.find(({ id }) => id === lineId)!;
      const units = countUnits(order, line);
      return quantity < units.refundable - units.unfulfilled;
    });
    if (sent)
      return {
        order: null,
        successMessages: null,
        userErrors: [{ field: ["id"], message: "Quantity can't be less than the fulfilled quantity" }],
      };
    context.change((change) =>
      commitEdit(change, order, edit, {
        byApp: true,
        notified: args.notifyCustomer ?? false,
        staffNote: args.staffNote ?? null,
      }),
    );
    return { order: showOrder(order), successMessages: [], userErrors: [] };
  },
};
