import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { keepFile } from "#app/features/files/keep-file.server.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import { listRequests } from "#app/features/self-service/requests/list-requests.server.ts";
import type { RequestKind } from "#app/features/self-service/requests/request-kind.ts";
import { savePolicies } from "#app/features/policies/save-policies.server.ts";
import { builtInRoles } from "#app/features/team/role.ts";
import { writeSteps } from "#app/features/self-service/report/note-step.server.ts";
import { sweepRequests } from "#app/features/self-service/requests/sweep-requests.server.ts";
import type { OrderRecord } from "#tests/standin/state.ts";
import { acceptMails } from "#tests/setup/accept-mails.ts";
import { tinyPng } from "#tests/setup/tiny-png.ts";
import { finishJobs, sweepLater } from "./cancellation-shop.ts";
import { later } from "./refund-shop.ts";
import { draftsFor, madeFor, sendAgain } from "./replacement-shop.ts";
import { shareShopperShop } from "./share-shopper-shop.ts";
import { sendAndDie } from "./shopper-dies.ts";
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
import { visitShop, type Shown, type Visitor } from "./storefront-visitor.ts";

/** What came broken, wrong or not at all is sent again without a person, as far as the merchant says so. */

const shop = shareShopperShop(["write_orders", "write_draft_orders"], true);
const minute = 60_000;
const day = 24 * 60 * minute;

beforeEach(async () => {
  acceptMails();
  await sayBounds(shop, 1_000, 100_000_000n);
  for (const kind of ["missing", "damaged", "wrong_item", "quality"] as const)
    await sayRule(shop, kind, { mostMinor: 100_000n });
  const state = shop.world.standin.admin.state(shop.domain);
  for (const { variants } of state.products)
    for (const { id } of variants) for (const location of state.locations) state.inventory[`${id}:${location.id}`] = 50;
});

let lastCustomer = 600_000;

/** An order of two mugs and a tea, of a customer of its own, that has been sent and has arrived. */
async function cameOrder(changes: Partial<OrderRecord> = {}, customerId = ++lastCustomer): Promise<ShopperOrder> {
  const { admin } = shop.world.standin;
  const { customers } = admin.state(shop.domain);
  if (!customers.some(({ id }) => id === customerId))
    customers.push({
      ...customers.find(({ email }) => email)!,
      id: customerId,
      email: `cara-${customerId}@example.com`,
    });
  const at = await placeOrder(shop, { customerId, ...changes });
  const parcel = admin.edits.fulfillOrder(shop.domain, at.order.id);
  admin.edits.addTrackingEvent(shop.domain, at.order.id, parcel.id, { status: "DELIVERED" });
  await readAgain(shop, at.order);
  return at;
}

const liveOrder = ({ order }: ShopperOrder) =>
  shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === order.id)!;
const asCase = ({ order }: ShopperOrder, ticketNumber = 0) => ({
  order,
  ticketNumber,
  mug: String(order.lines[0]!.id),
  tea: String(order.lines[1]!.id),
});
const madeOf = (at: ShopperOrder) => madeFor(shop, asCase(at));
const oneMugOf = ({ order }: ShopperOrder) => ({ [`line.${order.lines[0]!.id}`]: "1" });
let lastPicture = 0;
/** Each another one. */
const picture = () => new File([tinyPng, `${++lastPicture}`], "mug.png", { type: "image/png" });

/** Sends the form without script, with files. */
const sendWith = (visitor: Visitor, form: Shown, fields: Record<string, string | File | File[]>) =>
  visitor.post("request/send", { ...form.hidden("request/send"), ...fields });

async function ask(
  at: ShopperOrder,
  kind: RequestKind = "damaged",
  fields: Record<string, string | File | File[]> = {},
) {
  const form = await openForm(at.customer, await openOwn(at), kind);
  return sendWith(at.customer, form, {
    ...oneMugOf(at),
    ...(kind !== "missing" && { photos: picture() }),
    ...fields,
  });
}

/** Nothing was asked of Shopify, and somebody is told why. */
async function expectHeld(at: ShopperOrder, held: string | undefined): Promise<void> {
  expect([madeOf(at), draftsFor(shop, asCase(at))], held).toEqual([[], []]);
  const requests = await requestsOf(shop, at);
  expect(requests).toMatchObject([{ actionId: null, pendingSince: null, ticket: { status: "new", unread: true } }]);
  expect((requests[0]!.input as { held?: string }).held).toBe(held);
}

describe("sent again at once", () => {
  test("broken, with a picture: exactly what was named, free, to the order's address, solved, and told", async () => {
    const at = await cameOrder();
    at.customer = visitShop(shop.world, { customerId: at.customerId, address: "198.51.100.9", agent: "Firefox" });
    const form = await openForm(at.customer, await openOwn(at), "damaged");
    expect(form.html).toContain("Have it sent again");
    expect(form.html).toContain("With a picture of it we can send it again at once.");
    const told = await sendWith(at.customer, form, { ...oneMugOf(at), note: "The handle is off.", photos: picture() });
    const [made, ...more] = madeOf(at);
    expect(more).toEqual([]);
    expect(told.html).toContain(`We are sending it again, as order ${made!.name}.`);
    expect(made!.lines.map(({ variantId, quantity }) => [variantId, quantity])).toEqual([
      [at.order.lines[0]!.variantId, 1],
    ]);
    expect(made!.shippingAddress).toMatchObject({ address1: at.order.shippingAddress!.address1 });
    const [request, ...others] = await requestsOf(shop, at);
    expect(others).toEqual([]);
    expect(request).toMatchObject({
      kind: "damaged",
      action: { kind: "replacement", state: "succeeded", staffId: null, staffRole: "shopper", valueMinor: 1_190n },
      ticket: { status: "solved", isOpen: false },
    });
    // It counts as solved without a person, stands in the audit log, and staff see what came of it.
    await writeSteps();
    const steps = await prisma.selfServiceStep.findMany({ where: { requestId: request!.id } });
    expect(steps.map(({ kind }) => kind)).toContain("request.done");
    const number = request!.ticket.number;
    expect(await shop.tom.db.auditEntry.count({ where: { kind: "act_started", ticketNumber: number, staffId: null } })).toBe(1); // prettier-ignore
    expect(await listRequests(shop.tom, number)).toMatchObject([{ state: "done", held: null }]);

    // From then on it stands there where the new parcel is.
    const { edits } = shop.world.standin.admin;
    const parcel = edits.fulfillOrder(shop.domain, made!.id);
    edits.addTrackingEvent(shop.domain, made!.id, parcel.id, { status: "IN_TRANSIT" });
    await refreshOrder(shop.app, { orderId: String(made!.id) });
    expect((await openOwn(at)).html).toContain(`Order ${made!.name}, in its place: On its way`);
  });

  test("a guest first types the code that goes to the address on the order", async () => {
    const at = await cameOrder();
    const page = await lookUp(at);
    const confirm = await openForm(at.guest, page, "missing");
    expect(confirm.state).toBe("request_confirm");
    const forced = await at.guest.send("request/send", {
      ...confirm.hidden("request"),
      kind: "missing",
      key: "k",
      ...oneMugOf(at),
    });
    expect(forced.state).toBe("request_confirm");
    // What they had filled in goes along.
    expect(forced.hidden("tracking/code")).toMatchObject(oneMugOf(at));
    expect(await requestsOf(shop, at)).toEqual([]);
    const form = await typeCode(shop, at, confirm);
    expect((await sendForm(at.guest, form, oneMugOf(at))).state).toBe("request_done");
    expect(madeOf(at).length).toBe(1);
  });

  test("the same form many times at once, and once more later: one replacement", async () => {
    const at = await cameOrder();
    const form = await openForm(at.customer, await openOwn(at), "missing");
    const visitors = Array.from({ length: 20 }, (_, place) =>
      visitShop(shop.world, { address: `203.0.113.${place}`, customerId: at.customerId }),
    );
    const told = await Promise.all(visitors.map((visitor) => sendForm(visitor, form, oneMugOf(at))));
    expect(told.filter(({ state }) => state === "request_done").length).toBe(1);
    expect((await sendForm(at.customer, form, oneMugOf(at))).state).toBe("request_again");
    expect([madeOf(at).length, draftsFor(shop, asCase(at)).length]).toEqual([1, 1]);
    expect((await requestsOf(shop, at)).length).toBe(1);
  }, 60_000);

  test.each(["ReplacementCreate", "ReplacementComplete"])(
    "the process dies after %s: done once, found, and told",
    async (operation) => {
      const at = await cameOrder();
      const form = await openForm(at.customer, await openOwn(at), "missing");
      const fields = { ...form.hidden("request/send"), ...oneMugOf(at) };
      await sendAndDie(shop, at, fields, operation);
      const where = { shopId: shop.app.shop.id, orderId: BigInt(at.order.id) };
      expect(await prisma.orderAction.findMany({ where })).toMatchObject([{ state: "running", staffId: null }]);
      expect((await sendForm(at.customer, form, fields)).state).toBe("request_again");
      finishJobs(shop);
      await sweepRequests(later(shop.app, 3 * minute));
      await sweepLater(shop, 10 * minute);
      await sweepLater(shop, 20 * minute);
      expect(await prisma.orderAction.findMany({ where })).toMatchObject([{ state: "succeeded", staffId: null }]);
      expect(madeOf(at).length).toBe(1);
      expect((await openOwn(at)).html).toContain(`We are sending it again, as order ${madeOf(at)[0]!.name}.`);
    },
    120_000,
  );
});

describe("whatever is out of bounds becomes a ticket, and nothing happens at Shopify", () => {
  test("no rule, or no worth", async () => {
    await sayRule(shop, "damaged", { mode: "ask", mostMinor: 100_000n });
    const asked = await cameOrder();
    expect((await ask(asked)).html).toContain("We have it. Somebody of us looks at it.");
    await expectHeld(asked, undefined);
    await sayRule(shop, "damaged", { mostMinor: null });
    const unset = await cameOrder();
    await ask(unset);
    await expectHeld(unset, undefined);
  });
  test("the worth of the goods, not of the order", async () => {
    await sayRule(shop, "damaged", { mostMinor: 1_189n });
    const at = await cameOrder();
    await ask(at);
    await expectHeld(at, "over_limit");
    await sayRule(shop, "damaged", { mostMinor: 1_190n });
    const fits = await cameOrder();
    await ask(fits);
    expect(madeOf(fits).length).toBe(1);
    const two = await cameOrder();
    await ask(two, "damaged", { [`line.${two.order.lines[0]!.id}`]: "2" });
    await expectHeld(two, "over_limit");
  });
  test("its days", async () => {
    const at = await cameOrder();
    const form = await openForm(at.customer, await openOwn(at), "missing");
    // We do not know yet; Shopify does.
    for (const parcel of liveOrder(at).fulfillments) parcel.deliveredAt = new Date(Date.now() - 15 * day).toISOString();
    await sendForm(at.customer, form, oneMugOf(at));
    await expectHeld(at, "too_late");
  });
  test("no picture, or a file that is none", async () => {
    for (const kind of ["damaged", "wrong_item", "quality"] as const) {
      const at = await cameOrder();
      const form = await openForm(at.customer, await openOwn(at), kind);
      await sendForm(at.customer, form, oneMugOf(at));
      await expectHeld(at, "no_photo");
    }
    const film = await cameOrder();
    await ask(film, "damaged", { photos: new File(["%PDF-1.4\n"], "mug.png", { type: "image/png" }) });
    await expectHeld(film, "no_photo");
  });
  test("a picture that came before, by whom and about what ever; one that is new beside it counts", async () => {
    const file = picture();
    const [first, again, other, both] = [await cameOrder(), await cameOrder(), await cameOrder(), await cameOrder()];
    await ask(first, "damaged", { photos: file });
    expect(madeOf(first).length).toBe(1);
    expect((await ask(again, "damaged", { photos: file })).html).toContain("We have it. Somebody of us looks at it.");
    await expectHeld(again, "photo_seen");
    // Another name and another reason make it no other picture.
    await ask(other, "quality", { photos: new File([file], "another.jpg") });
    await expectHeld(other, "photo_seen");
    await ask(both, "damaged", { photos: [file, picture()] });
    expect(madeOf(both).length).toBe(1);
  });
  test("the same picture twice in one request is one, and is new", async () => {
    const at = await cameOrder();
    const file = picture();
    await ask(at, "damaged", { photos: [file, file] });
    expect(madeOf(at).length).toBe(1);
  });
  test("one picture for two orders at once: not both are sent again", async () => {
    const file = picture();
    const [one, two] = [await cameOrder(), await cameOrder()];
    await Promise.all([ask(one, "damaged", { photos: file }), ask(two, "damaged", { photos: file })]);
    expect(madeOf(one).length + madeOf(two).length).toBeLessThan(2);
  });
  test("a picture that came by mail was not used yet", async () => {
    const file = picture();
    const at = await cameOrder();
    const shopId = shop.app.shop.id;
    const kept = await keepFile(shop.app, new Uint8Array(await file.arrayBuffer()));
    const { id: messageId } = await prisma.message.findFirstOrThrow({ where: { shopId } });
    await prisma.message.update({ where: { shopId_id: { shopId, id: messageId } }, data: { clientKey: null } });
    const data = { shopId, messageId, position: 90, fileName: "mug.png", contentType: kept.contentType, sizeBytes: kept.sizeBytes, fileId: kept.id }; // prettier-ignore
    await prisma.attachment.create({ data });
    await ask(at, "damaged", { photos: file });
    expect(madeOf(at).length).toBe(1);
  });
  test("once for an order, whoever did it", async () => {
    const at = await cameOrder();
    await sayBounds(shop, 1_000, 100_000_000n, 5);
    await ask(at);
    expect(madeOf(at).length).toBe(1);
    await ask(at, "missing");
    expect(madeOf(at).length).toBe(1);
    expect((await requestsOf(shop, at)).map(({ input }) => (input as { held?: string }).held)).toEqual([undefined, "done_before"]); // prettier-ignore
    const staffs = await cameOrder();
    await sayRule(shop, "quality", { mode: "ask" });
    await ask(staffs, "quality");
    const [asked] = await requestsOf(shop, staffs);
    await sendAgain(shop.tom, asCase(staffs, asked!.ticket.number));
    await ask(staffs, "missing");
    expect(madeOf(staffs).length).toBe(1);
  });
  test("so often in a year, also of two orders at once; the next year again", async () => {
    const [first, second] = [await cameOrder(), await cameOrder({}, lastCustomer)];
    await Promise.all([ask(first), ask(second)]);
    expect(madeOf(first).length + madeOf(second).length).toBe(1);
    const third = await cameOrder({}, lastCustomer);
    await ask(third);
    await expectHeld(third, "sent_before");
    const longAgo = new Date(Date.now() - 366 * day);
    const where = { shopId: shop.app.shop.id, customerId: BigInt(lastCustomer), kind: "replacement" };
    await prisma.orderAction.updateMany({ where, data: { firstSentAt: longAgo } });
    const next = await cameOrder({}, lastCustomer);
    await ask(next);
    expect(madeOf(next).length).toBe(1);
  });
  test("an order that is paid back, in part or in this line, or cancelled meanwhile", async () => {
    const { edits } = shop.world.standin.admin;
    const at = await cameOrder();
    const form = await openForm(at.customer, await openOwn(at), "missing");
    edits.refundOrder(shop.domain, at.order.id, {
      refundLineItems: [
        { lineItemId: `gid://shopify/LineItem/${at.order.lines[0]!.id}`, quantity: 1, restockType: "NO_RESTOCK" },
      ],
      transactions: [],
    });
    await sendForm(at.customer, form, oneMugOf(at));
    expect(madeOf(at)).toEqual([]);
    await expectHeld(at, "refunded");
    const gone = await cameOrder();
    const open = await openForm(gone.customer, await openOwn(gone), "missing");
    liveOrder(gone).cancelledAt = new Date().toISOString();
    await sendForm(gone.customer, open, oneMugOf(gone));
    await expectHeld(gone, "cancelled");
  });
  test("Shopify has it still on its way, or on its way back", async () => {
    const at = await cameOrder();
    const form = await openForm(at.customer, await openOwn(at), "missing");
    for (const parcel of liveOrder(at).fulfillments)
      Object.assign(parcel, { displayStatus: "IN_TRANSIT", deliveredAt: null });
    await sendForm(at.customer, form, oneMugOf(at));
    await expectHeld(at, "coming");
    const back = await cameOrder();
    const open = await openForm(back.customer, await openOwn(back), "missing");
    shop.world.standin.admin.edits.requestReturn(shop.domain, back.order.id, back.order.lines[1]!.id, 1);
    await sendForm(back.customer, open, oneMugOf(back));
    await expectHeld(back, "done_before");
  });
  test("the worth, also of who is dear to the merchant: that policy is for staff", async () => {
    const owner = { ...shop.tom, staff: { ...shop.tom.staff, role: builtInRoles.owner } };
    const unsaid = { windowDays: "", windowFrom: "delivery", shippingPayer: "", shippingOurFault: false, noQuestions: "", vipOrders: "", vipSpent: "", vipTag: "", vipTimes: "", vipAllowance: "", vipExtraDays: "" } as const; // prettier-ignore
    expect(await savePolicies(owner, { ...unsaid, vipTag: "Gold", vipTimes: "5" })).toMatchObject({ ok: true });
    await sayRule(shop, "damaged", { mostMinor: 1_000n });
    const at = await cameOrder();
    const { customers } = shop.world.standin.admin.state(shop.domain);
    customers.find(({ id }) => id === at.customerId)!.tags = ["Gold"];
    await ask(at);
    await savePolicies(owner, unsaid);
    await expectHeld(at, "over_limit");
  });
  test("sold out", async () => {
    const at = await cameOrder();
    const state = shop.world.standin.admin.state(shop.domain);
    const variantId = at.order.lines[0]!.variantId;
    for (const { id } of state.locations) state.inventory[`${variantId}:${id}`] = 0;
    await ask(at);
    await expectHeld(at, "sold_out");
  });
  test("everything is missing", async () => {
    const all = await cameOrder();
    await ask(all, "missing", Object.fromEntries(all.order.lines.map(({ id, quantity }) => [`line.${id}`, String(quantity)]))); // prettier-ignore
    await expectHeld(all, "all_missing");
  });
  test("the permission was not given, and a day's sum was not said", async () => {
    await sayBounds(shop, 1_000, null);
    const at = await cameOrder();
    await ask(at);
    await expectHeld(at, "over_limit");
    await sayBounds(shop, 1_000, 100_000_000n);
    const where = { id: shop.app.shop.id };
    const { scopes: held } = await prisma.shop.findUniqueOrThrow({ where });
    const fewer = held.filter((one) => one !== "write_draft_orders");
    await prisma.shop.update({ where, data: { scopes: fewer } });
    const lacking = await cameOrder();
    await ask(lacking);
    await prisma.shop.update({ where, data: { scopes: held } });
    await expectHeld(lacking, "scope_missing");
  });
});

test("another one's order, goods of another order, and more than there are do nothing", async () => {
  const [at, other] = [await cameOrder(), await cameOrder()];
  const form = await openForm(at.customer, await openOwn(at), "missing");
  for (const fields of [
    oneMugOf(other),
    { [`line.${at.order.lines[0]!.id}`]: "3" },
    { [`line.${at.order.lines[0]!.id}`]: "-1" },
  ])
    // prettier-ignore
    expect((await sendForm(at.customer, form, fields)).state, JSON.stringify(fields)).toBe("request_problem");
  // Who is signed in as somebody else is a guest with this order.
  const stranger = await sendForm(other.customer, await openForm(other.customer, await lookUp(at), "missing"), oneMugOf(at)); // prettier-ignore
  expect(stranger.status).toBe(200);
  const pass = form.hidden("request/send").pass!.replace(String(at.order.id), String(other.order.id));
  expect((await sendForm(at.customer, form, { ...oneMugOf(other), pass })).state).toBe("expired");
  expect([madeOf(at), madeOf(other), await requestsOf(shop, at), await requestsOf(shop, other)]).toEqual([
    [],
    [],
    [],
    [],
  ]);
});

describe("at the shopper's own order stands how the whole replacement stands", () => {
  /** Two mugs sent again, and what is then said of the new order; `change` gets it as Shopify has it. */
  async function tellAfter(change: (made: OrderRecord) => void): Promise<{ owns: string; guests: string }> {
    const at = await cameOrder();
    await ask(at, "damaged", { [`line.${at.order.lines[0]!.id}`]: "2" });
    const made = madeOf(at)[0]!;
    change(made);
    await readAgain(shop, made);
    const told = ({ html }: Shown) =>
      /<strong>Something is damaged<\/strong>: ([^<]*)</.exec(html)?.[1]?.replace(made.name, "X") ?? "nothing";
    const guests = await lookUp(at);
    // Where it goes is not a guest's to read, nor what it is worth.
    for (const secret of [made.shippingAddress!.address1!, "€"]) expect(guests.html).not.toContain(secret);
    return { owns: told(await openOwn(at)), guests: told(guests) };
  }
  const part = (made: OrderRecord, status?: string) => {
    const { edits } = shop.world.standin.admin;
    const parcel = edits.fulfillOrder(shop.domain, made.id, { lines: [{ lineId: made.lines[0]!.id, quantity: 1 }] });
    if (status) edits.addTrackingEvent(shop.domain, made.id, parcel.id, { status: status as "DELIVERED" });
  };

  test.each<[string, (made: OrderRecord) => void, string]>([
    ["nothing sent yet", () => {}, "We are sending it again, as order X."],
    ["one of two sent, and it is there", (made) => part(made, "DELIVERED"), "Order X, in its place: Partly sent."],
    ["one there, one on its way", (made) => (part(made, "DELIVERED"), part(made, "IN_TRANSIT")), "Order X, in its place: Partly delivered."], // prettier-ignore
    ["one on its way, one there", (made) => (part(made, "IN_TRANSIT"), part(made, "DELIVERED")), "Order X, in its place: Partly delivered."], // prettier-ignore
    ["both there", (made) => (part(made, "DELIVERED"), part(made, "DELIVERED")), "Order X, in its place: Delivered."],
    ["called off", (made) => shop.world.standin.admin.edits.cancelOrderDirectly(shop.domain, made.id), "Order X, in its place: Cancelled."], // prettier-ignore
    ["to be fetched", (made) => (part(made, "READY_FOR_PICKUP"), part(made, "READY_FOR_PICKUP")), "Order X, in its place: Ready to be picked up."], // prettier-ignore
    ["fetched", (made) => (part(made), part(made), made.fulfillments.forEach((one) => (one.displayStatus = "PICKED_UP"))), "Order X, in its place: Picked up."], // prettier-ignore
  ])("%s", async (_name, change, said) => {
    expect(await tellAfter(change)).toEqual({ owns: said, guests: said });
  });
});
