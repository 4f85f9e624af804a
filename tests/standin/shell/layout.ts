import { html } from "../http/markup.ts";
import type { Markup } from "../http/markup.ts";
import type { ShopState, StaffRecord } from "../state.ts";

export const LOCALES: [code: string, name: string][] = [
  ["en", "English"],
  ["pt-BR", "Português (Brasil)"],
  ["pl", "Polski"],
];

/** Who looks at which shop of the pretend admin. */
export interface AdminView {
  state: ShopState;
  handle: string;
  staff: StaffRecord;
  locale: string;
  app: { name: string; handle: string };
}

export interface AdminPage {
  title: string;
  /** Which entry of the store's navigation is marked. */
  section: "home" | "orders" | "products" | "customers" | "app";
  content: Markup;
  script?: string;
}

/** The name in a shop's admin address: `name.myshopify.com` → `name`. */
export function handleOf(domain: string): string {
  return domain.replace(/\.myshopify\.com$/, "");
}

/** One whole page of the pretend admin. */
export function renderAdmin(view: AdminView, page: AdminPage): string {
  const base = `/store/${view.handle}`;
  const entry = (section: AdminPage["section"], path: string, label: string) =>
    html`<li><a href="${base}${path}" ${page.section === section ? html`aria-current="page"` : ""}>${label}</a></li>`;
  return html`<!doctype html>
    <html lang="${view.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · ${view.state.shop.name}</title>
        <link rel="stylesheet" href="/shell.css" />
        <link rel="icon" href="data:," />
      </head>
      <body class="${page.section === "app" ? "with-app" : ""}">
        <header id="top-bar">
          <label for="nav-open" class="burger" aria-label="Menu">☰</label>
          <a class="brand" href="/">stand-in <b>admin</b></a>
          <span class="store">${view.state.shop.name}</span>
          ${renderPerson(view)}
          <div id="save-bar" role="region" aria-label="Unsaved changes"></div>
        </header>
        <div id="progress"></div>
        <input type="checkbox" id="nav-open" hidden />
        <nav id="side" aria-label="Store">
          <ul>
            ${entry("home", "", "Home")} ${entry("orders", "/orders", "Orders")}
            ${entry("products", "/products", "Products")} ${entry("customers", "/customers", "Customers")}
          </ul>
          <p class="nav-heading">Apps</p>
          <ul>
            <li>
              <a
                id="app-home"
                href="${base}/apps/${view.app.handle}/"
                ${page.section === "app" ? html`aria-current="page"` : ""}
                >${view.app.name}</a
              >
              <ul id="app-nav"></ul>
            </li>
          </ul>
          <p class="nav-heading">Outside the admin</p>
          <ul>
            <li><a href="/storefront/${view.handle}">Online store</a></li>
            <li><a href="/mailbox?shop=${view.handle}">Customers' mailbox</a></li>
          </ul>
        </nav>
        <main>${page.content}</main>
        <div id="toasts"></div>
        ${page.script ? html`<script src="${page.script}"></script>` : ""}
      </body>
    </html>`.text;
}

function renderPerson(view: AdminView): Markup {
  const people = view.state.staff.map(
    (person) =>
      html`<option value="${person.id}" ${person.id === view.staff.id ? "selected" : ""}>
        ${person.firstName} ${person.lastName}${person.accountOwner ? " (owner)" : ""}
      </option>`,
  );
  const locales = LOCALES.map(
    ([code, name]) => html`<option value="${code}" ${code === view.locale ? "selected" : ""}>${name}</option>`,
  );
  return html`<form class="person" method="post" action="/store/${view.handle}/as">
    <select name="staff" aria-label="Staff member" onchange="this.form.requestSubmit()">
      ${people}
    </select>
    <select name="locale" aria-label="Language" onchange="this.form.requestSubmit()">
      ${locales}
    </select>
    <noscript><button>Change</button></noscript>
  </form>`;
}
