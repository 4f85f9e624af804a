import { html, Markup } from "../http/markup.ts";
import { handleOf } from "../shell/layout.ts";
import type { ShopState } from "../state.ts";

/** The mailbox page of one shop's customers; its script fills the three columns. */
export function renderMailboxPage(shops: ShopState[], current: ShopState, support: string): string {
  const handle = handleOf(current.shop.domain);
  const json = JSON.stringify({ shop: handle, support, shopName: current.shop.name });
  const data = new Markup(json.replaceAll("<", "\\u003c"));
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Customers' mailbox · ${current.shop.name}</title>
        <link rel="stylesheet" href="/mailbox.css" />
        <link rel="icon" href="data:," />
      </head>
      <body data-column="people">
        <header>
          <a href="/">Demo</a>
          <b>Customers' mailbox</b>
          <select id="shop" aria-label="Shop">
            ${shops.map((state) => {
              const one = handleOf(state.shop.domain);
              return html`<option value="${one}" ${one === handle ? "selected" : ""}>${state.shop.name}</option>`;
            })}
          </select>
        </header>
        <section id="people" aria-label="Customers">
          <input type="search" id="people-search" placeholder="Search customers" aria-label="Search customers" />
          <div id="people-list"></div>
        </section>
        <section id="threads" aria-label="Conversations"></section>
        <section id="reading" aria-label="Mail"></section>
        <script type="application/json" id="data">
          ${data}
        </script>
        <script src="/mailbox.js"></script>
      </body>
    </html>`.text;
}
