import type { RefundShop } from "./refund-shop.ts";
import { moneyOf } from "./refund-shop.ts";
import type { ShopperOrder } from "./shopper-requests.ts";

/** Money that really went back for a shopper's order. */
export const openLedgerMoney = (shop: RefundShop, { order }: ShopperOrder) =>
  moneyOf(shop, { order, ticketNumber: 0, mug: "", tea: "" });
