import { gunzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { findExport } from "#app/features/privacy/find-export.server.ts";
import { writeSteps } from "#app/features/self-service/report/note-step.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { waitingWebhooks } from "#app/features/webhooks/work-waiting-webhooks.server.ts";
import { acceptMails } from "#tests/setup/accept-mails.ts";
import { tinyPng } from "#tests/setup/tiny-png.ts";
import { findMarks, fulfilAll } from "./privacy-shop.ts";
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
  typeCode,
  type ShopperOrder,
} from "./shopper-requests.ts";
import { visitShop } from "./storefront-visitor.ts";
import { message, post } from "./webhooks-post.ts";

/** What the law asks for of somebody who only ever helped themselves in the theme. */

const shop = shareShopperShop(["write_orders"]);
const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
/** What nothing of Bea may leave behind. */
const words = ["ul. Krótka 7", "the purple teapot", "Beata Kowal", "cellar door"];
let marks: string[];
let bea: ShopperOrder;
let sent: ShopperOrder;
let cy: ShopperOrder;
let owner: StaffDesk;

const photo = (name: string) => new File([tinyPng], name, { type: "image/png" });
/** As a form with pictures, from our script. */
const withPhoto = async (at: ShopperOrder, fields: Record<string, string>, name: string) => {
  const form = await openForm(at.guest, await lookUp(at), "damaged");
  const all = {
    ...form.hidden("request/send"),
    [`line.${at.order.lines[0]!.id}`]: "1",
    ...fields,
    photos: photo(name),
  };
  return at.guest.post("request/send", all, { "x-latte-help": "1" });
};
const write = (email: string, name: string, text: string, file: string) =>
  visitShop(shop.world, { address: "203.0.113.77", agent }).post(
    "contact",
    { email, name, message: text, topic: "return", photos: photo(file) },
    { "x-latte-help": "1" },
  );

beforeAll(async () => {
  acceptMails();
  owner = { ...shop.tom, staff: { ...shop.tom.staff, accountOwner: true } };
  await sayBounds(shop, 1_000, 100_000_000n);
  await sayRule(shop, "address", {});
  await sayRule(shop, "damaged", { mode: "ask" });
  const customers = shop.world.standin.admin.state(shop.domain).customers.filter(({ email }) => email);
  const address = { firstName: "Beata", lastName: "Kowal", address1: "ul. Krótka 7" };
  const ofBea = { email: "bea@example.com", customerId: customers[1]!.id };
  bea = await placeOrder(shop, ofBea);
  sent = await placeOrder(shop, { ...ofBea, email: "bea@example.com" });
  cy = await placeOrder(shop, { email: "cy@example.com", customerId: customers[2]!.id });
  for (const { order } of [sent, cy]) {
    shop.world.standin.admin.edits.fulfillOrder(shop.domain, order.id);
    await readAgain(shop, order);
  }
  marks = [...words, "bea@example.com"];

  // An address is changed at once, with a code; something is damaged, with a photo; she writes, and looks around signed in.
  const confirm = await openForm(bea.guest, await lookUp(bea), "address");
  const form = await typeCode(shop, bea, confirm);
  const typed = Object.fromEntries(Object.entries({ ...address, lastName: "Beata Kowal", city: "Kraków", zip: "30-002" }).map(([name, value]) => [`address.${name}`, value])); // prettier-ignore
  expect((await sendForm(bea.guest, form, typed)).state).toBe("request_done");
  expect((await withPhoto(sent, { note: "It hit the purple teapot." }, "the purple teapot.png")).state).toBe("request_looking"); // prettier-ignore
  expect((await withPhoto(cy, { note: "Cy's own words." }, "cup.png")).state).toBe("request_looking");
  expect(
    (await write("Bea@Example.com", "Beata Kowal", "Behind the cellar door, please.", "cellar door.png")).state,
  ).toBe("contact_sent");
  expect((await write("cy@example.com", "Cy Field", "Another thing of Cy's.", "cup.png")).state).toBe("contact_sent");
  for (const at of [bea, cy]) {
    const { customerId } = at;
    await visitShop(shop.world, { customerId, agent, address: "203.0.113.78" }).get("tracking", `order=${at.order.id}`);
  }
  await shop.world.workJobs();
  await writeSteps();
});

const ask = async (topic: string, more: object) => {
  const customer = { id: bea.customerId, email: "bea@example.com", phone: null };
  expect(await post(message(shop.domain, topic, { shop_domain: shop.domain, customer, ...more }))).toBe(200);
  await waitingWebhooks.run(shop.tom);
  await fulfilAll(shop.tom);
};
const ids = () => [bea.order.id, sent.order.id];

async function unpack(id: bigint): Promise<Map<string, Buffer>> {
  const found = await findExport(owner, id);
  const pieces: Uint8Array[] = [];
  for await (const piece of found!.pieces()) pieces.push(piece);
  const bytes = gunzipSync(Buffer.concat(pieces));
  const files = new Map<string, Buffer>();
  for (let at = 0; at < bytes.length && bytes[at];) {
    const name = bytes.toString("latin1", at, at + 100).replace(/\0+$/, "");
    const size = Number.parseInt(bytes.toString("latin1", at + 124, at + 135), 8);
    files.set(name, bytes.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

test("before, she stands in requests, acts, tickets, files and sessions: the search finds what it should", async () => {
  const tables = new Set((await findMarks(marks, shop.app.shop.id)).map((one) => one.split(".")[1]));
  for (const table of [
    "shopper_request",
    "order_action",
    "order_snapshot",
    "ticket",
    "message",
    "attachment",
    "customer",
  ])
    expect(tables).toContain(table);
  expect(await requestsOf(shop, sent)).toHaveLength(1);
  expect(await prisma.selfServiceSession.count({ where: { orderId: BigInt(bea.order.id) } })).toBeGreaterThan(0);
});

test("case 33: customers/data_request has her requests, photos, sessions and messages, and nobody else's", async () => {
  await ask("customers/data_request", { orders_requested: ids(), data_request: { id: 11 } });
  const [request] = await owner.db.privacyRequest.findMany({ where: { kind: "data_request" } });
  expect(request).toMatchObject({ state: "done", source: "shopify" });
  const files = await unpack(request!.id);
  const data = JSON.parse(files.get("data.json")!.toString());
  expect(data.requests).toMatchObject([
    { kind: "address", orderId: String(bea.order.id), input: { address: { address1: "ul. Krótka 7" } } },
    { kind: "damaged", orderId: String(sent.order.id), input: { note: "It hit the purple teapot." } },
  ]);
  const said = data.tickets.flatMap((one: { messages: { body_text: string }[] }) => one.messages.map(({ body_text }) => body_text)); // prettier-ignore
  for (const words of ["the purple teapot", "ul. Krótka 7", "Behind the cellar door"])
    expect(
      said.some((text: string) => text.includes(words)),
      words,
    ).toBe(true);
  expect(data.visits.length).toBeGreaterThan(1);
  expect(data.visits.flatMap((visit: { parts: string[] }) => visit.parts)).toContain("request");
  const photos = [...files].filter(([name]) => name.startsWith("files/"));
  expect(photos.map(([name]) => name.replace(/^files\/\d+-/, "")).sort()).toEqual(["cellar_door.png", "the_purple_teapot.png"]); // prettier-ignore
  for (const [, bytes] of photos) expect(bytes.equals(tinyPng)).toBe(true);
  expect(Buffer.concat([...files.values()]).toString()).not.toMatch(/Cy's own|Another thing of Cy|cy@example/);
});

test("case 32: customers/redact leaves nothing of her, and everything of who wrote beside her", async () => {
  const before = await prisma.selfServiceSession.count();
  await ask("customers/redact", { orders_to_redact: ids() });
  expect(await owner.db.privacyRequest.findFirst({ where: { kind: "redact" } })).toMatchObject({ state: "done" });
  expect(await findMarks(marks, shop.app.shop.id)).toEqual([]);
  expect([...(await requestsOf(shop, bea)), ...(await requestsOf(shop, sent))]).toEqual([]);
  // Sessions still count, and are nobody's.
  expect(await prisma.selfServiceSession.count()).toBe(before);
  const hers = [{ orderId: { in: ids().map(BigInt) } }, { customerId: BigInt(bea.customerId) }];
  expect(await prisma.selfServiceSession.count({ where: { OR: hers } })).toBe(0);
  // What was done to the order stays in the books.
  expect(await prisma.orderAction.findMany({ where: { orderId: BigInt(bea.order.id) } })).toMatchObject([
    { kind: "address", state: "succeeded", customerId: null },
  ]);

  const [request] = await requestsOf(shop, cy);
  expect(request).toMatchObject({ kind: "damaged", input: { note: "Cy's own words." }, ticket: { status: "new" } });
  // The same picture, which is kept once: his is still there.
  const [attached] = await prisma.attachment.findMany({ where: { message: { ticketId: request!.ticketId } }, include: { file: true } }); // prettier-ignore
  expect(Buffer.from((await shop.app.files.get(attached!.file!.digest))!).equals(tinyPng)).toBe(true);
  expect(await prisma.message.count({ where: { bodyText: "Another thing of Cy's." } })).toBe(1);
  expect(await prisma.selfServiceSession.count({ where: { customerId: BigInt(cy.customerId) } })).toBeGreaterThan(0);
});

test("afterwards her order tells a guest nothing, and who was signed in sees no order", async () => {
  expect((await lookUp(bea)).state).toBe("nothing");
  const own = await openOwn(bea);
  expect(own.html).not.toContain(bea.order.name);
  expect((await lookUp(cy)).state).toBe("order");
});
