import type { MoneyPair, OrderRecord } from "../../state.ts";
import { currenciesOf } from "../engine/request-context.ts";
import type { RequestContext } from "../engine/request-context.ts";
import { formatMoney } from "../currency.ts";
import { moneyBag } from "../money.ts";

/** A `MoneyBag` of an order's amount. */
export function showPair(context: RequestContext, order: OrderRecord, pair: MoneyPair) {
  return moneyBag(pair, currenciesOf(context.state, order));
}

/** The older `Money` scalar, which is in the shop's currency. */
export function showShopMoney(context: RequestContext, pair: MoneyPair): string {
  return formatMoney(pair.shop, context.state.shop.currencyCode);
}
