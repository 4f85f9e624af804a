import type { StandinApp } from "../app-config.ts";
import { html } from "../http/markup.ts";
import type { ShopState } from "../state.ts";
import { DEMO_STORIES } from "../world/demo-scenario.ts";
import { handleOf } from "./layout.ts";

/** The stand-in's front door: every place of the demo, and what to try first. */
export function renderLanding(states: Iterable<ShopState>, app: StandinApp): string {
  const shops = [...states];
  const { firstName, lastName, email } = DEMO_STORIES.refund.customer;
  const home = shops.find((state) => state.customers.some((customer) => customer.email === email));
  const mailbox = home && `/mailbox?shop=${handleOf(home.shop.domain)}&as=${encodeURIComponent(email)}`;
  const writer = mailbox ? html`<a href="${mailbox}">${firstName} ${lastName}'s mailbox</a>` : "the customers' mailbox";
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${app.name} demo</title>
        <link rel="stylesheet" href="/shell.css" />
        <link rel="icon" href="data:," />
      </head>
      <body class="landing">
        <div class="page">
          <h1>${app.name}, with a pretend Shopify around it</h1>
          <p>Everything here runs on this machine. No money moves and no mail leaves.</p>
          <div class="tiles">
            ${shops.map((state) => {
              const handle = handleOf(state.shop.domain);
              return html`<section class="card">
                <h2>${state.shop.name}</h2>
                <p>${state.orders.length} orders · ${state.customers.length} customers · ${state.shop.currencyCode}</p>
                <p><a href="/store/${handle}/apps/${app.handle}/">Admin, with ${app.name} open</a></p>
                <p><a href="/store/${handle}/orders">Orders in the admin</a></p>
                <p><a href="/storefront/${handle}">Online store</a></p>
                <p><a href="/mailbox?shop=${handle}">Customers' mailbox</a></p>
              </section>`;
            })}
          </div>
          <section class="card">
            <h2>Try this first</h2>
            <ol>
              <li>Open ${writer} and write a mail about one of the orders that stand beside the name.</li>
              <li>Open the admin beside it: the mail arrives in ${app.name}'s inbox without reloading.</li>
              <li>Open the ticket, look at the order, refund one of its lines, and answer.</li>
              <li>Read the answer in the mailbox, and the refund on the order's page in the admin.</li>
            </ol>
          </section>
        </div>
      </body>
    </html>`.text;
}
