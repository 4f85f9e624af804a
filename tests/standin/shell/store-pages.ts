import { html } from "../http/markup.ts";
import type { Markup } from "../http/markup.ts";
import type { CustomerRecord, OrderRecord } from "../state.ts";
import { formatInstant, formatMoney } from "./format.ts";
import { renderAdmin } from "./layout.ts";
import type { AdminView } from "./layout.ts";

const PAGE_SIZE = 50;

/** The store's home: what there is, and the app's installation. */
export function renderHome(view: AdminView): string {
  const { state } = view;
  const action = state.installation ? "uninstall" : "install";
  const content = html`<div class="page">
    <h1>${state.shop.name}</h1>
    <section class="card facts">
      <p><b>${state.orders.length}</b> orders</p>
      <p><b>${state.customers.length}</b> customers</p>
      <p><b>${state.products.length}</b> products</p>
      <p><b>${state.ledger.length}</b> ledger entries</p>
    </section>
    <section class="card">
      <h2>${view.app.name}</h2>
      ${
        state.installation
          ? html`<p>Installed ${formatInstant(state.installation.installedAt, state.shop.ianaTimezone)}. Granted:</p>
              <p>${state.installation.scopes.map((scope) => html`<code>${scope}</code> `)}</p>`
          : html`<p>Not installed.</p>`
      }
      <form method="post" action="/store/${view.handle}/${action}">
        <button class="button ${action === "uninstall" ? "critical" : "primary"}">
          ${action === "uninstall" ? "Uninstall app" : "Install app"}
        </button>
        ${
          state.installation
            ? html`<a class="button" href="/store/${view.handle}/apps/${view.app.handle}/">Open app</a>`
            : ""
        }
      </form>
    </section>
  </div>`;
  return renderAdmin(view, { title: "Home", section: "home", content });
}

/** The list of orders, newest first, searched by name, e-mail or customer. */
export function renderOrders(view: AdminView, query: URLSearchParams): string {
  const { state } = view;
  const words = (query.get("q") ?? "").toLowerCase();
  const people = new Map(state.customers.map((customer) => [customer.id, nameOf(customer)]));
  const text = (order: OrderRecord) =>
    `${order.name} ${order.email} ${people.get(order.customerId ?? 0)}`.toLowerCase();
  const found = state.orders
    .filter((order) => !order.deleted && text(order).includes(words))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  const rows = pageOf(found, query).map(
    (order) =>
      html`<tr>
        <td><a href="/store/${view.handle}/orders/${order.id}">${order.name}</a></td>
        <td>${formatInstant(order.createdAt, state.shop.ianaTimezone)}</td>
        <td>${people.get(order.customerId ?? 0) ?? "No customer"}</td>
        <td>${formatMoney(totalPaid(order), state.shop.currencyCode)}</td>
        <td>${paymentWord(order)}</td>
        <td>${fulfilmentWord(order)}</td>
      </tr>`,
  );
  const head = ["Order", "Date", "Customer", "Paid", "Payment", "Fulfilment"];
  const content = renderList(view, "Orders", "orders", head, rows, query, found.length);
  return renderAdmin(view, { title: "Orders", section: "orders", content });
}

export function renderCustomers(view: AdminView, query: URLSearchParams): string {
  const words = (query.get("q") ?? "").toLowerCase();
  const text = (customer: CustomerRecord) => `${nameOf(customer)} ${customer.email}`.toLowerCase();
  const found = view.state.customers.filter((customer) => text(customer).includes(words));
  const rows = pageOf(found, query).map(
    (customer) =>
      html`<tr id="c${customer.id}">
        <td>${nameOf(customer)}</td>
        <td>
          ${
            customer.email
              ? html`<a href="/mailbox?shop=${view.handle}&as=${encodeURIComponent(customer.email)}"
                  >${customer.email}</a
                >`
              : "–"
          }
        </td>
        <td>${customer.phone ?? "–"}</td>
        <td>
          ${customer.defaultAddress ? `${customer.defaultAddress.city}, ${customer.defaultAddress.countryCode}` : "–"}
        </td>
        <td>${customer.locale}</td>
      </tr>`,
  );
  const head = ["Name", "E-mail", "Phone", "Place", "Language"];
  const content = renderList(view, "Customers", "customers", head, rows, query, found.length);
  return renderAdmin(view, { title: "Customers", section: "customers", content });
}

export function renderProducts(view: AdminView, query: URLSearchParams): string {
  const words = (query.get("q") ?? "").toLowerCase();
  const found = view.state.products.filter((product) => product.title.toLowerCase().includes(words));
  const stock = (variantId: number) =>
    Object.entries(view.state.inventory)
      .filter(([key]) => key.startsWith(`${variantId}:`))
      .reduce((sum, [, units]) => sum + units, 0);
  const rows = pageOf(found, query).map(
    (product) =>
      html`<tr>
        <td class="pictured">
          ${product.imagePath ? html`<img src="${product.imagePath}" alt="" />` : ""}${product.title}
        </td>
        <td>${product.variants.map((variant) => html`<div>${variant.title} · <code>${variant.sku}</code></div>`)}</td>
        <td>
          ${product.variants.map((one) => html`<div>${formatMoney(one.price, view.state.shop.currencyCode)}</div>`)}
        </td>
        <td>${product.variants.map((variant) => html`<div>${stock(variant.id)}</div>`)}</td>
      </tr>`,
  );
  const content = renderList(
    view,
    "Products",
    "products",
    ["Product", "Variants", "Price", "Stock"],
    rows,
    query,
    found.length,
  );
  return renderAdmin(view, { title: "Products", section: "products", content });
}

export function nameOf(customer: CustomerRecord): string {
  return (
    [customer.firstName, customer.lastName].filter(Boolean).join(" ") ||
    (customer.email ?? customer.phone ?? "Nameless")
  );
}

/** Money that came in by sales and captures that succeeded, in the shop's currency. */
export function totalPaid(order: OrderRecord): number {
  return order.transactions
    .filter((one) => one.status === "SUCCESS" && (one.kind === "SALE" || one.kind === "CAPTURE"))
    .reduce((sum, one) => sum + one.amount.shop, 0);
}

function paymentWord(order: OrderRecord): Markup {
  const paid = totalPaid(order);
  const back = order.transactions
    .filter((one) => one.kind === "REFUND" && one.status === "SUCCESS")
    .reduce((sum, one) => sum + one.amount.shop, 0);
  const word = back > 0 ? (back >= paid ? "Refunded" : "Partly refunded") : paid > 0 ? "Paid" : "Not paid";
  return html`<span class="badge ${back > 0 ? "warn" : ""}">${word}</span>`;
}

function fulfilmentWord(order: OrderRecord): Markup {
  if (order.cancelledAt) return html`<span class="badge">Cancelled</span>`;
  const last = order.fulfillments.at(-1);
  const word = last ? last.displayStatus.toLowerCase().replaceAll("_", " ") : "unfulfilled";
  return html`<span class="badge ${last ? "" : "attention"}">${word}</span>`;
}

function pageOf<Item>(items: Item[], query: URLSearchParams): Item[] {
  const from = Math.max(0, Number(query.get("from")) || 0);
  return items.slice(from, from + PAGE_SIZE);
}

function renderList(
  view: AdminView,
  title: string,
  path: string,
  head: string[],
  rows: Markup[],
  query: URLSearchParams,
  total: number,
): Markup {
  const from = Math.max(0, Number(query.get("from")) || 0);
  const words = query.get("q") ?? "";
  const link = (start: number, label: string) =>
    html`<a class="button" href="/store/${view.handle}/${path}?q=${encodeURIComponent(words)}&from=${start}"
      >${label}</a
    >`;
  return html`<div class="page">
    <h1>${title}</h1>
    <form class="search">
      <input type="search" name="q" value="${words}" placeholder="Search" aria-label="Search" />
    </form>
    <div class="card table">
      <table>
        <thead>
          <tr>
            ${head.map((cell) => html`<th>${cell}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${
            rows.length > 0
              ? rows
              : html`<tr>
                  <td colspan="${head.length}">Nothing found.</td>
                </tr>`
          }
        </tbody>
      </table>
    </div>
    <p class="pages">
      ${from > 0 ? link(Math.max(0, from - PAGE_SIZE), "‹ Newer") : ""}
      <span>${total === 0 ? 0 : from + 1}–${Math.min(total, from + PAGE_SIZE)} of ${total}</span>
      ${from + PAGE_SIZE < total ? link(from + PAGE_SIZE, "Older ›") : ""}
    </p>
  </div>`;
}
