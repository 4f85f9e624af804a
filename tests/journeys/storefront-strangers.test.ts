import fs from "node:fs";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { articlesCounted } from "#app/features/articles/count-article.server.ts";
import type { OutgoingMail } from "#app/platform/mail/outgoing-mail.ts";
import { makeProxyQuery, signProxyQuery } from "#tests/standin/http/proxy-signature.ts";
import { acceptMails } from "#tests/setup/accept-mails.ts";
import { publishArticle } from "./publish-article.ts";
import { shareShopperShop } from "./share-shopper-shop.ts";
import {
  lookUp,
  openForm,
  openOwn,
  placeOrder,
  readAgain,
  requestsOf,
  sayBounds,
  sayRule,
  sendForm,
  type ShopperOrder,
} from "./shopper-requests.ts";
import { answerOf, visitShop, type Shown } from "./storefront-visitor.ts";

/**
 * What strangers try at all doors of the theme together, and at those of requests and the contact form above all. The
 * numbers are those of the list of hostile inputs that the product is held to; what is tried at order tracking alone
 * stands in `storefront-hostile.test.ts`.
 */

const shop = shareShopperShop(["write_orders", "read_returns", "write_returns"]);
let mails: OutgoingMail[];
let at: ShopperOrder;

/** Every way into the theme, by its method. An article's and a picture's address stand for all of theirs. */
const doors: [method: "GET" | "POST", path: string][] = [
  ["GET", "tracking"],
  ["POST", "tracking"],
  ["POST", "tracking/code"],
  ["POST", "tracking/confirm"],
  ["POST", "tracking/report"],
  ["POST", "request"],
  ["POST", "request/send"],
  ["GET", "contact"],
  ["POST", "contact"],
  ["GET", "help"],
  ["POST", "help"],
  ["GET", "help/returns"],
  ["POST", "help/returns"],
  ["POST", "help/suggest"],
  ["GET", "help/files/1"],
];

beforeAll(async () => {
  mails = acceptMails();
  await sayBounds(shop, 1_000, 100_000_000n);
  await sayRule(shop, "cancel", {});
  await publishArticle(shop.tom, { category: "returns", slug: "returns", texts: { en: { title: "Returns", html: "<p>Send it back.</p>" } } }); // prettier-ignore
  at = await placeOrder(shop, { email: "victim@example.com" });
});
beforeEach(async () => {
  await prisma.$executeRawUnsafe("delete from request_limit");
  mails.length = 0;
});
afterEach(async () => {
  await articlesCounted();
  // Whatever was tried: nothing was done at Shopify.
  expect(shop.world.standin.admin.ledger(shop.domain).filter(({ kind }) => kind !== "stock")).toEqual([]);
});

/** How much there is of what a stranger could have made. */
const made = async () => ({
  tickets: await prisma.ticket.count(),
  requests: await prisma.shopperRequest.count(),
  acts: await prisma.orderAction.count(),
  codes: await prisma.shopperCode.count(),
  files: await prisma.storedFile.count(),
  votes: (await prisma.articleDay.findMany()).reduce((sum, day) => sum + day.helpful + day.unhelpful, 0),
  mails: mails.length,
});
/** An answer without what was typed and what is drawn anew each time. */
const shapeOf = ({ html }: Shown, ...typed: string[]) =>
  typed
    .filter(Boolean)
    .reduce((text, one) => text.replaceAll(one, "…"), html)
    .replace(/latte-[a-z]+-[0-9a-f]{8}/g, "id")
    .replace(/name="(token|pass|key)" value="[^"]*"/g, "$1");

test("the doors that are tried here are all there are", () => {
  const files = fs.readdirSync("app/routes").filter((name) => name.startsWith("storefront."));
  const paths = files.map((name) => name.replace(/^storefront\.|\.ts$/g, "").replaceAll(".", "/"));
  const tried = doors.map(([, path]) => path.replace("help/returns", "help/$slug").replace("files/1", "files/$id"));
  expect([...new Set(tried)].sort()).toEqual(paths.sort());
});

describe("case 54: at every door, what Shopify did not sign so", () => {
  const secret = () => process.env.SHOPIFY_API_SECRET!;
  const visitor = () => ({ shop: shop.domain, customerId: at.customerId, pathPrefix: "/apps/latte" });
  const signed = (when = new Date()) => makeProxyQuery(secret(), new URLSearchParams(), visitor(), when);
  const twice = (name: "shop" | "logged_in_customer_id", value: string) => {
    const query = new URLSearchParams([...signed()].filter(([key]) => key !== "signature"));
    query.append(name, value);
    const params = Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key)]));
    query.append("signature", signProxyQuery(secret(), params));
    return query;
  };
  const forged: [string, () => URLSearchParams][] = [
    ["no signature", () => new URLSearchParams([...signed()].filter(([key]) => key !== "signature"))],
    ["another secret's", () => makeProxyQuery("other", new URLSearchParams(), visitor())],
    ["91 seconds old", () => signed(new Date(Date.now() - 92_000))],
    ["of the future", () => signed(new Date(Date.now() + 93_000))],
    ["shop twice", () => twice("shop", "other.myshopify.com")],
    ["customer twice", () => twice("logged_in_customer_id", "5")],
  ];

  test.each(doors)("%s %s", async (method, path) => {
    const before = await made();
    const page = await lookUp(at);
    const body = JSON.stringify({ ...page.hidden("request"), kind: "cancel", key: "x", vote: "yes", email: "x@example.com", name: "X", message: "Hello there" }); // prettier-ignore
    const ask = (query: URLSearchParams) =>
      answerOf(path, new Request(new URL(`/storefront/${path}?${query}`, process.env.SHOPIFY_APP_URL), {
        method,
        headers: { "content-type": "application/json", "x-latte-help": "1" },
        ...(method === "POST" && { body }),
      })); // prettier-ignore
    for (const [name, query] of forged) {
      const answer = await ask(query());
      expect([400, 401], name).toContain(answer.status);
      expect(await answer.text(), name).not.toMatch(/victim|#700/);
    }
    expect(await made()).toEqual(before);
    // The same is let in where Shopify signed it: a picture that is none is not found, all else is answered.
    if (method === "GET") expect((await ask(signed())).status).toBe(path.startsWith("help/files") ? 404 : 200);
  });

  test("a customer in the body of a request or of a message is nobody", async () => {
    const whoever = { logged_in_customer_id: String(at.customerId), customer_id: String(at.customerId), trust: "confirmed", isCustomer: "true" }; // prettier-ignore
    const page = await lookUp(at);
    const form = await at.guest.send("request", { ...page.hidden("request"), kind: "cancel", ...whoever });
    expect(form.state).toBe("request_confirm");
    const sent = await at.guest.send("request/send", { ...page.hidden("request"), kind: "cancel", key: "y", ...whoever }); // prettier-ignore
    expect(sent.state).toBe("request_confirm");
    expect(sent.html).not.toContain("29.00");
    const message = await at.guest.send("contact", { ...whoever, message: "Who am I?", name: "X" });
    expect(message.state).toBe("contact_wrong");
    expect(message.html).not.toContain("victim@example.com");
    expect(await requestsOf(shop, at)).toEqual([]);
  });
});

describe("case 50: a flood of requests and messages", () => {
  test("ever new requests from one order: ten a day, one ticket, and not a word of them in any mail", async () => {
    await sayRule(shop, "quality", { mode: "ask" });
    const own = await placeOrder(shop);
    shop.world.standin.admin.edits.fulfillOrder(shop.domain, own.order.id);
    await readAgain(shop, own.order);
    const page = await lookUp(own);
    const line = `line.${own.order.lines[0]!.id}`;
    const flood = async (place: number) => {
      const visitor = visitShop(shop.world, { address: `203.0.113.${place}` });
      const form = await openForm(visitor, page, "quality");
      return sendForm(visitor, form, { [line]: "1", note: `No. ${place}: buy at https://spam.example/${place}` });
    };
    const states: (string | null)[] = [];
    for (let place = 0; place < 12; place++) states.push((await flood(place)).state);
    const atOnce = await Promise.all(Array.from({ length: 12 }, (_, place) => flood(100 + place)));
    states.push(...atOnce.map(({ state }) => state));
    expect(states.filter((state) => state === "request_looking")).toHaveLength(10);
    expect(states.slice(10).every((state) => state === "request_too_often")).toBe(true);
    const requests = await requestsOf(shop, own);
    expect([requests.length, new Set(requests.map(({ ticketId }) => ticketId)).size]).toEqual([10, 1]);
    await shop.world.workJobs();
    expect(JSON.stringify(mails)).not.toContain("spam.example");
    expect(mails.every(({ to }) => to.every(({ address }) => address === own.order.email))).toBe(true);
  });

  test("from one address: sixty, then it is said, with nothing made and the form gone to be found again", async () => {
    const visitor = visitShop(shop.world, { address: "203.0.113.200" });
    const page = await visitor.send("tracking", { number: at.order.name, contact: "victim@example.com" });
    const states: (string | null)[] = [];
    for (let place = 0; place < 62; place++)
      states.push((await visitor.send("request", { ...page.hidden("request"), kind: "" })).state);
    expect(states.indexOf("too_often")).toBe(59);
    const before = await made();
    const shut = await visitor.send("request/send", { ...page.hidden("request"), kind: "cancel", key: "z" });
    expect([shut.state, shut.status]).toEqual(["too_often", 429]);
    expect(await made()).toEqual(before);
  });

  test("somebody else's address in the contact form: one receipt at most, without a word of the sender's", async () => {
    const words = "Congratulations! Collect your prize at https://prize.example/now";
    for (let place = 0; place < 5; place++)
      await visitShop(shop.world, { address: `203.0.113.${place}` }).send("contact", { email: "stranger@example.com", name: "https://prize.example", message: `${words} ${place}`, order: "prize.example" }); // prettier-ignore
    await shop.world.workJobs();
    expect(mails.length).toBeLessThanOrEqual(1);
    expect(JSON.stringify(mails)).not.toContain("prize");
  });
});

describe("case 55: who counts up numbers in other forms", () => {
  const numbers = () => [at.order.name, "#999999", "%", "_", `#${at.order.name.slice(1, -1)}_`, "name:* OR 1", "1' or '1'='1", "*"]; // prettier-ignore

  test("in the contact form: one answer, whatever order is named and whosever it is", async () => {
    const shapes = new Set<string>();
    for (const [place, order] of numbers().entries()) {
      const email = `guess${place}@example.com`;
      const fields = { email, name: "Guess", message: `A question of mine, the ${place}th`, order };
      const shown = await visitShop(shop.world, { address: `203.0.113.${place}` }).send("contact", fields);
      expect(shown.state).toBe("contact_sent");
      shapes.add(shapeOf(shown, email).replace(/#\d+\./, "number"));
    }
    expect(shapes.size).toBe(1);
    const tickets = await prisma.ticket.findMany({ where: { customer: { email: { startsWith: "guess" } } } });
    // Nobody's order is tied to it, and no wildcard found one.
    expect(new Set(tickets.map(({ orderId, orderMatch }) => `${orderId} ${orderMatch}`))).toEqual(new Set(["null foreign", "null none"])); // prettier-ignore
  });

  test("in requests: a pass that was made up opens no order, and the answer tells no number from another", async () => {
    const pass = (await lookUp(at)).hidden("request").pass!;
    const [trust, , until, mark] = pass.split(".");
    const shapes = new Set<string>();
    const ids = [at.order.id, at.order.id - 1, 1, 999_999_999];
    for (const id of ids)
      for (const made of [
        `${trust}.${id}.${Number(until) + 1}.${mark}`,
        `confirmed.${id}.${until}.${mark}`,
        `guest.${id}.${until}.${"x".repeat(mark!.length)}`,
      ])
        // prettier-ignore
        for (const path of ["request", "request/send", "tracking/report", "tracking/code", "tracking/confirm"]) {
          const shown = await at.guest.send(path, { pass: made, kind: "cancel", key: "k", code: "123456" });
          expect([path, shown.state]).toEqual([path, "expired"]);
          shapes.add(shapeOf(shown));
        }
    expect(shapes.size).toBe(1);
  });
});

describe("case 65: another site posts for somebody who is signed in", () => {
  /**
   * What a stranger can know: a token of their own, and a pass for the victim's order, whose number and address they have.
   */
  async function strangersForms() {
    const page = await lookUp(at);
    const token = (await visitShop(shop.world).get("contact")).hidden("contact").token!;
    return { token, pass: page.hidden("request").pass! };
  }
  const fieldsFor = (pass: string): Record<string, string> => ({
    pass,
    kind: "cancel",
    key: "csrf",
    parcel: "",
    code: "123456",
    vote: "yes",
    number: at.order.name,
    contact: "victim@example.com",
    text: "Where is my order?",
    search: "return",
    email: "victim@example.com",
    name: "Victim",
    message: "Please cancel everything of mine at once.",
  });

  test.each(doors.filter(([method]) => method === "POST"))("%s %s: nothing is done", async (_, path) => {
    const { token, pass } = await strangersForms();
    const victim = visitShop(shop.world, { customerId: at.customerId, address: "198.51.100.240" });
    const before = await made();
    // A request is shown once more as it was filled in, with what it would come to for the stranger whose pass it is.
    const told = path === "request/send" ? /is being cancelled/ : /29\.00|is being cancelled|Thank you, your message/;
    for (const given of [undefined, "", "x", token, `${token}0`]) {
      const fields = { ...fieldsFor(pass), ...(given !== undefined && { token: given }) };
      for (const headers of [{}, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }] as Record<string, string>[]) // prettier-ignore
        expect((await victim.post(path, fields, headers)).html, `${given}`).not.toMatch(told); // prettier-ignore
    }
    const fields = fieldsFor(pass);
    for (const [headers, status] of [
      [{ "x-latte-help": "" }, 403],
      [{ "content-type": "text/plain" }, 400],
      [{ "content-type": "" }, 400],
      [{ "content-type": "text/plain; charset=application/json" }, 400],
    ] as [Record<string, string>, number][])
      expect((await victim.send(path, fields, headers)).status).toBe(status);
    expect(await made()).toEqual(before);
  });

  test("the victim's own page does it: what was tried was worth refusing", async () => {
    const before = await made();
    const own = await placeOrder(shop);
    await sayRule(shop, "cancel", { mode: "ask" });
    const page = await openOwn(own);
    const token = page.hidden("request").token ?? (await own.customer.get("tracking", `order=${own.order.id}`)).hidden("request").token!; // prettier-ignore
    const sent = await own.customer.post("request/send", {
      ...page.hidden("request"),
      token,
      kind: "cancel",
      key: "own",
    });
    expect(sent.html).toContain("We have it.");
    expect(await made()).toMatchObject({ requests: before.requests + 1 });
    await sayRule(shop, "cancel", {});
  });
});

test("case 66: pass, token and key of a request are compared whatever their length, and none of them throws", async () => {
  const own = await placeOrder(shop);
  const form = await openForm(own.customer, await openOwn(own), "cancel");
  const { pass = "", token = "" } = form.hidden("request/send");
  for (const length of [0, 1, 20, pass.length - 43, pass.length - 1])
    expect((await sendForm(own.customer, form, { pass: pass.slice(0, length) })).state, `${length}`).toBe("expired");
  for (const odd of [
    `${pass}x`,
    pass.toUpperCase(),
    pass.replace("confirmed", "guest"),
    "x".repeat(12_000),
    "\0",
    "ą".repeat(43),
  ])
    // prettier-ignore
    expect((await sendForm(own.customer, form, { pass: odd })).state).toBe("expired");
  for (const odd of ["", token.slice(0, -1), `${token}x`, "x".repeat(12_000)]) {
    const shown = await own.customer.post("request/send", { ...form.hidden("request/send"), token: odd });
    expect(shown.html).toContain("nothing has been sent yet");
    const message = await own.customer.post("contact", { message: "Hello there, it is me", name: "Me", token: odd });
    expect(message.html).toContain("press the button once more");
  }
  for (const key of ["", "k".repeat(12_000), "' or 1=1", "\ud800"]) {
    const shown = await sendForm(own.guest, form, { key, pass: (await lookUp(own)).hidden("request").pass! });
    expect(shown.status).toBe(200);
  }
  expect(await requestsOf(shop, own)).toEqual([]);
});
