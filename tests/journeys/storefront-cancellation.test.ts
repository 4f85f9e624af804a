import { beforeEach, describe, expect, test, vi } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { listShopsWithForgottenRequests } from "#app/platform/db/shop-directory.server.ts";
import { sendRequest } from "#app/features/self-service/requests/send-request.server.ts";
import { sweepRequests } from "#app/features/self-service/requests/sweep-requests.server.ts";
import { readTracked } from "#app/features/self-service/tracking/find-order.server.ts";
import { listAudit } from "#app/features/audit/list-audit.server.ts";
import { acceptMails } from "#tests/setup/accept-mails.ts";
import { openLedgerMoney } from "./shopper-requests-money.ts";
import {
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
import { visitShop } from "./storefront-visitor.ts";
import { later, manyLines } from "./refund-shop.ts";
import { shareShopperShop } from "./share-shopper-shop.ts";

/** Shoppers cancel from their order in the theme. */

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
