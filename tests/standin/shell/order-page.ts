import { html } from "../http/markup.ts";
import type { Markup } from "../http/markup.ts";
import type { LedgerEntry, MoneyPair, OrderRecord } from "../state.ts";
import { formatInstant, formatMoney } from "./format.ts";
import { renderAdmin } from "./layout.ts";
import type { AdminView } from "./layout.ts";
import { nameOf } from "./store-pages.ts";

const SCANS = ["IN_TRANSIT", "OUT_FOR_DELIVERY", "ATTEMPTED_DELIVERY", "DELAYED", "DELIVERED", "FAILURE"];

/** One order, read-only but for what a merchant does (fulfil, scan, cancel) and what a customer asks. Shows its ledger. */
export function renderOrder(view: AdminView, orderId: number, problem: string | null): string | null {
  const { state } = view;
  const order = state.orders.find((one) => one.id === orderId && !one.deleted);
  if (!order) return null;
  const customer = state.customers.find((one) => one.id === order.customerId);
  const time = (at: string | null) => formatInstant(at, state.shop.ianaTimezone);
  const money = (pair: MoneyPair) => renderMoney(pair, state.shop.currencyCode, order.presentmentCurrency);
  const content = html`<div class="page">
    <p class="row"><a href="/store/${view.handle}/orders">‹ Orders</a></p>
    <div class="row">
      <h1>${order.name}</h1>
      <span>${time(order.createdAt)}</span>
      ${order.cancelledAt ? html`<span class="badge warn">Cancelled ${time(order.cancelledAt)}</span>` : ""}
      ${order.tags.map((tag) => html`<span class="badge">${tag}</span>`)}
    </div>
    ${problem ? html`<p class="card" role="alert">${problem}</p>` : ""}
    <section class="card">${renderActs(view, order)}</section>
    <section class="card table">
      <table>
        <thead>
          <tr>
            <th>Item</th>
            <th class="amount">Quantity</th>
            <th class="amount">Price</th>
            <th class="amount">Discount</th>
            <th class="amount">Tax</th>
          </tr>
        </thead>
        <tbody>
          ${order.lines.map((line) => {
            const product = state.products.find((one) => one.id === line.productId);
            return html`<tr>
              <td class="pictured">
                ${product?.imagePath ? html`<img src="${product.imagePath}" alt="" />` : ""}${line.title}
                ${line.variantTitle ? html` · ${line.variantTitle}` : ""}
              </td>
              <td class="amount">${line.quantity}${line.removedQuantity ? html` (−${line.removedQuantity})` : ""}</td>
              <td class="amount">${money(line.unitPrice)}</td>
              <td class="amount">${money(line.discount)}</td>
              <td class="amount">${money(line.tax)}</td>
            </tr>`;
          })}
          ${order.shippingLines.map(
            (line) =>
              html`<tr>
                <td>Shipping · ${line.title}</td>
                <td></td>
                <td class="amount">${money(line.price)}</td>
                <td class="amount">${money(line.discount)}</td>
                <td class="amount">${money(line.tax)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>
    <section class="card table">
      <table>
        <thead>
          <tr>
            <th>Transaction</th>
            <th>State</th>
            <th>Through</th>
            <th>When</th>
            <th class="amount">Amount</th>
          </tr>
        </thead>
        <tbody>
          ${order.transactions.map(
            (one) =>
              html`<tr>
                <td>${one.kind.toLowerCase()}</td>
                <td><span class="badge">${one.status.toLowerCase()}</span></td>
                <td>
                  ${one.formattedGateway} ${one.paymentDetails?.last4 ? html`•••• ${one.paymentDetails.last4}` : ""}
                </td>
                <td>${time(one.processedAt)}</td>
                <td class="amount">${money(one.amount)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>
    ${renderLedger(state.ledger, order, time)}
    ${order.fulfillments.map(
      (one) =>
        html`<section class="card">
          <h2>${one.name} · ${one.displayStatus.toLowerCase().replaceAll("_", " ")}</h2>
          ${one.tracking.map((parcel) => html`<p>${parcel.company} <code>${parcel.number}</code></p>`)}
          <ul>
            ${one.events.map(
              (event) =>
                html`<li>
                  ${time(event.happenedAt)} ·
                  ${event.status.toLowerCase().replaceAll("_", " ")}${event.city ? ` · ${event.city}` : ""}
                </li>`,
            )}
          </ul>
        </section>`,
    )}
    ${(order.returns ?? []).map(
      (one) =>
        html`<section class="card">
          <h2>Return ${one.name} · ${one.status.toLowerCase()}</h2>
          <ul>
            ${one.lines.map(
              ({ lineId, quantity }) =>
                html`<li>${quantity} × ${order.lines.find(({ id }) => id === lineId)?.title ?? "?"}</li>`,
            )}
          </ul>
          ${one.decline ? html`<p>Declined: ${one.decline.note ?? one.decline.reason}</p>` : ""}
        </section>`,
    )}
    <section class="card">
      <h2>Customer</h2>
      <p>
        ${customer ? nameOf(customer) : "No customer"} ·
        ${order.email ? html`<a href="/mailbox?shop=${view.handle}&as=${encodeURIComponent(order.email)}">${order.email}</a>` : "no e-mail"}
      </p>
      <p>${renderAddress(order)}</p>
      ${order.note ? html`<p>Note: ${order.note}</p>` : ""}
    </section>
  </div>`;
  return renderAdmin(view, { title: order.name, section: "orders", content });
}

function renderActs(view: AdminView, order: OrderRecord): Markup {
  const form = (act: string, content: Markup) =>
    html`<form method="post" action="/store/${view.handle}/orders/${order.id}/${act}">${content}</form>`;
  return html`<div class="row">
    ${form("fulfil", html`<button class="button">Fulfil</button>`)}
    ${form(
      "scan",
      html`<select name="status" aria-label="Scan">
          ${SCANS.map((status) => html`<option value="${status}">${status.toLowerCase().replaceAll("_", " ")}</option>`)}
        </select>
        <button class="button">Add tracking scan</button>`,
    )}
    ${
      order.fulfillments.length === 0
        ? ""
        : form(
            "ask-return",
            html`<select name="line" aria-label="What comes back">
                ${order.lines.map((line) => html`<option value="${line.id}">${line.title}</option>`)}
              </select>
              <button class="button">Ask for a return, as the customer</button>`,
          )
    }
    ${form("cancel", html`<button class="button critical">Cancel order</button>`)}
  </div>`;
}

/** Money and stock that really moved because of this order. */
function renderLedger(ledger: LedgerEntry[], order: OrderRecord, time: (at: string) => string): Markup {
  const refunds = new Set(order.refunds.map((refund) => refund.id));
  const isOwn = (entry: LedgerEntry): boolean => {
    if (entry.kind === "stock") return entry.refundId !== null && refunds.has(entry.refundId);
    return "customerId" in entry ? entry.customerId === order.customerId : entry.orderId === order.id;
  };
  const own = ledger.filter(isOwn);
  if (own.length === 0) return html``;
  const rows = own.map((entry) => {
    const [what, amount] = describeEntry(entry);
    return html`<tr>
      <td>${time(entry.at)}</td>
      <td>${what}</td>
      <td class="amount">${amount}</td>
    </tr>`;
  });
  return html`<section class="card table" aria-label="Ledger">
    <table>
      <thead>
        <tr>
          <th>Ledger</th>
          <th>What really moved</th>
          <th class="amount">Amount</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

/** What happened, and how much of it. */
function describeEntry(entry: LedgerEntry): [what: string, amount: string] {
  switch (entry.kind) {
    case "refund": {
      const to = entry.to === "store_credit" ? "store credit" : entry.gateway;
      return [`Refund to ${to}`, renderMoney(entry.amount, entry.shopCurrency, entry.presentmentCurrency)];
    }
    case "stock":
      return [
        `Stock of variant ${entry.variantId} at location ${entry.locationId}: ${entry.because}`,
        `${entry.change > 0 ? "+" : ""}${entry.change}`,
      ];
    case "credit":
      return ["Store credit given to the customer", formatMoney(entry.amount, entry.currency)];
    case "discount":
      return [`Discount code ${entry.code} made for the customer`, ""];
    case "order_edited":
      return [`Order edited${entry.notified ? ", customer written to" : ""}`, `${entry.difference / 100}`];
    default:
      return [sentences[entry.kind], ""];
  }
}

const sentences = {
  cancellation: "Order cancelled",
  draft_created: "Draft made",
  draft_deleted: "Draft thrown away",
  draft_completed: "Order made of a draft",
  invoice_sent: "Invoice of a draft mailed",
  return_created: "Return made",
  return_approved: "Return agreed to",
  return_declined: "Return declined",
  return_closed: "Return closed",
  return_processed: "Return processed",
  return_label: "Label for the way back",
  invoice: "Invoice sent to the customer",
  hold_placed: "Held: not to be sent",
  hold_released: "Let go: may be sent",
};

/** What the customer paid in, with the shop's currency beside it where that is another. */
function renderMoney(pair: MoneyPair, shopCurrency: string, presentmentCurrency: string): string {
  const paid = formatMoney(pair.presentment, presentmentCurrency);
  return shopCurrency === presentmentCurrency ? paid : `${paid} (${formatMoney(pair.shop, shopCurrency)})`;
}

function renderAddress(order: OrderRecord): string {
  const address = order.shippingAddress;
  if (!address) return "No shipping address";
  const { firstName, lastName, address1, address2, zip, city, country } = address;
  return [`${firstName} ${lastName}`, address1, address2, `${zip} ${city}`, country].filter(Boolean).join(", ");
}
