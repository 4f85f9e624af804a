import { markup, type Markup } from "#app/platform/shopify/theme-markup.ts";
import type { AmountPair, Order } from "#app/features/orders/order.ts";
import { formatMoney, moneyFromJson } from "#app/features/shared/money.ts";
import type { ShopperVisit } from "../visit.ts";
import { wordsOf } from "./tracking-words.server.ts";

/** Address and amounts, in the currency that the customer paid in. Only for somebody whose order it is shown to be. */
export function showDetails(visit: ShopperVisit, order: Order): Markup {
  const t = wordsOf(visit);
  const amount = ({ presentment }: AmountPair) => formatMoney(moneyFromJson(presentment), visit.locale);
  const to = order.delivery?.method === "pickup" ? null : order.shippingAddress;
  const lines = to
    ? [
        to.name,
        to.company,
        to.address1,
        to.address2,
        [to.zip, to.city, to.provinceCode].filter(Boolean).join(" "),
        to.countryCode && nameOfCountry(to.countryCode, visit.locale),
      ].filter(Boolean)
    : [];
  const fact = (name: string, value: Markup | string) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const sum = (name: string, of: AmountPair | null) => of && of.presentment.minor !== "0" && fact(name, amount(of));
  const facts = [
    lines.length > 0 && fact(t("details.address"), markup`${lines.map((line) => markup`${line}<br>`)}`),
    order.lines
      .filter((line) => line.currentQuantity > 0)
      .map((line) => fact(line.title, t("details.each", { amount: amount(line.unitPrice) }))),
    sum(t("details.discount"), order.cartDiscount),
    fact(t("details.shipping"), amount(order.shippingTotal)),
    !order.taxesIncluded && sum(t("details.tax"), order.tax),
    fact(t("details.total"), amount(order.total)),
    sum(t("details.refunded"), order.totalRefunded),
  ];
  return markup`<section class="latte-help__part"><h3>${t("details.title")}</h3><dl class="latte-help__facts">${facts}</dl></section>`;
}

function nameOfCountry(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
