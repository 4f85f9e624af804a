import type { EditAgreementRecord, EditRecord, LineRecord, MoneyPair, OrderRecord, ShopState } from "../../state.ts";
import type { ShopChange } from "../engine/request-context.ts";
import { subtractPair, takePairShare, timesPair } from "../money.ts";
import { totalNow } from "../order-money.ts";
import { countUnits } from "../order-quantities.ts";
import { priceOfExchange } from "../return-money.ts";
import { restOrderEvent } from "../rest/rest-order.ts";
import type { ShopIndex } from "../shop-index.ts";
import { findTax, taxOf } from "./draft-order.ts";
import { moveStock } from "./ledger.ts";

/** A line that an edit adds, at today's price at the rate of what was paid, less its discount. */
function addedLine(
  state: ShopState,
  index: ShopIndex,
  order: OrderRecord,
  { id, variantId, quantity, percent }: EditRecord["added"][number],
): LineRecord {
  const { product, variant } = index.variants.get(variantId)!;
  const tax = findTax(state, order.shippingAddress?.countryCode);
  const unitPrice = priceOfExchange(index, order, { variantId }).price;
  const full = timesPair(unitPrice, quantity);
  const discount = takePairShare(full, 100, percent);
  const taxed = (side: keyof MoneyPair) => taxOf(full[side] - discount[side], tax.rate, order.taxesIncluded);
  return {
    id,
    productId: product.id,
    variantId,
    title: product.title,
    variantTitle: variant.title === "Default Title" ? null : variant.title,
    sku: variant.sku,
    quantity,
    removedQuantity: 0,
    unitPrice,
    discount,
    tax: { shop: taxed("shop"), presentment: taxed("presentment") },
    taxTitle: tax.title,
    taxRate: tax.rate,
    requiresShipping: true,
  };
}

/** The same line with so many units more than there are now; negative: fewer. */
function changedLine(line: LineRecord, by: number): LineRecord {
  if (by < 0) return { ...line, removedQuantity: line.removedQuantity - by };
  const more = (whole: MoneyPair): MoneyPair => {
    const part = takePairShare(whole, line.quantity, by);
    return { shop: whole.shop + part.shop, presentment: whole.presentment + part.presentment };
  };
  return { ...line, quantity: line.quantity + by, discount: more(line.discount), tax: more(line.tax) };
}

/** The order as it would be with what was staged. It itself stays as it is. */
export function withEdit(state: ShopState, index: ShopIndex, order: OrderRecord, edit: EditRecord): OrderRecord {
  const lines = order.lines.map((line) => {
    const wanted = edit.changed.find(({ lineId }) => lineId === line.id);
    return wanted ? changedLine(line, wanted.quantity - countUnits(order, line).refundable) : line;
  });
  return { ...order, lines: [...lines, ...edit.added.map((added) => addedLine(state, index, order, added))] };
}

/** What each change of an edit comes to, in all of it the difference of the order. */
function salesOf(change: ShopChange, order: OrderRecord, edit: EditRecord): NonNullable<EditAgreementRecord["sales"]> {
  const steps = [
    ...edit.changed.map((_one, index) => ({ ...edit, changed: edit.changed.slice(0, index + 1), added: [] })),
    ...edit.added.map((_one, index) => ({ ...edit, added: edit.added.slice(0, index + 1) })),
  ];
  let before = totalNow(order).total;
  return steps.map(({ changed, added }, index) => {
    const after = totalNow(withEdit(change.state, change.index, order, { ...edit, changed, added })).total;
    const amount = subtractPair(after, before);
    before = after;
    const set = edit.changed[index];
    const line = set && order.lines.find(({ id }) => id === set.lineId)!;
    const quantity = set ? set.quantity - countUnits(order, line!).refundable : added.at(-1)!.quantity;
    return { id: change.takeId(), quantity, amount };
  });
}

export interface CommittedBy {
  byApp: boolean;
  notified: boolean;
  staffNote: string | null;
}

/** Makes what was staged so, once: the edit is gone then. Units that are taken off go back to where new ones come from. */
export function commitEdit(change: ShopChange, order: OrderRecord, edit: EditRecord, by: CommittedBy): void {
  const { state, index } = change;
  const at = change.now.toISOString();
  const edited = withEdit(state, index, order, edit);
  const difference = totalNow(edited).total.shop - totalNow(order).total.shop;
  const place = state.locations.find((one) => one.active && one.fulfillsOnlineOrders) ?? state.locations[0];
  const because = `edit of order ${order.name}`;
  for (const { lineId, quantity, restock } of edit.changed) {
    const line = order.lines.find(({ id }) => id === lineId)!;
    const units = countUnits(order, line).refundable - quantity;
    if (place && line.variantId !== null && (restock || units < 0))
      moveStock(change, { variantId: line.variantId, locationId: place.id, units, because, refundId: null });
  }
  for (const { variantId, quantity } of edit.added)
    if (place) moveStock(change, { variantId, locationId: place.id, units: -quantity, because, refundId: null });
  const agreementId = change.takeId();
  const sales = salesOf(change, order, edit);
  Object.assign(order, {
    lines: edited.lines,
    updatedAt: at,
    edits: [...(order.edits ?? []), { id: agreementId, at, byApp: by.byApp, sales }],
  });
  state.edits = (state.edits ?? []).filter(({ id }) => id !== edit.id);
  state.ledger.push({
    at,
    kind: "order_edited",
    orderId: order.id,
    agreementId,
    difference,
    notified: by.notified,
    staffNote: by.staffNote,
  });
  change.emit(restOrderEvent(state, order, "orders/updated"));
}
