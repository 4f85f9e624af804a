import type { OrderRecord, RefundRecord, TransactionRecord } from "../../state.ts";
import type { ShopChange } from "../engine/request-context.ts";

/** Notes that money really moved: to a payment (`transaction`), or to the customer's store credit (`null`). */
export function writeRefundToLedger(
  change: ShopChange,
  order: OrderRecord,
  refund: RefundRecord,
  transaction: TransactionRecord | null,
  idempotencyKey: string | null,
): void {
  change.state.ledger.push({
    at: change.now.toISOString(),
    kind: "refund",
    orderId: order.id,
    refundId: refund.id,
    to: transaction ? "original" : "store_credit",
    gateway: transaction?.gateway ?? null,
    amount: transaction?.amount ?? refund.storeCredit,
    shopCurrency: change.state.shop.currencyCode,
    presentmentCurrency: order.presentmentCurrency,
    idempotencyKey,
  });
}

/** Changes the units of a variant at a location and notes it. */
export function moveStock(
  change: ShopChange,
  move: { variantId: number; locationId: number; units: number; because: string; refundId: number | null },
): void {
  const { variantId, locationId, units, because, refundId } = move;
  const key = `${variantId}:${locationId}`;
  const available = (change.state.inventory[key] ?? 0) + units;
  change.state.inventory[key] = available;
  const at = change.now.toISOString();
  change.state.ledger.push({ at, kind: "stock", variantId, locationId, change: units, because, refundId });
  change.emit({
    topic: "inventory_levels/update",
    updatedAt: at,
    payload: {
      inventory_item_id: variantId,
      location_id: locationId,
      available,
      updated_at: at,
      admin_graphql_api_id: `gid://shopify/InventoryLevel/${locationId}?inventory_item_id=${variantId}`,
    },
  });
}
