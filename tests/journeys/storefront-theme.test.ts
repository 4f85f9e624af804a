import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { seedOrders } from "#tests/factories/seed-orders.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { answerOf } from "./storefront-visitor.ts";

/** The block in the theme, the store's own server before the app, and the page that comes back into the theme. */

let world: TestWorld;
let store: string;
let order: { name: string; email: string; customerId: string };
const received: Request[] = [];

beforeAll(async () => {
  world = await startWorld({
    orders: 20,
    receive: async (request) => {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith("/storefront/")) return new Response(null, { status: 200 });
      received.push(request.clone() as Request);
      return answerOf(pathname.replace("/storefront/", ""), request);
    },
  });
  const [shop] = world.shops;
  store = `${world.standin.urls.internal}/storefront/${shop!.domain.split(".")[0]}`;
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  await seedOrders(client, shop!, world.world.states[0]!, new Date());
  await client.end();
  const row = await prisma.orderSnapshot.findFirstOrThrow({
    where: { email: { not: null }, shopifyCustomerId: { not: null } },
    orderBy: { id: "asc" },
  });
  order = { name: row.name, email: row.email!, customerId: String(row.shopifyCustomerId) };
});
afterAll(() => world.stop());

const read = (html: string) => html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
const formIn = (html: string) => {
  const action = /<form class="latte-help__form" method="post" action="([^"]+)"/.exec(html)?.[1] ?? "";
  const token = /name="token" value="([^"]+)"/.exec(html)?.[1];
  return { address: new URL(action, store).href, token };
};
const post = async (address: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields), headers });
  return { answer, html: read(await answer.text()) };
};

test("the block is in the theme, with its files, and asks the app for nothing", async () => {
  const page = await fetch(`${store}/pages/track-order`);
  const html = read(await page.text());
  expect(html).toContain("<latte-help");
  expect(html).toContain("Order number");
  for (const file of ["latte-help.css", "latte-help.js"]) {
    expect(html).toContain(`/extension/${file}"`);
    expect((await fetch(`${store}/extension/${file}`)).status).toBe(200);
  }
  expect(received).toEqual([]);
});

test("without script: the block's form, the form again with a token of ours, the order inside the theme", async () => {
  const block = formIn(read(await (await fetch(`${store}/pages/track-order`)).text()));
  expect(block.token).toBeUndefined();
  const typed = { number: order.name, contact: order.email };
  const again = await post(block.address, typed);
  expect(again.answer.headers.get("content-type")).toContain("text/html");
  expect(again.html).toContain("<header>");
  expect(again.html).toContain(`value="${order.email}"`);
  const { address, token } = formIn(again.html);
  const shown = await post(address, { ...typed, token: token! });
  expect(shown.html).toContain(`Order ${order.name}`);
  expect(shown.html.indexOf("<main>")).toBeLessThan(shown.html.indexOf("Where it is"));
});

test("where the browser says that the form is the store's own: the order at once", async () => {
  const block = formIn(read(await (await fetch(`${store}/pages/track-order`)).text()));
  const typed = { number: order.name, contact: order.email };
  const shown = await post(block.address, typed, { "sec-fetch-site": "same-origin" });
  expect(shown.html).toContain(`Order ${order.name}`);
});

test("with script: the same as JSON, past the theme", async () => {
  const { address } = formIn(read(await (await fetch(`${store}/pages/track-order`)).text()));
  const answer = await fetch(address, {
    method: "POST",
    body: JSON.stringify({ number: order.name, contact: order.email }),
    headers: { "content-type": "application/json", "x-latte-help": "1" },
  });
  const told = (await answer.json()) as { state: string; html: string };
  expect(told.state).toBe("order");
  expect(read(told.html)).toContain(`Order ${order.name}`);
  expect(told.html).not.toContain("<header>");
});

test("in the folder of a language, everything stays there, and the folder is not taken for the shop's own way", async () => {
  const inPolish = new URL(store).origin + "/pl" + new URL(store).pathname;
  const { address } = formIn(read(await (await fetch(`${inPolish}/pages/track-order`)).text()));
  expect(address).toContain("/pl/storefront/");
  const body = new URLSearchParams({ number: order.name, contact: order.email });
  const headers = { "sec-fetch-site": "same-origin" };
  const shown = read(await (await fetch(address, { method: "POST", body, headers })).text());
  expect(shown).toContain(`Zamówienie ${order.name}`);
  const ours = [...shown.matchAll(/(?:href|action)="(\/[^"]*\/apps\/latte\/[^"]*)"/g)].map(([, link]) => link ?? "");
  expect(ours.length).toBeGreaterThan(3);
  expect(ours.filter((link) => !link.startsWith("/pl/"))).toEqual([]);
});

test("a customer who is signed in to the store, in Polish; the store's cookies stay with the store", async () => {
  const chosen = await fetch(`${store}/pages/track-order?customer=${order.customerId}&locale=pl`, {
    redirect: "manual",
  });
  const cookie = chosen.headers.getSetCookie().map((one) => one.split(";")[0]).join("; "); // prettier-ignore
  const page = read(await (await fetch(`${store}/pages/track-order`, { headers: { cookie } })).text());
  const links = [...page.matchAll(/<a\s[^>]*?href="([^"]+)"\s+data-latte\s*>([^<]*)</g)];
  const linkTo = (words: string) => links.find(([, , said]) => said === words)?.[1] ?? "";
  const [, toNewest = "", newest] = links[0]!;
  expect(newest).toMatch(/^#\d+$/);
  expect(toNewest).toMatch(/\/apps\/latte\/tracking\?locale=pl&(amp;)?order=\d+$/);
  const link = linkTo("Pokaż wszystkie moje zamówienia");
  const orders = read(await (await fetch(new URL(link, store), { headers: { cookie } })).text());
  expect(orders).toContain("Twoje zamówienia");
  expect(orders).toContain(`${order.name}:`);
  expect(received.at(-1)!.headers.get("cookie")).toBeNull();
});

test("a query of the shopper's own is signed along and changes nothing", async () => {
  const forged = `shop=evil.myshopify.com&logged_in_customer_id=${order.customerId}&path_prefix=/evil&timestamp=1`;
  const answer = await fetch(`${store}/apps/latte/tracking?${forged}`);
  const html = read(await answer.text());
  expect(html).toContain("Track your order");
  expect(html).not.toContain(`${order.name}:`);
  expect(html).not.toContain("/evil");
});
