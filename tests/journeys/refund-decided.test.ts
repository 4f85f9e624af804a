import { describe, expect, test } from "vitest";
import { compareOrderAction, decideOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { noteMoneyMovement } from "#app/features/acts/note-money-movement.server.ts";
import { openRefundForm } from "#app/features/acts/refund/open-refund-form.server.ts";
import type { Decision } from "#app/features/acts/order-action-decision.ts";
import { resolveOrderAction } from "#app/features/acts/resolve-order-action.server.ts";
import { hurried, later, moneyOf, openCase, refund, rowOf, toldIn, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const shop = shareRefundShop();

const fail = (kind: "reset-before" | "reset-after", operation = "RefundCreate", times = 1) =>
  shop.world.standin.admin.faults.next({ operation, kind, times });
const oneTea = { amount: "5.00" };
const once = [["shopify_payments", 500, "EUR"]];

/** A refund that nobody knows the outcome of; Shopify did nothing. */
async function unsureRefund(): Promise<{ at: RefundCase; id: string }> {
  const at = await openCase(shop);
  fail("reset-before");
  const { id } = await refund(shop.tom, at, oneTea);
  return { at, id };
}

/** One that no machine can find out about any more, for its age. */
async function leftToPerson(): Promise<{ at: RefundCase; id: string }> {
  const { at, id } = await unsureRefund();
  await resolveOrderAction(hurried(later(shop.app, 23 * hour + minute)), { actionId: id });
  expect(await rowOf(shop, id)).toMatchObject({ state: "needs_person", problem: "key_expired" });
  return { at, id };
}

/** Somebody refunds the order in Shopify admin, or our own request is executed very late. */
const refundAtShopify = ({ order: { id } }: RefundCase, note?: string) =>
  shop.world.standin.admin.edits.refundOrder(shop.domain, id, {
    ...(note !== undefined && { note }),
    transactions: [
      {
        orderId: `gid://shopify/Order/${id}`,
        parentId: `gid://shopify/OrderTransaction/${id}7`,
        gateway: "shopify_payments",
        kind: "REFUND",
        amount: "5.00",
      },
    ],
  });

const decide = (desk: typeof shop.tom, at: RefundCase, id: string, decision: Decision, word = "Looked in Shopify") =>
  decideOrderAction(desk, at.ticketNumber, BigInt(id), decision, word);

/** Cents that the form would let one refund. */
async function leftOf(at: RefundCase): Promise<string> {
  const form = await openRefundForm(shop.tom, at.ticketNumber);
  if (!form?.ok) throw new Error(JSON.stringify(form));
  return form.value.maximum.presentment.minor;
}

test("not made, a day later: the sum is free again, and it is told who decided", async () => {
  const { at, id } = await leftToPerson();
  expect(await leftOf(at)).toBe("2400");
  // Not by who has nothing to do with refunds.
  const role = { ...shop.eva.staff.role, abilities: ["note" as const] };
  const outsider = later({ ...shop.eva, staff: { ...shop.eva.staff, role } }, day + minute);
  expect(await decide(outsider, at, id, "not_made")).toMatchObject({ ok: false, problem: "not_allowed" });
  expect((await rowOf(shop, id)).state).toBe("needs_person");
  const eva = later(shop.eva, day + minute);
  for (const [word, problem] of [
    ["  ", "word_missing"],
    ["x".repeat(501), "word_too_long"],
  ] as const)
    expect(await decide(eva, at, id, "not_made", word)).toMatchObject({ ok: false, problem, field: "word" });
  expect((await rowOf(shop, id)).state).toBe("needs_person");
  const outcome = await decide(eva, at, id, "not_made", " Not in the payments list ");
  expect(
    await shop.tom.db.auditEntry.findFirst({ where: { kind: "act_decided" }, orderBy: { id: "desc" } }),
  ).toMatchObject({
    staffId: shop.eva.staff.id,
    before: { state: "needs_person" },
    after: { state: "failed", actId: id, shown: ["nothing"] },
    reason: "Not in the payments list",
  });
  expect(outcome).toMatchObject({ value: { action: { decidedWord: "Not in the payments list" } } });
  expect(outcome).toMatchObject({
    ok: true,
    value: { found: false, action: { state: "failed", problem: "person_not_made", decidedBy: shop.eva.staff.name } },
  });
  expect(await leftOf(at)).toBe("2900");
  expect((await toldIn(shop, at)).at(-1)).toEqual(["failed", "none"]);
  const event = await shop.tom.db.ticketEvent.findFirstOrThrow({
    where: { ticket: { number: at.ticketNumber } },
    orderBy: { id: "desc" },
  });
  expect(event.staffId).toBe(shop.eva.staff.id);
  expect((await refund(shop.tom, at, oneTea)).state).toBe("succeeded");
  expect(moneyOf(shop, at)).toEqual(once);
});

test("made: it counts as sent, its sum is no longer ours to hold back, and news of money finds nothing to change", async () => {
  const { at, id } = await leftToPerson();
  // Made in Shopify by hand, without our mark.
  shop.world.standin.advance(60);
  refundAtShopify(at, "as agreed on the phone");
  expect(await leftOf(at)).toBe("1900");
  const compared = await compareOrderAction(shop.tom, at.ticketNumber, BigInt(id));
  expect(compared).toMatchObject({
    ok: true,
    value: {
      asked: { minor: "500", currency: "EUR" },
      shopify: {
        kind: "listed",
        refunds: [{ amount: { minor: "500", currency: "EUR" }, note: "as agreed on the phone", ours: false }],
      },
    },
  });
  expect(await decide(shop.tom, at, id, "made")).toMatchObject({
    ok: true,
    value: { found: false, action: { state: "succeeded", moneyState: "sent", problem: null } },
  });
  expect(await leftOf(at)).toBe("2400");
  await noteMoneyMovement(shop.app, { orderId: String(at.order.id), transactionId: "1", status: "FAILURE" });
  await shop.world.workJobs();
  expect(await rowOf(shop, id)).toMatchObject({ state: "succeeded", moneyState: "sent" });
  expect((await toldIn(shop, at)).at(-1)).toEqual(["succeeded", "sent"]);
  expect(moneyOf(shop, at)).toEqual(once);
});

describe("that it was not made is not taken", () => {
  test("while Shopify may still execute it", async () => {
    const { at, id } = await leftToPerson();
    const { firstSentAt } = await rowOf(shop, id);
    const until = new Date(firstSentAt!.getTime() + day).toISOString();
    const early = { ...shop.tom, now: () => new Date(firstSentAt!.getTime() + day - 1) };
    expect(await decide(early, at, id, "not_made")).toEqual({ ok: false, problem: "too_early", detail: until });
    expect(await compareOrderAction(early, at.ticketNumber, BigInt(id))).toMatchObject({ value: { mayDenyAt: until } });
    expect((await rowOf(shop, id)).state).toBe("needs_person");
    expect(await leftOf(at)).toBe("2400");
    const due = { ...shop.tom, now: () => new Date(firstSentAt!.getTime() + day) };
    expect(await compareOrderAction(due, at.ticketNumber, BigInt(id))).toMatchObject({ value: { mayDenyAt: null } });
    expect(await decide(due, at, id, "not_made")).toMatchObject({ ok: true });
  });

  test("where the merchant refunded instead: only while our last request may be under way", async () => {
    const { at, id } = await unsureRefund();
    shop.world.standin.advance(60);
    refundAtShopify(at);
    await resolveOrderAction(hurried(later(shop.app, hour)), { actionId: id });
    expect(await rowOf(shop, id)).toMatchObject({ state: "needs_person", problem: "refunded_elsewhere" });
    const early = await decide(later(shop.tom, hour + minute), at, id, "not_made");
    expect(early).toMatchObject({ ok: false, problem: "too_early" });
    expect(await decide(later(shop.tom, hour + 21 * minute), at, id, "not_made")).toMatchObject({ ok: true });
    expect(await leftOf(at)).toBe("2400");
    expect(moneyOf(shop, at)).toEqual(once);
  });

  test("when Shopify lists it after all: what it says counts", async () => {
    const { at, id } = await leftToPerson();
    const { idempotencyKey } = await rowOf(shop, id);
    refundAtShopify(at, `x\n[Latte ${idempotencyKey}]`);
    expect(await decide(later(shop.tom, 2 * day), at, id, "not_made")).toMatchObject({
      ok: true,
      value: { found: true, action: { state: "succeeded", moneyState: "confirmed" } },
    });
    expect((await rowOf(shop, id)).shopifyId).not.toBeNull();
    expect(moneyOf(shop, at)).toEqual(once);
  });

  test("while Shopify cannot be asked", async () => {
    const { at, id } = await leftToPerson();
    fail("reset-before", "RefundReadBack", 10);
    expect(await decide(later(shop.tom, 2 * day), at, id, "not_made")).toEqual({ ok: false, problem: "cannot_look" });
    expect((await rowOf(shop, id)).state).toBe("needs_person");
  });
});

test("an order that was deleted in Shopify can be decided too", async () => {
  const { at, id } = await unsureRefund();
  shop.world.standin.admin.edits.deleteOrder(shop.domain, at.order.id);
  await resolveOrderAction(hurried(later(shop.app, minute)), { actionId: id });
  expect(await compareOrderAction(shop.tom, at.ticketNumber, BigInt(id))).toMatchObject({
    value: { shopify: { kind: "deleted" } },
  });
  expect(await decide(later(shop.tom, 2 * day), at, id, "not_made")).toMatchObject({ ok: true });
});

describe("what is not a person's to decide", () => {
  test("an act in any other state", async () => {
    const { at, id } = await leftToPerson();
    for (const state of ["running", "unknown", "succeeded", "failed", "awaiting_approval"]) {
      await shop.tom.db.orderAction.updateMany({ where: { id: BigInt(id) }, data: { state } });
      for (const decision of ["made", "not_made"] as const)
        expect(await decide(later(shop.tom, 2 * day), at, id, decision)).toEqual({ ok: false, problem: "not_waiting" });
      expect((await rowOf(shop, id)).state).toBe(state);
    }
    await shop.tom.db.orderAction.updateMany({ where: { id: BigInt(id) }, data: { state: "drafted" } });
    expect(await decide(later(shop.tom, 2 * day), at, id, "made")).toBeNull();
  });

  test("an act of another ticket, of another shop, of nobody", async () => {
    const { at, id } = await leftToPerson();
    const other = await openCase(shop);
    const stranger = later(await shop.world.staffDesk(1, 0), 2 * day);
    const tom = later(shop.tom, 2 * day);
    for (const decision of ["made", "not_made"] as const) {
      expect(await decide(tom, other, id, decision)).toBeNull();
      expect(await decide(stranger, at, id, decision)).toBeNull();
      expect(await decide(tom, at, "999999999", decision)).toBeNull();
    }
    expect(await compareOrderAction(tom, other.ticketNumber, BigInt(id))).toBeNull();
    expect(await compareOrderAction(stranger, at.ticketNumber, BigInt(id))).toBeNull();
    expect(await rowOf(shop, id)).toMatchObject({ state: "needs_person", result: null });
  });

  test("what somebody else decides in the same moment: one of the two counts, and is told once", async () => {
    const { at, id } = await leftToPerson();
    const [one, two] = [later(shop.tom, 2 * day), later(shop.eva, 2 * day)];
    const outcomes = await Promise.all([decide(one, at, id, "made"), decide(two, at, id, "not_made")]);
    expect(outcomes.filter((outcome) => outcome?.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome?.ok)).toEqual({ ok: false, problem: "not_waiting" });
    const told = (await toldIn(shop, at)).map(([state]) => state);
    expect(told.slice(0, 2)).toEqual(["unknown", "needs_person"]);
    expect(told).toHaveLength(3);
  });
});
