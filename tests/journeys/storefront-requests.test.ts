import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { listShopsWithForgottenRequests } from "#app/platform/db/shop-directory.server.ts";
import { pinOrder } from "#app/features/orders/pin-order.server.ts";
import { listRequests } from "#app/features/self-service/requests/list-requests.server.ts";
import { requestStateOf } from "#app/features/self-service/requests/request-state.ts";
import { sendRequest } from "#app/features/self-service/requests/send-request.server.ts";
import { sweepRequests } from "#app/features/self-service/requests/sweep-requests.server.ts";
import { readTracked } from "#app/features/self-service/tracking/find-order.server.ts";
import { listAudit } from "#app/features/audit/list-audit.server.ts";
import { acceptMails } from "#tests/setup/accept-mails.ts";
import { tinyPng } from "#tests/setup/tiny-png.ts";
import { openLedgerMoney } from "./shopper-requests-money.ts";
import {
  type ShopperOrder,
  ledgerOf,
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
import { cancel, finishJobs, sweepLater } from "./cancellation-shop.ts";
import type { OrderRecord } from "#tests/standin/state.ts";
import { visitShop, type Shown } from "./storefront-visitor.ts";
import { later, manyLines } from "./refund-shop.ts";
import { shareShopperShop } from "./share-shopper-shop.ts";

/** Shoppers ask for things from their order in the theme, without writing a message. */

const shop = shareShopperShop(["write_orders", "read_returns", "write_returns"], true);
const minute = 60_000;

beforeEach(async () => {
  acceptMails();
  await sayBounds(shop, 1_000, 100_000_000n);
});

describe("to cancel", () => {
  test("at once, signed in: once, all of the money, solved, and it stands on the order's page", async () => {
    await sayRule(shop, "cancel", {});
    const at = await placeOrder(shop);
    const page = await openOwn(at);
    expect(page.html).toContain("Cancel the order");
    const form = await openForm(at.customer, page, "cancel");
    expect(form.state).toBe("request");
    expect(form.html).toContain("€29.00 goes back the way you paid.");
    const sent = await sendForm(at.customer, form, { reason: "mistake" });
    expect(sent.state).toBe("request_doing");
    expect(sent.html).toContain("Your order is being cancelled.");

    finishJobs(shop);
    await sweepLater(shop, 10 * minute);
    expect(openLedgerMoney(shop, at)).toEqual([["shopify_payments", 2900, "EUR"]]);
    const [request, ...others] = await requestsOf(shop, at);
    expect(others).toEqual([]);
    expect(request).toMatchObject({
      kind: "cancel",
      isCustomer: true,
      action: { kind: "cancellation", state: "succeeded", staffId: null, answerableId: null, staffRole: "shopper" },
      ticket: { status: "solved", channel: "storefront", isOpen: false, messageCount: 1 },
    });
    const noted = { ticketNumber: request!.ticket.number, staffId: null, source: "storefront" };
    expect(await shop.tom.db.auditEntry.findMany({ where: noted, orderBy: { id: "asc" } })).toMatchObject([
      { kind: "act_started", before: { state: "drafted" } },
    ]);
    const all = { staffId: null, isShopper: true, group: null, about: at.order.name.slice(1), from: null, to: null };
    expect((await listAudit(shop.tom, all, null, 5)).map(({ kind }) => kind)).toEqual(["act_started"]);
    await readAgain(shop, at.order);
    const later = await openOwn(at);
    expect(later.html).toContain("Cancelled. €29.00 has been paid back.");
    expect(later.html).not.toContain("Cancel the order");
  });

  test("a guest first types the code that goes to the address on the order", async () => {
    await sayRule(shop, "cancel", {});
    const at = await placeOrder(shop);
    const page = await lookUp(at);
    const confirm = await openForm(at.guest, page, "cancel");
    expect(confirm.state).toBe("request_confirm");
    expect(confirm.html).not.toContain("€29.00");
    // The form itself is not taken from a guest either, however it is sent.
    const forced = await at.guest.send("request/send", { ...confirm.hidden("request"), kind: "cancel", key: "k" });
    expect(forced.state).toBe("request_confirm");
    expect(await requestsOf(shop, at)).toEqual([]);
    const form = await typeCode(shop, at, confirm);
    expect(form.state).toBe("request");
    expect((await sendForm(at.guest, form)).state).toBe("request_doing");
    finishJobs(shop);
    await sweepLater(shop, 10 * minute);
    expect(openLedgerMoney(shop, at)).toEqual([["shopify_payments", 2900, "EUR"]]);
  });

  test("the same form a hundred times at once, another tab, and the way back: one cancellation, one ticket", async () => {
    await sayRule(shop, "cancel", {});
    const at = await placeOrder(shop);
    const page = await openOwn(at);
    const [form, other] = [await openForm(at.customer, page, "cancel"), await openForm(at.customer, page, "cancel")];
    const visitors = Array.from({ length: 100 }, (_, place) =>
      visitShop(shop.world, { address: `203.0.113.${place}`, customerId: at.customerId }),
    );
    const told = await Promise.all(visitors.map((visitor) => sendForm(visitor, form)));
    expect(told.filter(({ state }) => state === "request_doing").length).toBe(1);
    expect(new Set(told.map(({ state }) => state))).toEqual(new Set(["request_doing", "request_again"]));
    expect((await sendForm(at.customer, other)).state).toBe("request_again");
    finishJobs(shop);
    await sweepLater(shop, 10 * minute);
    expect((await sendForm(at.customer, form)).state).toBe("request_again");
    expect(openLedgerMoney(shop, at)).toEqual([["shopify_payments", 2900, "EUR"]]);
    const requests = await requestsOf(shop, at);
    expect(requests.length).toBe(1);
    expect(await shop.tom.db.ticket.count({ where: { orderId: BigInt(at.order.id) } })).toBe(1);
    expect(await shop.tom.db.orderAction.count({ where: { orderId: BigInt(at.order.id), state: { not: "drafted" } } })).toBe(1); // prettier-ignore
  }, 60_000);

  test("sent meanwhile: nothing is cancelled, and it is said", async () => {
    await sayRule(shop, "cancel", {});
    const at = await placeOrder(shop);
    const form = await openForm(at.customer, await openOwn(at), "cancel");
    shop.world.standin.admin.edits.fulfillOrder(shop.domain, at.order.id);
    // We have not heard of it yet: Shopify's live answer counts, and somebody sees to it.
    const sent = await sendForm(at.customer, form);
    expect(sent.state).toBe("request_looking");
    expect(await requestsOf(shop, at)).toMatchObject([
      { actionId: null, input: { held: "fulfilled" }, ticket: { status: "new", unread: true } },
    ]);
    expect(ledgerOf(shop, at)).not.toContain("cancellation");
    const late = await placeOrder(shop);
    const open = await openForm(late.customer, await openOwn(late), "cancel");
    shop.world.standin.admin.edits.fulfillOrder(shop.domain, late.order.id);
    await readAgain(shop, late.order);
    const told = await sendForm(late.customer, open);
    expect(told.state).toBe("request_not_offered");
    expect(told.html).toContain("It has been sent, so it cannot be cancelled any more.");
    expect(await requestsOf(shop, late)).toEqual([]);
  });

  test("refused by Shopify: it is left to people, and is no help of ours", async () => {
    await sayRule(shop, "cancel", {});
    const at = await placeOrder(shop);
    const form = await openForm(at.customer, await openOwn(at), "cancel");
    shop.world.standin.admin.faults.next({ operation: "OrderCancel", kind: "user-errors", errors: [{ field: null, message: "No" }] }); // prettier-ignore
    expect((await sendForm(at.customer, form)).state).toBe("request_looking");
    expect(await requestsOf(shop, at)).toMatchObject([
      { action: { state: "failed" }, pendingSince: null, input: { held: "failed" }, ticket: { status: "new" } },
    ]);
  });

  test("whatever goes wrong once it is filed, somebody hears of it; so too if the process died", async () => {
    await sayRule(shop, "cancel", {});
    const at = await placeOrder(shop);
    const form = await openForm(at.customer, await openOwn(at), "cancel");
    const shopId = shop.app.shop.id;
    await prisma.$executeRaw`update request_rule set ask_tags = array[null]::text[] where shop_id = ${shopId} and kind = 'cancel'`;
    expect((await sendForm(at.customer, form)).state).toBe("request_looking");
    const held = [{ actionId: null, pendingSince: null, input: { held: "interrupted" } }];
    expect(await requestsOf(shop, at)).toMatchObject(held);
    expect(ledgerOf(shop, at)).not.toContain("cancellation");

    const since = new Date(Date.now() - 3 * minute);
    const where = { shopId, orderId: BigInt(at.order.id) };
    await prisma.shopperRequest.updateMany({ where, data: { input: { lines: [] }, pendingSince: since } });
    expect(await listShopsWithForgottenRequests(since, since)).toEqual([]);
    expect(await listShopsWithForgottenRequests(new Date(Date.now() - 2 * minute), since)).toEqual([shopId]);
    const news = vi.fn();
    const desk = {
      ...shop.app,
      tx: ((work) => shop.app.tx((tx) => work({ ...tx, announce: news }))) as typeof shop.app.tx,
    };
    await sweepRequests(desk);
    await sweepRequests(desk);
    expect(await requestsOf(shop, at)).toMatchObject(held);
    expect(news.mock.calls).toMatchObject([[{ kind: "ticket", isNews: true }]]);
    expect(ledgerOf(shop, at)).not.toContain("cancellation");
    await sayRule(shop, "cancel", {});
  });

  test("no answer of Shopify's: we are checking, and found out later it is told", async () => {
    await sayRule(shop, "cancel", {});
    const at = await placeOrder(shop);
    const form = await openForm(at.customer, await openOwn(at), "cancel");
    shop.world.standin.admin.faults.next({ operation: "OrderCancel", kind: "reset-after" });
    const sent = await sendForm(at.customer, form);
    expect(sent.state).toBe("request_checking");
    expect((await requestsOf(shop, at))[0]).toMatchObject({ action: { state: "unknown" }, ticket: { status: "new" } });
    finishJobs(shop);
    await sweepLater(shop, 10 * minute);
    expect((await openOwn(at)).html).toContain("Cancelled. €29.00");
    expect(openLedgerMoney(shop, at)).toEqual([["shopify_payments", 2900, "EUR"]]);
  });

  test("its process dies once it is begun: it waits for nobody, and what came of it is found out", async () => {
    await sayRule(shop, "cancel", {});
    const at = await placeOrder(shop);
    const gone = () => Promise.reject(new Error("the process is gone"));
    const { shopify } = shop.app;
    let isGone = false;
    const act = () => {
      isGone = true;
      return gone();
    };
    const desk = {
      ...shop.app,
      shopify: { ...shopify, scopes: [...shopify.scopes, "write_orders"], act },
      tx: ((work) => (isGone ? gone() : shop.app.tx(work))) as typeof shop.app.tx,
    };
    const visit = { desk, customerId: BigInt(at.customerId), proxyPath: "/apps/latte", locale: "en" as const, address: "", agent: "", style: "" }; // prettier-ignore
    const tracked = (await readTracked(desk, BigInt(at.order.id)))!;
    const text = (field: string) => (field === "key" ? "died" : "");
    const sending = sendRequest(visit, tracked, "confirmed", { kind: "cancel", text, photos: [], fileProblem: false });
    await expect(sending).rejects.toThrow("the process is gone");
    await sweepRequests(later(shop.app, 3 * minute));
    const [request] = await requestsOf(shop, at);
    expect(request).toMatchObject({ action: { state: "running" }, pendingSince: null });
    expect(request!.input).not.toHaveProperty("held");
    await sweepLater(shop, 10 * minute);
    await sweepLater(shop, 90 * minute);
    // Nothing came of it: now it is somebody's to decide.
    expect((await requestsOf(shop, at))[0]).toMatchObject({
      action: { state: "needs_person" },
      ticket: { isOpen: true },
    });
    // Had it failed instead, nobody would have been told yet.
    const where = { shopId: shop.app.shop.id, id: request!.actionId! };
    const since = new Date(Date.now() - 3 * minute);
    await prisma.orderAction.updateMany({ where, data: { state: "failed", createdAt: since } });
    expect(await listShopsWithForgottenRequests(since, new Date(0))).toEqual([]);
    expect(await listShopsWithForgottenRequests(new Date(Date.now() - 2 * minute), new Date(0))).toEqual([
      where.shopId,
    ]);
    const news = vi.fn();
    const told = {
      ...shop.app,
      tx: ((work) => shop.app.tx((tx) => work({ ...tx, announce: news }))) as typeof desk.tx,
    };
    await sweepRequests(told);
    await sweepRequests(told);
    expect((await requestsOf(shop, at))[0]).toMatchObject({ input: { held: "failed" } });
    expect(news.mock.calls).toMatchObject([[{ kind: "ticket", isNews: true }]]);
  });

  describe("what is above a bound becomes a ticket, and nothing moves", () => {
    const held = async (
      input: object,
      linesOf: (order: OrderRecord) => OrderRecord["lines"] = ({ lines }) => lines,
    ) => {
      const at = await placeOrder(shop);
      at.order.lines = linesOf(at.order);
      const form = await openForm(at.customer, await openOwn(at), "cancel");
      const sent = await sendForm(at.customer, form);
      expect(sent.state).toBe("request_looking");
      expect(await requestsOf(shop, at)).toMatchObject([
        { actionId: null, input, ticket: { status: "new", unread: true } },
      ]);
      expect(ledgerOf(shop, at)).not.toContain("cancellation");
      return form;
    };
    test("the order's sum", async () => {
      await sayRule(shop, "cancel", { mostMinor: 2899n });
      expect((await held({})).html).toContain("Ask us to cancel it");
      await sayRule(shop, "cancel", { mostMinor: 2900n });
      const at = await placeOrder(shop);
      const form = await openForm(at.customer, await openOwn(at), "cancel");
      expect((await sendForm(at.customer, form)).state).toBe("request_doing");
    });
    test("the time since the order", async () => {
      await sayRule(shop, "cancel", { nowMinutes: 60 });
      const createdAt = new Date(Date.now() - 61 * minute).toISOString();
      const at = await placeOrder(shop, { createdAt, processedAt: createdAt });
      const form = await openForm(at.customer, await openOwn(at), "cancel");
      expect((await sendForm(at.customer, form)).state).toBe("request_looking");
      expect(ledgerOf(shop, at)).not.toContain("cancellation");
    });
    test("what all shoppers together may do in a day, in number and in sum", async () => {
      await sayRule(shop, "cancel", {});
      const day = {
        answerableId: null,
        staffId: null,
        state: { in: ["running", "unknown", "needs_person", "succeeded"] },
      };
      await sayBounds(shop, await shop.tom.db.orderAction.count({ where: day }), 100_000_000n);
      await held({ held: "over_limit" });
      const sums = await shop.tom.db.orderAction.findMany({ where: day, select: { valueMinor: true } });
      const given = sums.reduce((sum, { valueMinor }) => sum + (valueMinor ?? 0n), 0n);
      await sayBounds(shop, 1_000, given + 2_899n);
      await held({ held: "over_limit" });
      // Nothing was said about sums: nothing that gives money away.
      await sayBounds(shop, 1_000, null);
      await held({ held: "over_limit" });
      // Two at once do not pass it together.
      await sayBounds(shop, 1_000, given + 2_900n);
      const both = await Promise.all([placeOrder(shop), placeOrder(shop)]);
      const forms = await Promise.all(both.map(async (at) => openForm(at.customer, await openOwn(at), "cancel")));
      const told = await Promise.all(both.map((at, place) => sendForm(at.customer, forms[place]!)));
      expect(told.map(({ state }) => state).sort()).toEqual(["request_doing", "request_looking"]);
      // Nobody did what they may not.
      expect(await shop.tom.db.auditEntry.count({ where: { kind: "refused" } })).toBe(0);
    });
    test("tags of who bought, and of what", async () => {
      const state = shop.world.standin.admin.state(shop.domain);
      const bought = state.products[0]!;
      const before = bought.tags;
      bought.tags = [...before, "Made to order"];
      await sayRule(shop, "cancel", { askTags: ["made to order"] });
      await held({ held: "exception" });
      bought.tags = before;
      const customer = state.customers.find(({ email }) => email)!;
      customer.tags.push("wholesale");
      await sayRule(shop, "cancel", { askTags: ["Wholesale"] });
      await held({ held: "exception" });
      customer.tags.pop();
      // What was bought of a product that is not there any more, or is not listed, may be what is to be asked first.
      await held({ held: "exception" }, ({ lines }) => lines.map((line) => ({ ...line, productId: null })));
      await held({ held: "exception" }, (order) => manyLines(order).lines);
    });
    test("a policy of the merchant", async () => {
      await sayRule(shop, "cancel", {});
      const shopId = shop.app.shop.id;
      await prisma.shopSettings.upsert({
        where: { shopId },
        create: { shopId, noQuestionsMinor: 1_000n },
        update: { noQuestionsMinor: 1_000n },
      });
      await held({ held: "policy" });
      await prisma.shopSettings.update({ where: { shopId }, data: { noQuestionsMinor: null } });
    });
  });

  test("asked first: a ticket with it, and what the staff do stands on the order's page", async () => {
    await sayRule(shop, "cancel", { mode: "ask" });
    const at = await placeOrder(shop);
    const form = await openForm(at.guest, await lookUp(at), "cancel");
    expect(form.html).toContain("Ask us to cancel it");
    const sent = await sendForm(at.guest, form, { reason: "cheaper" });
    expect(sent.state).toBe("request_looking");
    const [request] = await requestsOf(shop, at);
    expect(request).toMatchObject({ isCustomer: false, actionId: null, ticket: { status: "new", unread: true } });
    const body = request!.ticket.messages[0]!.bodyText;
    expect(body).toContain("I would like to cancel my order.");
    expect(body).toContain("I found it for less");
    expect(body).toContain("knew the order's number and address");
    const ticket = { order: at.order, ticketNumber: request!.ticket.number, mug: "", tea: "" };
    await cancel(shop.tom, ticket);
    finishJobs(shop);
    await sweepLater(shop, 10 * minute);
    const later = await lookUp(at);
    // A guest hears of it, and not of the sum.
    expect(later.html).toContain("Cancelled. Your money has been paid back.");
    expect(later.html).not.toContain("29.00");
    // A person did it: their ticket is theirs to solve.
    expect((await requestsOf(shop, at))[0]!.ticket.status).toBe("new");
  });

  test("not offered: no button, and a form made by hand does nothing", async () => {
    await sayRule(shop, "cancel", { mode: "off" });
    const at = await placeOrder(shop);
    const page = await openOwn(at);
    expect(page.html).not.toContain("Cancel the order");
    const forced = await at.customer.send("request/send", { ...page.hidden("request"), kind: "cancel", key: "x" });
    expect(forced.state).toBe("request_not_offered");
    for (const kind of ["", "refund", "__proto__", "constructor"])
      expect((await at.customer.send("request/send", { ...page.hidden("request"), kind, key: "x" })).state).toBe(
        "order",
      );
    expect(await requestsOf(shop, at)).toEqual([]);
  });
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
