import { describe, expect, test } from "vitest";
import { approveAction } from "#app/features/acts/authority/approve-action.server.ts";
import { askApproval } from "#app/features/acts/authority/ask-approval.server.ts";
import { decideOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { editAct } from "#app/features/acts/edit/edit-kind.server.ts";
import { EditCommit } from "#app/features/acts/edit/edit-documents.ts";
import type { EditActionInput } from "#app/features/acts/edit/edit-record.ts";
import { parseEditForm } from "#app/features/acts/edit/parse-edit-form.ts";
import { writeEditSentence } from "#app/features/acts/edit/edit-sentence.ts";
import { findAlarms } from "#app/features/acts/find-alarms.server.ts";
import { openLive } from "#app/features/acts/live-act.server.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import { viewAction } from "#app/features/acts/view-action.server.ts";
import { listActs } from "#app/features/reports/list-acts.server.ts";
import { parseActsFilter } from "#app/features/reports/parse-acts-filter.ts";
import { readActReport } from "#app/features/reports/read-act-report.server.ts";
import { parsePeriod } from "#app/features/reports/report-period.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import type { LedgerEntry } from "#tests/standin/state.ts";
import { countCalls } from "./count-admin-calls.ts";
import { actsOf, openedBy, resolveAfter, watchOperation } from "./live-act-case.ts";
import { impatient, later, manyLines, mugOrder, openCase, rowOf, toldIn, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop({ scopes: ["write_order_edits"], isUnthrottled: true });
const { ask, preview, confirm, make } = actsOf(editAct, parseEditForm);

const stateOf = () => shop.world.standin.admin.state(shop.domain);
const orderOf = ({ order }: RefundCase) => stateOf().orders.find(({ id }) => id === order.id)!;
const variant = () => stateOf().products[2]!.variants[0]!;
/** Nothing of it was paid yet: what is taken off of it is given away. */
const unpaidCase = () => openCase(shop, (id) => mugOrder(shop, id, { transactions: [] }));
/** One mug less: 10.00 of the 29.00 that were paid. */
const oneMugLess = ({ mug }: RefundCase) => ({ [`line.${mug}`]: "1", restock: "on", note: "Wrong number" });
const fail = (operation: string, fault: PlannedFault) => shop.world.standin.admin.faults.next({ operation, ...fault });
type Edited = Extract<LedgerEntry, { kind: "order_edited" }>;
/** What really was done to the order: the ledger. */
const editsOf = ({ order }: RefundCase) =>
  shop.world.standin.admin
    .ledger(shop.domain)
    .filter((entry): entry is Edited => entry.kind === "order_edited" && entry.orderId === order.id);
const differences = (at: RefundCase) => editsOf(at).map(({ difference }) => difference);
const limited = (desk: StaffDesk, role: Partial<StaffDesk["staff"]["role"]>): StaffDesk => ({
  ...desk,
  staff: { ...desk.staff, role: { ...desk.staff.role, ...role } },
});

describe("an edit", () => {
  test("one less: one call to open, one for each preview, two to make it; the refund is a step of its own", async () => {
    const at = await openCase(shop);
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    const cost = watchOperation(shop, "EditStage");
    const opened = await countCalls(shop.tom, (desk) => openLive(editAct)(desk, at.ticketNumber));
    expect(opened).toMatchObject({
      calls: ["read EditBegin"],
      result: {
        ok: true,
        value: { hasMore: false, lines: [{ lineId: at.mug, quantity: 2, sent: 0, isEditable: true }, {}] },
      },
    });
    const fields = { ...oneMugLess(at), opened: openedBy(opened.result) };
    const shown = await countCalls(shop.tom, (desk) => preview(desk, at, fields));
    expect(shown.calls).toEqual(["act EditStage"]);
    expect(Math.max(...cost().points)).toBeLessThanOrEqual(50);
    expect(shown.result).toMatchObject({
      changes: [{ title: "Mug, Blue", before: 2, after: 1 }],
      before: { minor: "2900", currency: "EUR" },
      after: { minor: "1900" },
      owed: { minor: "0" },
      back: { minor: "1000" },
    });
    // Until it is confirmed nothing of it is to be seen.
    expect(orderOf(at)).toEqual(at.order);
    const made = await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result));
    expect(made.calls).toEqual(["read EditLastLook", "act EditCommit"]);
    const view = made.result?.ok ? made.result.value : null;
    expect(view).toMatchObject({ state: "succeeded", variant: "back", moneyState: "none" });
    expect(writeEditSentence(view!, "en")).toBe(
      `I have changed your order ${at.order.name}: Mug, Blue 2 → 1. You get €10.00 back.`,
    );
    expect(differences(at)).toEqual([-1000]);
    const { idempotencyKey, shopifyId } = await rowOf(shop, view!.id);
    expect(editsOf(at)[0]).toMatchObject({ notified: false, staffNote: `Wrong number\n[Latte ${idempotencyKey}]` });
    expect(shopifyId).toBe(BigInt(editsOf(at)[0]!.agreementId));
    expect(orderOf(at).lines[0]).toMatchObject({ quantity: 2, removedQuantity: 1 });
    expect(orderOf(at).refunds).toEqual([]);
    expect(await toldIn(shop, at)).toEqual([["succeeded", "none"]]);
    expect((await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result))).calls).toEqual([]);
    expect(differences(at)).toHaveLength(1);
    const long = await openCase(shop, (id) => manyLines(mugOrder(shop, id)));
    expect(await openLive(editAct)(shop.tom, long.ticketNumber)).toMatchObject({ value: { hasMore: true } });
  });

  test("something more, dearer by it, less a part: the customer owes the rest and is written to", async () => {
    const at = await openCase(shop, (id) => mugOrder(shop, id, { customerLocale: "pt-BR" }));
    const asked = watchOperation(shop, "EditDiscount");
    const fields = { [`add.${variant().id}`]: "2", percent: "50", notify: "on", [`line.${at.tea}`]: "2" };
    const shown = await countCalls(shop.tom, (desk) => preview(desk, at, fields));
    // Shopify gives a number to what is added first: what comes off it is a call of its own.
    expect(shown.calls).toEqual(["read EditBegin", "act EditStage", "act EditDiscount"]);
    expect(asked().variables).toMatchObject([{ discount: { percentValue: 50, description: "Desconto" } }]);
    const owed = 500 + variant().price;
    expect(Number(shown.result.owed.minor)).toBe(owed);
    expect(shown.result).toMatchObject({
      back: { minor: "0" },
      changes: [
        { before: 1, after: 2 },
        { before: 0, after: 2 },
      ],
    });
    expect(await confirm(shop.tom, at, shown.result)).toMatchObject({ value: { state: "succeeded", variant: "owed" } });
    expect(editsOf(at)).toMatchObject([{ difference: owed, notified: true }]);
    expect(orderOf(at).lines.map(({ quantity }) => quantity)).toEqual([2, 2, 2]);
  });

  test("should Shopify count staging as a change of the order, what comes off a price can be confirmed all the same", async () => {
    const at = await openCase(shop);
    const touching: StaffDesk = {
      ...shop.tom,
      shopify: {
        ...shop.tom.shopify,
        read: shop.tom.shopify.read.bind(shop.tom.shopify),
        act: (document, variables) => {
          orderOf(at).updatedAt = new Date(Date.parse(orderOf(at).updatedAt) + 1000).toISOString();
          return shop.tom.shopify.act(document, variables);
        },
      },
    };
    const shown = await preview(touching, at, { [`add.${variant().id}`]: "1", percent: "50" });
    expect(await confirm(shop.tom, at, shown)).toMatchObject({ value: { state: "succeeded" } });
  });

  test("a line taken off altogether, with nothing put back", async () => {
    const at = await openCase(shop);
    const stock = () => shop.world.standin.admin.ledger(shop.domain).filter(({ kind }) => kind === "stock").length;
    const before = stock();
    await make(shop.tom, at, { [`line.${at.tea}`]: "0" });
    expect(differences(at)).toEqual([-500]);
    expect(stock()).toBe(before);
  });

  test("what is taken off counts against the limits of the role; what the customer pays or a refund gives back does not", async () => {
    const at = await unpaidCase();
    const narrow = limited(shop.tom, { perActMinor: 999n });
    expect((await preview(narrow, at, oneMugLess(at))).over).toMatchObject([{ limit: "perAct" }]);
    expect((await preview(narrow, at, { [`line.${at.mug}`]: "3" })).over).toEqual([]);
    // It goes back by a refund, and counts there.
    const paid = await openCase(shop);
    const paidBack = await preview(narrow, paid, oneMugLess(paid));
    expect(paidBack).toMatchObject({ over: [], back: { minor: "1000" } });
    const free = { [`add.${variant().id}`]: "1", percent: "100" };
    expect(
      (await preview(limited(shop.tom, { perActMinor: BigInt(variant().price - 1) }), at, free)).over,
    ).toHaveLength(1);
    const noDiscount = limited(shop.tom, { abilities: ["edit", "restock"] });
    expect(await ask(noDiscount, at, free)).toMatchObject({ problems: [{ field: "percent", problem: "no_discount" }] });
    expect((await ask(noDiscount, at, { ...free, percent: "" }))?.ok).toBe(true);
    expect(await openLive(editAct)(noDiscount, at.ticketNumber)).toMatchObject({ value: { mayDiscount: false } });
    const noRestock = limited(shop.tom, { abilities: ["edit"] });
    expect(await ask(noRestock, at, oneMugLess(at))).toMatchObject({
      problems: [{ field: "restock", problem: "no_restock" }],
    });
    expect(await openLive(editAct)(limited(shop.tom, { abilities: ["refund"] }), at.ticketNumber)).toMatchObject({
      problem: "not_allowed",
    });
    expect(differences(at)).toEqual([]);
  });

  test("above the limit it is asked for, and approved exactly as it was staged", async () => {
    const at = await unpaidCase();
    const narrow = limited(shop.tom, { perActMinor: 999n });
    const shown = await preview(narrow, at, oneMugLess(at));
    const { minor, currency } = shown.amount.presentment;
    const asked = await askApproval(
      narrow,
      at.ticketNumber,
      "edit",
      shown.requestKey,
      { amountMinor: minor, currency },
      "Please",
      null,
    );
    const { id } = (asked as { value: { id: string } }).value;
    expect(await approveAction(shop.eva, at.ticketNumber, BigInt(id), "")).toMatchObject({ ok: true });
    expect((await rowOf(shop, id)).state).toBe("succeeded");
    expect(differences(at)).toEqual([-1000]);
  });

  test.each([
    [{ "line.1": "1.5" }, "line.1", "whole_number"],
    [{ "line.0": "1" }, "line.0", "unknown_line"],
    [{ "add.x": "1" }, "add.x", "unknown_line"],
    [{ percent: "0" }, "percent", "percent"],
    [{ note: "x".repeat(201) }, "note", "note_too_long"],
  ])("%j is not taken", (changes, field, problem) => {
    expect(parseEditForm(Object.entries(changes))).toMatchObject({ ok: false, problems: [{ field, problem }] });
  });

  test("not of a cancelled or an archived order, not of what was sent, of another order, or without the permission", async () => {
    const { edits } = shop.world.standin.admin;
    const [cancelled, archived, sent] = [await openCase(shop), await openCase(shop), await openCase(shop)];
    edits.cancelOrderDirectly(shop.domain, cancelled.order.id, {});
    expect(await openLive(editAct)(shop.tom, cancelled.ticketNumber)).toMatchObject({ problem: "cancelled" });
    orderOf(archived).closedAt = new Date().toISOString();
    expect(await openLive(editAct)(shop.tom, archived.ticketNumber)).toMatchObject({ problem: "archived" });
    edits.fulfillOrder(shop.domain, sent.order.id);
    expect(await openLive(editAct)(shop.tom, sent.ticketNumber)).toMatchObject({
      value: { lines: [{ sent: 2 }, { sent: 1 }] },
    });
    expect(await ask(shop.tom, sent, oneMugLess(sent))).toMatchObject({
      problems: [{ field: `line.${sent.mug}`, problem: "sent", detail: "2" }],
    });
    // Something more can go out all the same.
    expect((await make(shop.tom, sent, { [`line.${sent.mug}`]: "3" })).state).toBe("succeeded");
    const [at, other] = [await openCase(shop), await openCase(shop)];
    expect(await ask(shop.tom, at, oneMugLess(other))).toMatchObject({
      problems: [{ field: `line.${other.mug}`, problem: "unknown_line" }],
    });
    expect(await ask(shop.tom, at, { [`line.${at.mug}`]: "2" })).toMatchObject({
      problems: [{ problem: "unchanged" }],
    });
    expect(await ask(shop.tom, at, { "add.123": "1" })).toMatchObject({
      problems: [{ field: "add.123", problem: "refused" }],
    });
    const without = { ...shop.tom, shopify: { ...shop.tom.shopify, scopes: ["write_orders"] } };
    expect(await openLive(editAct)(without, at.ticketNumber)).toMatchObject({ detail: "write_order_edits" });
    expect(differences(at)).toEqual([]);
  });

  test("what Shopify would make something else of is not offered", async () => {
    const at = await openCase(shop);
    const { admin } = shop.world.standin;
    const { execute } = admin;
    admin.execute = async (caller, body) => {
      const answer = await execute(caller, body);
      const made = (answer.json as { data?: { set0?: { calculatedLineItem?: { quantity: number } } } }).data?.set0
        ?.calculatedLineItem;
      if (made) made.quantity += 1;
      return answer;
    };
    const told = await ask(shop.tom, at, oneMugLess(at));
    admin.execute = execute;
    expect(told).toMatchObject({ problems: [{ field: `line.${at.mug}`, problem: "not_as_wanted" }] });
  });

  test("the answer to a staged item is lost: nothing is shown, nothing staged twice, and the next preview begins anew", async () => {
    const at = await openCase(shop);
    const fields = { [`add.${variant().id}`]: "1" };
    fail("EditStage", { kind: "reset-after" });
    await expect(ask(shop.tom, at, fields)).rejects.toThrow(ShopifyUnavailable);
    const shown = await preview(shop.tom, at, fields);
    expect(Number(shown.after.minor) - Number(shown.before.minor)).toBe(variant().price);
    await confirm(shop.tom, at, shown);
    expect(differences(at)).toEqual([variant().price]);
  });

  test("an item that Shopify has twice is not offered", async () => {
    const at = await openCase(shop);
    const { admin } = shop.world.standin;
    const { execute } = admin;
    admin.execute = async (caller, body) => {
      if (body.query?.includes("mutation EditStage")) await execute(caller, body);
      return execute(caller, body);
    };
    const told = await ask(shop.tom, at, { [`add.${variant().id}`]: "1" });
    admin.execute = execute;
    expect(told).toMatchObject({ problems: [{ field: `add.${variant().id}`, problem: "not_as_wanted" }] });
  });

  test("somebody changed the order in Shopify after the preview: it is shown anew, not done", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, oneMugLess(at));
    // Shopify's instants count seconds.
    orderOf(at).updatedAt = new Date(Date.now() + 5_000).toISOString();
    expect(await confirm(shop.tom, at, shown)).toMatchObject({ problem: "order_changed" });
    expect(differences(at)).toEqual([]);
  });

  test("two agents at once: one edit", async () => {
    const at = await openCase(shop);
    const [toms, evas] = [await preview(shop.tom, at, oneMugLess(at)), await preview(shop.eva, at, oneMugLess(at))];
    const told = await Promise.all([confirm(shop.tom, at, toms), confirm(shop.eva, at, evas)]);
    expect(told.filter((one) => one?.ok)).toHaveLength(1);
    expect(differences(at)).toEqual([-1000]);
  });
});

describe("one preview after the other", () => {
  const start = async () => {
    const at = await openCase(shop);
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    const begun = openedBy(await openLive(editAct)(shop.tom, at.ticketNumber));
    const look = async (opened: string, fields: Record<string, string>) => {
      const { result, calls } = await countCalls(shop.tom, (desk) => ask(desk, at, { ...fields, opened }));
      return { calls, result, opened: (result?.ok ? result.value.opened : result?.opened) ?? "" };
    };
    return { at, begun, look };
  };

  test("each takes one call, also after a refusal, and each stands in an edit of its own", async () => {
    const { at, begun, look } = await start();
    const first = await look(begun, { [`add.${variant().id}`]: "1", [`line.${at.tea}`]: "3" });
    const wrong = await look(first.opened, { "add.123": "1" });
    const second = await look(wrong.opened, oneMugLess(at));
    expect([first, second].map(({ calls }) => calls)).toEqual([["act EditStage"], ["act EditStage"]]);
    expect(wrong).toMatchObject({ result: { problems: [{ field: "add.123", problem: "refused" }] } });
    expect(second.result).toMatchObject({ value: { after: { minor: "1900" }, changes: [{ before: 2, after: 1 }] } });
    if (!second.result?.ok) return;
    await confirm(shop.tom, at, second.result.value);
    expect(differences(at)).toEqual([-1000]);
    expect(orderOf(at).lines).toHaveLength(2);
  });

  test("what was staged in stays as it was shown: the form that brings it twice gets another", async () => {
    const { at, begun, look } = await start();
    const [one, two] = await Promise.all([look(begun, oneMugLess(at)), look(begun, { [`line.${at.tea}`]: "0" })]);
    expect([one.calls.length, two.calls.length].toSorted()).toEqual([1, 2]);
    if (!one.result?.ok) throw new Error(JSON.stringify(one.result));
    expect(two.result).toMatchObject({ value: { after: { minor: "2400" } } });
    await confirm(shop.tom, at, one.result.value);
    expect(differences(at)).toEqual([-1000]);
  });

  test("a form that brings what was tampered with, or of another order, gets one of its own", async () => {
    const { at, begun, look } = await start();
    const other = await start();
    for (const opened of [`${begun}x`, other.begun]) {
      const told = await look(opened, oneMugLess(at));
      expect(told.calls).toEqual(["read EditBegin", "act EditStage"]);
      expect(told.result).toMatchObject({ value: { after: { minor: "1900" } } });
    }
  });

  test("it is gone at Shopify, or the order changed and nobody told us: it is staged once more, on the order as it is", async () => {
    const { at, begun, look } = await start();
    stateOf().edits = [];
    const again = await look(begun, oneMugLess(at));
    expect(again.calls).toEqual(["act EditStage", "act EditStage"]);
    expect(again.result).toMatchObject({ value: { after: { minor: "1900" } } });
    orderOf(at).lines[1]!.unitPrice = { shop: 700, presentment: 700 };
    const dearer = await look(again.opened, oneMugLess(at));
    expect(dearer.calls).toEqual(["act EditStage", "act EditStage"]);
    expect(dearer.result).toMatchObject({ value: { before: { minor: "3100" }, after: { minor: "2100" } } });
    if (!dearer.result?.ok) return;
    expect(await confirm(shop.tom, at, dearer.result.value)).toMatchObject({ value: { state: "succeeded" } });
    expect(differences(at)).toEqual([-1000]);
  });

  test("cancelled meanwhile: it is said, and nothing is staged over it", async () => {
    const { at, begun, look } = await start();
    shop.world.standin.admin.edits.cancelOrderDirectly(shop.domain, at.order.id, {});
    const told = await look(begun, oneMugLess(at));
    expect(told.result).toMatchObject({ problems: [{ problem: "cancelled" }] });
  });

  test("twenty changes at most; they cost less than half of what Shopify takes at once", async () => {
    const { at, begun, look } = await start();
    const ids = stateOf().products.flatMap(({ variants }) => variants.map(({ id }) => id));
    const fields = (count: number) => Object.fromEntries(ids.slice(0, count).map((id) => [`add.${id}`, "1"]));
    const many = await look(begun, fields(21));
    expect(many.result).toMatchObject({ problems: [{ field: "", problem: "too_many_changes", detail: "20" }] });
    const cost = watchOperation(shop, "EditStage");
    const most = await look(many.opened, fields(20));
    expect(most.calls).toEqual(["act EditStage"]);
    expect(most.result).toMatchObject({ ok: true });
    expect(Math.max(...cost().points)).toBeLessThanOrEqual(500);
    expect(ids.length).toBeGreaterThan(20);
    expect(at.order.lines).toHaveLength(2);
  });
});

describe("its answer is lost", () => {
  test.each<[string, PlannedFault]>([
    ["cut after Shopify acted", { kind: "reset-after" }],
    ["500 after Shopify acted", { kind: "status-after", status: 500 }],
  ])("%s: it is found in what Shopify has on record of the order", async (_name, fault) => {
    const at = await openCase(shop);
    fail("EditCommit", fault);
    const { id, state } = await make(shop.tom, at, oneMugLess(at));
    expect(state).toBe("unknown");
    await resolveAfter(shop, 1, id);
    expect(await rowOf(shop, id)).toMatchObject({ state: "succeeded", reconciled: true });
    expect(differences(at)).toEqual([-1000]);
  });

  test("cut before Shopify acted: nobody asks again, a person decides, and may have it made anew", async () => {
    const at = await openCase(shop);
    fail("EditCommit", { kind: "reset-before" });
    const { id } = await make(shop.tom, at, oneMugLess(at));
    await resolveAfter(shop, 1, id);
    expect((await rowOf(shop, id)).state).toBe("unknown");
    await resolveAfter(shop, 61, id);
    expect(await rowOf(shop, id)).toMatchObject({ state: "needs_person", problem: "no_sign" });
    expect(differences(at)).toEqual([]);
    const later61 = later(shop.tom, 61 * 60_000);
    await decideOrderAction(later61, at.ticketNumber, BigInt(id), "not_made", "Looked in Shopify");
    expect((await make(shop.tom, at, oneMugLess(at))).state).toBe("succeeded");
    expect(differences(at)).toEqual([-1000]);
  });

  test("done after we gave up waiting: it is found, and was done once", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, oneMugLess(at));
    fail("EditCommit", { kind: "act-late", ms: 700, answers: true });
    const told = await confirm(await impatient(shop.tom, 300), at, shown);
    const { id } = (told as { value: { id: string } }).value;
    expect((await rowOf(shop, id)).state).toBe("unknown");
    await expect.poll(() => differences(at).length, { timeout: 10_000 }).toBe(1);
    await resolveAfter(shop, 1, id);
    expect((await rowOf(shop, id)).state).toBe("succeeded");
    expect(differences(at)).toEqual([-1000]);
  });

  test("done late, at another price than was shown: the ticket tells what it came to, and comes back", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, { [`add.${variant().id}`]: "1" });
    const price = variant().price;
    fail("EditCommit", { kind: "reset-before" });
    const told = await confirm(shop.tom, at, shown);
    const { id } = (told as { value: { id: string } }).value;
    // The first request gets through after all.
    variant().price = price + 300;
    const { sent } = (await rowOf(shop, id)).input as unknown as EditActionInput;
    await shop.tom.shopify.act(EditCommit, sent);
    await resolveAfter(shop, 1, id);
    variant().price = price;
    expect(differences(at)).toEqual([price + 300]);
    const { view } = await viewAction(shop.tom, BigInt(id));
    expect(view).toMatchObject({
      state: "succeeded",
      variant: "owed",
      about: { minor: String(price + 300), changes: expect.stringContaining("0 → 1") },
      otherwise: { shown: { minor: String(2900 + price) }, made: { minor: String(3200 + price) } },
    });
    expect((await make(shop.tom, await openCase(shop), { [`add.${variant().id}`]: "1" })).otherwise).toBeUndefined();
    // Whoever looks for what needs somebody finds it, and so does the bookkeeper.
    expect(await findAlarms(shop.tom)).toContain(BigInt(id));
    const period = parsePeriod(new URLSearchParams(), later(shop.tom, 24 * 3_600_000).now(), "UTC");
    const filter = parseActsFilter(new URLSearchParams({ only: "differs" }));
    expect(await listActs(shop.tom, period, filter, null, 100)).toMatchObject([{ id, problem: "otherwise" }]);
    expect((await readActReport(shop.tom, period)).differing).toBe(1);
  });

  test.each<[string, (at: RefundCase) => void]>([
    ["edited the order", (at) => shop.world.standin.admin.edits.editOrder(shop.domain, at.order.id, Number(at.tea), 0)],
    ["made it dearer", (at) => void (orderOf(at).lines[1]!.unitPrice = { shop: 700, presentment: 700 })],
  ])(
    "cut before Shopify acted, and somebody %s since: a person decides, nothing is committed over it",
    async (_what, change) => {
      const at = await openCase(shop);
      fail("EditCommit", { kind: "reset-before" });
      const { id } = await make(shop.tom, at, oneMugLess(at));
      change(at);
      const before = differences(at);
      await resolveAfter(shop, 1, id);
      expect(await rowOf(shop, id)).toMatchObject({ state: "needs_person", problem: "changed_elsewhere" });
      await resolveAfter(shop, 6, id);
      expect(differences(at)).toEqual(before);
    },
  );

  test("the staged edit is gone, and Shopify has no edit on record: it failed; another person's edit is not taken for it", async () => {
    const at = await openCase(shop);
    fail("EditCommit", { kind: "reset-before" });
    const { id } = await make(shop.tom, at, oneMugLess(at));
    shop.world.standin.admin.edits.editOrder(shop.domain, at.order.id, Number(at.tea), 0);
    stateOf().edits = [];
    await resolveAfter(shop, 1, id);
    expect((await rowOf(shop, id)).state).toBe("unknown");
    await resolveAfter(shop, 21, id);
    expect(await rowOf(shop, id)).toMatchObject({ state: "failed", problem: "changed_elsewhere" });
    expect(differences(at)).toEqual([-500]);
  });

  test("Shopify's refusal is said in its words", async () => {
    const at = await openCase(shop);
    fail("EditCommit", { kind: "user-errors", errors: [{ field: null, message: "The order is locked" }] });
    expect(await make(shop.tom, at, oneMugLess(at))).toMatchObject({
      state: "failed",
      problemDetail: "The order is locked",
    });
    expect(differences(at)).toEqual([]);
  });
});
