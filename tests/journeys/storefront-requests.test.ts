import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { pinOrder } from "#app/features/orders/pin-order.server.ts";
import { listRequests } from "#app/features/self-service/requests/list-requests.server.ts";
import { requestStateOf } from "#app/features/self-service/requests/request-state.ts";
import { sendRequest } from "#app/features/self-service/requests/send-request.server.ts";
import { readTracked } from "#app/features/self-service/tracking/find-order.server.ts";
import { acceptMails } from "#tests/setup/accept-mails.ts";
import { tinyPng } from "#tests/setup/tiny-png.ts";
import {
  type ShopperOrder,
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
} from "./shopper-requests.ts";
import { visitShop, type Shown } from "./storefront-visitor.ts";
import { shareShopperShop } from "./share-shopper-shop.ts";

/** Shoppers ask for things from their order in the theme, without writing a message. */

const shop = shareShopperShop(["write_orders", "read_returns", "write_returns"], true);
const minute = 60_000;

beforeEach(async () => {
  acceptMails();
  await sayBounds(shop, 1_000, 100_000_000n);
});

describe("another address", () => {
  const typed = { "address.lastName": "Jan Nowak", "address.address1": "ul. Krótka 7", "address.city": "Kraków", "address.zip": "30-002" }; // prettier-ignore
  const atShopify = ({ order }: ShopperOrder) =>
    shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === order.id)!.shippingAddress;

  test("at once, for who has shown that the order is theirs; a guest does not even see it", async () => {
    await sayRule(shop, "address", {});
    const at = await placeOrder(shop);
    const street = at.order.shippingAddress!.address1!;
    const page = await lookUp(at);
    const confirm = await openForm(at.guest, page, "address");
    expect(confirm.state).toBe("request_confirm");
    expect(confirm.html).not.toContain(street);
    const form = await typeCode(shop, at, confirm);
    expect(form.html).toContain(street);
    const refused = await sendForm(at.guest, form, { ...typed, "address.city": "" });
    expect(refused.state).toBe("request_problem");
    expect(refused.html).toContain("ul. Krótka 7");
    const sent = await sendForm(at.guest, refused, typed);
    expect(sent.state).toBe("request_done");
    expect(atShopify(at)).toMatchObject({ firstName: "Jan", lastName: "Nowak", address1: "ul. Krótka 7", city: "Kraków", countryCode: at.order.shippingAddress!.countryCode }); // prettier-ignore
    expect(await requestsOf(shop, at)).toMatchObject([
      { action: { kind: "address", state: "succeeded", staffId: null }, ticket: { status: "solved" } },
    ]);
  });

  test("the order's sum as it is at Shopify counts, not as we keep it", async () => {
    await sayRule(shop, "address", { mostMinor: 2900n });
    const at = await placeOrder(shop);
    const before = atShopify(at);
    const form = await openForm(at.customer, await openOwn(at), "address");
    shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === at.order.id)!.lines[1]!.quantity++;
    expect((await sendForm(at.customer, form, typed)).state).toBe("request_looking");
    expect(atShopify(at)).toEqual(before);
    expect(await requestsOf(shop, at)).toMatchObject([{ actionId: null, input: { held: "over_limit" } }]);
  });

  test("asked first it stands in the ticket, and nothing is changed", async () => {
    await sayRule(shop, "address", { mode: "ask" });
    const at = await placeOrder(shop);
    const before = atShopify(at);
    const form = await openForm(at.customer, await openOwn(at), "address");
    expect((await sendForm(at.customer, form, typed)).state).toBe("request_looking");
    expect(atShopify(at)).toEqual(before);
    expect((await requestsOf(shop, at))[0]!.ticket.messages[0]!.bodyText).toContain("ul. Krótka 7");
  });
});

describe("goods that come back", () => {
  const sentOrder = async (changes = {}) => {
    const at = await placeOrder(shop, changes);
    const parcel = shop.world.standin.admin.edits.fulfillOrder(shop.domain, at.order.id);
    await readAgain(shop, at.order);
    return { ...at, mug: String(parcel.id * 100) };
  };
  const returnsOf = ({ order }: ShopperOrder) =>
    shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === order.id)!.returns ?? [];

  test("only who is signed in has it done at once; for all others it is a ticket", async () => {
    await sayRule(shop, "return", {});
    const at = await sentOrder();
    const own = await openForm(at.customer, await openOwn(at), "return");
    expect(own.html).toContain("Return these");
    const fields = { [`line.${at.mug}`]: "1", [`reason.${at.mug}`]: "2" };
    const sent = await sendForm(at.customer, own, fields);
    expect(sent.state).toBe("request_done");
    expect(returnsOf(at)).toMatchObject([{ status: "OPEN" }]);
    // Nobody has told them where to send it: that is left to somebody.
    expect((await requestsOf(shop, at))[0]).toMatchObject({ action: { kind: "return", staffId: null }, ticket: { status: "new" } }); // prettier-ignore

    const guest = await sentOrder();
    const asked = await openForm(guest.guest, await lookUp(guest), "return");
    expect(asked.html).toContain("Ask for a return");
    const other = { [`line.${guest.mug}`]: "1", [`reason.${guest.mug}`]: "2" };
    expect((await sendForm(guest.guest, asked, other)).state).toBe("request_looking");
    expect(returnsOf(guest)).toEqual([]);
    const [request] = await requestsOf(shop, guest);
    expect(request).toMatchObject({
      actionId: null,
      input: { lines: [{ quantity: 1, sentId: guest.mug, reasonId: "2" }] },
    });

    // Also with the code: the account is what counts.
    const confirmed = await sentOrder();
    const page = await lookUp(confirmed);
    const shown = await typeCode(shop, confirmed, page);
    const form = await openForm(confirmed.guest, shown, "return");
    expect(form.html).toContain("Ask for a return");
    expect((await sendForm(confirmed.guest, form, { [`line.${confirmed.mug}`]: "2", [`reason.${confirmed.mug}`]: "2" })).state).toBe("request_looking"); // prettier-ignore
    expect(returnsOf(confirmed)).toEqual([]);
  });

  test("what was done for one request is no answer to another one", async () => {
    await sayRule(shop, "return", { mode: "ask" });
    const at = await sentOrder();
    const fields = { [`line.${at.mug}`]: "1", [`reason.${at.mug}`]: "2" };
    const first = await openForm(at.customer, await openOwn(at), "return");
    expect((await sendForm(at.customer, first, { ...fields, note: "The blue one." })).state).toBe("request_looking");
    await sayRule(shop, "return", {});
    const second = await openForm(at.customer, await openOwn(at), "return");
    expect((await sendForm(at.customer, second, fields)).state).toBe("request_done");
    const { asked } = (await readTracked(shop.app, BigInt(at.order.id)))!;
    expect(asked.map((one) => requestStateOf(one).is)).toEqual(["done", "looking"]);
    expect(asked[0]!.lineIds).toEqual(asked[0]!.acts[0]!.lineIds);
    expect(asked[0]!.lineIds).toEqual([String(at.order.lines[0]!.id)]);
  });

  test("another customer who is signed in and has the pass of a guest returns nothing at once", async () => {
    await sayRule(shop, "return", {});
    const at = await sentOrder();
    const stranger = visitShop(shop.world, { customerId: at.customerId + 1, address: "198.51.100.251" });
    const form = await openForm(stranger, await lookUp(at), "return");
    expect(form.html).toContain("Ask for a return");
    await sendForm(stranger, form, { [`line.${at.mug}`]: "1", [`reason.${at.mug}`]: "2" });
    expect(returnsOf(at)).toEqual([]);
  });

  test("lines, quantities and reasons that were not offered are refused", async () => {
    await sayRule(shop, "return", {});
    const at = await sentOrder();
    const other = await sentOrder();
    const form = await openForm(at.customer, await openOwn(at), "return");
    for (const fields of [
      {},
      { [`line.${other.mug}`]: "1", [`reason.${other.mug}`]: "2" },
      { [`line.${at.mug}`]: "3", [`reason.${at.mug}`]: "2" },
      { [`line.${at.mug}`]: "-1", [`reason.${at.mug}`]: "2" },
      { [`line.${at.mug}`]: "1e3", [`reason.${at.mug}`]: "2" },
      { [`line.${at.mug}`]: "1", [`reason.${at.mug}`]: "999999" },
      { [`line.${at.mug}`]: "1" },
    ] as Record<string, string>[])
      expect((await sendForm(at.customer, form, fields)).state, JSON.stringify(fields)).toBe("request_problem");
    expect([returnsOf(at), returnsOf(other)]).toEqual([[], []]);
    expect(await requestsOf(shop, at)).toEqual([]);
  });

  test("how it goes back is told at once where the merchant has said so, and then it is solved", async () => {
    await sayRule(shop, "return", {});
    const shopId = shop.app.shop.id;
    await prisma.requestSettings.update({
      where: { shopId },
      data: { returnInstructions: "Send it to Mug Ltd, Lane 1." },
    });
    const at = await sentOrder();
    const form = await openForm(at.customer, await openOwn(at), "return");
    const sent = await sendForm(at.customer, form, { [`line.${at.mug}`]: "1", [`reason.${at.mug}`]: "2" });
    expect(sent.html).toContain("Send it to Mug Ltd, Lane 1.");
    expect((await requestsOf(shop, at))[0]).toMatchObject({ ticket: { status: "solved" } });
    await prisma.requestSettings.update({ where: { shopId }, data: { returnInstructions: "" } });
  });

  test("after the merchant's window nothing is offered, and it is said", async () => {
    await sayRule(shop, "return", {});
    const shopId = shop.app.shop.id;
    const window = { returnWindowDays: 30, returnWindowFrom: "order" };
    await prisma.shopSettings.upsert({ where: { shopId }, create: { shopId, ...window }, update: window });
    const old = new Date(Date.now() - 32 * 24 * 60 * minute).toISOString();
    const at = await sentOrder({ createdAt: old, processedAt: old });
    const page = await openOwn(at);
    expect(page.html).toContain("The 30 days for returns are over.");
    expect(page.html).not.toContain("Return something");
    await prisma.shopSettings.update({ where: { shopId }, data: { returnWindowDays: null } });
  });
});

describe("something is wrong with it", () => {
  test("damaged, with a picture: a ticket with both, joined by what is asked next", async () => {
    await sayRule(shop, "damaged", { mode: "ask" });
    const at = await placeOrder(shop);
    shop.world.standin.admin.edits.fulfillOrder(shop.domain, at.order.id);
    await readAgain(shop, at.order);
    const form = await openForm(at.guest, await lookUp(at), "damaged");
    expect(form.html).toContain('enctype="multipart/form-data"');
    const line = String(at.order.lines[0]!.id);
    expect((await sendForm(at.guest, form, { [`line.${line}`]: "1", note: "The handle is off." })).state).toBe("request_looking"); // prettier-ignore
    const again = await openForm(at.guest, await lookUp(at), "quality");
    expect((await sendForm(at.guest, again, { [`line.${line}`]: "1" })).state).toBe("request_looking");
    const requests = await requestsOf(shop, at);
    expect(requests.map(({ kind }) => kind)).toEqual(["damaged", "quality"]);
    expect(new Set(requests.map(({ ticketId }) => ticketId)).size).toBe(1);
    expect(requests[0]!.ticket.messages.length).toBe(2);
    expect(requests[0]!.ticket.messages[0]!.bodyText).toContain("The handle is off.");
    // The same lines once more are the same request.
    const twice = await openForm(at.guest, await lookUp(at), "quality");
    expect((await sendForm(at.guest, twice, { [`line.${line}`]: "1" })).state).toBe("request_again");
    // A picture is not lost with it; the same picture again says nothing new.
    const withPicture = async () => {
      const visit = { desk: shop.app, customerId: null, proxyPath: "/apps/latte", locale: "en" as const, address: "", agent: "", style: "" }; // prettier-ignore
      const tracked = (await readTracked(shop.app, BigInt(at.order.id)))!;
      const text = (field: string) => ({ [`line.${line}`]: "1", key: randomUUID() })[field] ?? "";
      const photos = [{ fileName: "a.png", contentType: "image/png", bytes: tinyPng }];
      return sendRequest(visit, tracked, "guest", { kind: "quality", text, photos, fileProblem: false });
    };
    expect((await withPicture()).state).toBe("request_looking");
    expect((await withPicture()).state).toBe("request_again");
    const shown = await requestsOf(shop, at);
    expect(shown.length).toBe(3);
    expect(await shop.tom.db.attachment.count({ where: { message: { ticketId: shown[0]!.ticketId } } })).toBe(1);

    // The staff see it with what would settle it, as long as the ticket is about this order.
    const number = shown[0]!.ticket.number;
    const cards = () => listRequests(shop.tom, number);
    const order = { id: String(at.order.id), name: at.order.name };
    expect((await cards())![2]).toMatchObject({
      kind: "damaged",
      order: { ...order, isTickets: true },
      acts: [{}, {}],
    });
    const other = await placeOrder(shop);
    await pinOrder(shop.tom, number, String(other.order.id));
    expect((await cards())![2]).toMatchObject({ state: "looking", order: { ...order, isTickets: false }, acts: [] });
  });
});

test("many of one line: the number is typed", async () => {
  await sayRule(shop, "quality", { mode: "ask" });
  const at = await placeOrder(shop);
  const line = at.order.lines[0]!.id;
  const many = shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === at.order.id)!;
  many.lines[0]!.quantity = 60;
  many.updatedAt = new Date(Date.now() + minute).toISOString();
  shop.world.standin.admin.edits.fulfillOrder(shop.domain, at.order.id);
  await readAgain(shop, at.order);
  const form = await openForm(at.guest, await lookUp(at), "quality");
  expect(form.html).toMatch(new RegExp(`<input [^>]*name="line.${line}"[^>]*inputmode="numeric"`));
  expect((await sendForm(at.guest, form, { [`line.${line}`]: "61" })).state).toBe("request_problem");
  expect((await sendForm(at.guest, form, { [`line.${line}`]: "55" })).state).toBe("request_looking");
  expect((await requestsOf(shop, at))[0]!.input).toMatchObject({ lines: [{ quantity: 55 }] });
});

test("a pass of another shop, of another order, or none does nothing", async () => {
  await sayRule(shop, "cancel", {});
  const [at, other] = [await placeOrder(shop), await placeOrder(shop)];
  const form = await openForm(at.customer, await openOwn(at), "cancel");
  const stranger = visitShop(shop.world, { shop: 1, address: "198.51.100.252" });
  expect((await sendForm(stranger, form)).state).toBe("expired");
  expect((await sendForm(at.customer, form, { pass: "" })).state).toBe("expired");
  const pass = form.hidden("request/send").pass!.replace(String(at.order.id), String(other.order.id));
  expect((await sendForm(at.customer, form, { pass })).state).toBe("expired");
  expect([...(await requestsOf(shop, at)), ...(await requestsOf(shop, other))]).toEqual([]);
});

describe("a form that lay open for too long", () => {
  const after = async <T>(minutes: number, work: () => Promise<T>): Promise<T> => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * minute });
    try {
      return await work();
    } finally {
      vi.useRealTimers();
    }
  };
  const noteIn = (shown: Shown) => /<textarea [^>]*name="note"[^>]*>([^<]*)</.exec(shown.html)?.[1];

  test.each([31, 90])("%i minutes: all that was typed is in it again, and then it can be sent", async (minutes) => {
    await sayRule(shop, "damaged", { mode: "ask" });
    const at = await placeOrder(shop);
    shop.world.standin.admin.edits.fulfillOrder(shop.domain, at.order.id);
    await readAgain(shop, at.order);
    const form = await openForm(at.guest, await lookUp(at), "damaged");
    const line = `line.${at.order.lines[0]!.id}`;
    const note = "The handle is off & the box was open";
    const typed = { ...form.hidden("request/send"), [line]: "1", note };
    const photo = new File(["no picture"], "mug.png", { type: "image/png" });
    await after(minutes, async () => {
      const again = await at.guest.post("request/send", { ...typed, photos: photo });
      expect(again.html).toContain("The page was open for a long time");
      expect(again.html).toContain("Photos have to be chosen once more");
      expect(noteIn(again)).toBe(note);
      expect(again.html).toMatch(new RegExp(`name="${line}"[\\s\\S]*?<option value="1" selected>`));
      expect(again.hidden("request/send").key).toBe(typed.key);
      expect(await requestsOf(shop, at)).toEqual([]);
      const sent = await at.guest.post("request/send", { ...typed, ...again.hidden("request/send") });
      expect(sent.html).toContain("Something is damaged");
      expect(await requestsOf(shop, at)).toMatchObject([{ kind: "damaged", input: { note } }]);
    });
  });

  test("an address is shown to nobody without a new code; what was typed goes along", async () => {
    await sayRule(shop, "address", { mode: "ask" });
    const at = await placeOrder(shop);
    const asked = await openForm(at.guest, await lookUp(at), "address");
    const form = await typeCode(shop, at, asked);
    const street = at.order.shippingAddress!.address1!;
    expect(form.html).toContain(street);
    await after(40, async () => {
      const again = await sendForm(at.guest, form, { "address.city": "Elsewhere", "address.lastName": "Bea" });
      expect(again.html).not.toContain(street);
      expect(again.hidden("tracking/code")).toMatchObject({ "address.city": "Elsewhere", for: "address" });
      const back = await typeCode(shop, at, again);
      expect(back.html).toMatch(/name="address.city" value="Elsewhere"/);
    });
    expect(await requestsOf(shop, at)).toEqual([]);
  });

  test("after half a day the order is looked up once more", async () => {
    await sayRule(shop, "cancel", { mode: "ask" });
    const at = await placeOrder(shop);
    const form = await openForm(at.guest, await lookUp(at), "cancel");
    const send = () => sendForm(at.guest, form, { reason: "mistake" });
    expect((await after(12 * 60 + 29, send)).html).toContain('value="mistake" selected');
    expect((await after(12 * 60 + 31, send)).state).toBe("expired");
  });
});
