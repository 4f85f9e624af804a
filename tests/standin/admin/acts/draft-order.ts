import type { DraftRecord, LineRecord, MoneyPair, OrderRecord, ShopState } from "../../state.ts";
import type { ShopChange } from "../engine/request-context.ts";
import type { UserError } from "../errors.ts";
import { takeShare, zero } from "../money.ts";
import { totalAsBought } from "../order-money.ts";
import { restDraftEvent } from "../rest/rest-draft.ts";
import { restOrderEvent } from "../rest/rest-order.ts";
import { forgetIndex, indexShop } from "../shop-index.ts";
import type { ShopIndex } from "../shop-index.ts";
import { convertMinor } from "../../world/money.ts";
import { moveStock } from "./ledger.ts";
import type { WantedDraft } from "./draft-input.ts";

/** Tax as other orders to the same country have it: the pretend shop has no table of its own. */
export function findTax(state: ShopState, countryCode: string | undefined) {
  const like = state.orders.find((order) => order.shippingAddress?.countryCode === countryCode) ?? state.orders[0];
  const line = like?.lines[0];
  return { included: like?.taxesIncluded ?? false, rate: line?.taxRate ?? 0, title: line?.taxTitle ?? "Tax" };
}

export function taxOf(price: number, rate: number, included: boolean): number {
  return Math.round(included ? (price * rate) / (1 + rate) : price * rate);
}

/** The order that a draft would be now: what it costs follows from it. */
export function draftAsOrder(state: ShopState, index: ShopIndex, draft: DraftRecord): OrderRecord {
  const { currencyCode } = state.shop;
  const presentmentCurrency = draft.presentmentCurrency ?? currencyCode;
  const both = (minor: number): MoneyPair => ({
    shop: minor,
    presentment: convertMinor(minor, currencyCode, presentmentCurrency),
  });
  const tax = findTax(state, draft.shippingAddress?.countryCode);
  const goods = draft.lines.reduce(
    (sum, { variantId, quantity }) => sum + (index.variants.get(variantId)?.variant.price ?? 0) * quantity,
    0,
  );
  // An amount is spread over the lines by what they cost; the last of them takes what is left of it.
  let off = Math.min(draft.discount?.amount ?? 0, goods);
  let rest = goods;
  const lines = draft.lines.flatMap(({ id, variantId, quantity, customAttributes }): LineRecord[] => {
    const found = index.variants.get(variantId);
    if (!found) return [];
    const { product, variant } = found;
    const full = variant.price * quantity;
    const share = takeShare(off, rest, full);
    off -= share;
    rest -= full;
    const discount = share + takeShare(full, 10_000, Math.round((draft.discount?.percent ?? 0) * 100));
    return [
      {
        id,
        productId: product.id,
        variantId,
        title: product.title,
        variantTitle: variant.title === "Default Title" ? null : variant.title,
        sku: variant.sku,
        quantity,
        removedQuantity: 0,
        unitPrice: both(variant.price),
        discount: both(discount),
        tax: both(taxOf(full - discount, tax.rate, tax.included)),
        taxTitle: tax.title,
        taxRate: tax.rate,
        requiresShipping: true,
        ...(customAttributes && { customAttributes }),
      },
    ];
  });
  const shipping = draft.shippingLine;
  const customer = draft.customerId === null ? undefined : index.customers.get(draft.customerId);
  return {
    id: 0,
    name: "",
    number: 0,
    customerId: draft.customerId,
    email: draft.email,
    phone: draft.phone,
    createdAt: draft.updatedAt,
    processedAt: draft.updatedAt,
    updatedAt: draft.updatedAt,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    presentmentCurrency,
    taxesIncluded: tax.included,
    tags: [...draft.tags],
    note: draft.note,
    customAttributes: [...draft.customAttributes],
    stockTaken: true,
    customerLocale: customer?.locale ?? "en",
    sourceName: draft.sourceName ?? "shopify_draft_order",
    shippingAddress: draft.shippingAddress,
    billingAddress: draft.billingAddress,
    discountCodes: [],
    lines,
    shippingLines: shipping
      ? [
          {
            id: 0,
            title: shipping.title,
            price: both(shipping.price),
            discount: zero,
            tax: both(taxOf(shipping.price, tax.rate, tax.included)),
          },
        ]
      : [],
    transactions: [],
    fulfillments: [],
    refunds: [],
    deleted: false,
  };
}

/** Keeps a checked draft. */
export function createDraft(change: ShopChange, wanted: WantedDraft): DraftRecord {
  const drafts = (change.state.drafts ??= []);
  const id = change.takeId();
  const at = change.now.toISOString();
  const last = drafts.reduce((most, one) => Math.max(most, Number(one.name.slice(2))), 0);
  const draft: DraftRecord = { ...wanted, id, name: `#D${last + 1}`, createdAt: at, updatedAt: at };
  draft.lines = draft.lines.map((line) => ({ ...line, id: change.takeId() }));
  drafts.push(draft);
  change.state.ledger.push({ at, kind: "draft_created", draftId: id, orderId: null, tags: draft.tags });
  change.emit(restDraftEvent(draft, "draft_orders/create"));
  return draft;
}

/**
 * Makes the order of a draft: it is paid, its units leave the stock, even below nothing. A second time is refused, and
 * so is a draft of which a product is gone.
 */
export function completeDraft(change: ShopChange, draft: DraftRecord, sourceName: string | null): UserError[] {
  if (draft.orderId !== null) return [{ field: null, message: "This order has been paid" }];
  const { state, index } = change;
  const gone = draft.lines.find(({ variantId }) => !index.variants.has(variantId));
  if (gone) return [{ field: null, message: `Product with ID ${gone.variantId} is no longer available.` }];
  const at = change.now.toISOString();
  const number = state.orders.reduce((most, order) => Math.max(most, order.number), 1000) + 1;
  const order = draftAsOrder(state, index, draft);
  Object.assign(order, {
    id: change.takeId(),
    name: `#${number}`,
    number,
    createdAt: at,
    processedAt: at,
    updatedAt: at,
  });
  if (sourceName) order.sourceName = sourceName;
  for (const line of [...order.lines, ...order.shippingLines]) line.id = change.takeId();
  payFor(change, order, at);
  state.orders.push(order);
  draft.orderId = order.id;
  draft.completedAt = at;
  draft.updatedAt = at;
  forgetIndex(state);
  indexShop(state);
  takeStock(change, order);
  state.ledger.push({ at, kind: "draft_completed", draftId: draft.id, orderId: order.id, tags: draft.tags });
  change.emit(restOrderEvent(state, order, "orders/create"));
  change.emit(restDraftEvent(draft, "draft_orders/update"));
  change.emit(restOrderEvent(state, order, "orders/paid"));
  return [];
}

/** Whoever completes a draft marks it as paid; what costs nothing makes no transaction. */
function payFor(change: ShopChange, order: OrderRecord, at: string): void {
  const { total } = totalAsBought(order);
  if (total.shop === 0) return;
  order.transactions.push({
    id: change.takeId(),
    kind: "SALE",
    status: "SUCCESS",
    gateway: "manual",
    formattedGateway: "Manual",
    amount: total,
    parentId: null,
    createdAt: at,
    processedAt: at,
    paymentDetails: null,
    errorCode: null,
  });
}

function takeStock(change: ShopChange, order: OrderRecord): void {
  const from =
    change.state.locations.find((one) => one.active && one.fulfillsOnlineOrders) ?? change.state.locations[0];
  if (!from) return;
  for (const { variantId, quantity } of order.lines)
    if (variantId !== null)
      moveStock(change, {
        variantId,
        locationId: from.id,
        units: -quantity,
        because: `order ${order.name}`,
        refundId: null,
      });
}

/** Throws a draft away; one that became an order stays. */
export function deleteDraft(change: ShopChange, draft: DraftRecord): UserError[] {
  if (draft.orderId !== null) return [{ field: ["id"], message: "Completed draft orders can't be deleted" }];
  change.state.drafts = (change.state.drafts ?? []).filter((one) => one !== draft);
  const at = change.now.toISOString();
  change.state.ledger.push({ at, kind: "draft_deleted", draftId: draft.id, orderId: null, tags: draft.tags });
  change.emit({ topic: "draft_orders/delete", payload: { id: draft.id } });
  return [];
}

/** Mails the invoice of a draft; as often as it is asked for. */
export function sendDraftInvoice(change: ShopChange, draft: DraftRecord, to: string | null): UserError[] {
  if (draft.orderId !== null) return [{ field: null, message: "This order has been paid" }];
  if (!to && !draft.email) return [{ field: ["email", "to"], message: "To can't be blank" }];
  const at = change.now.toISOString();
  draft.invoiceSentAt = at;
  draft.updatedAt = at;
  change.state.ledger.push({ at, kind: "invoice_sent", draftId: draft.id, orderId: null, tags: draft.tags });
  change.emit(restDraftEvent(draft, "draft_orders/update"));
  return [];
}
