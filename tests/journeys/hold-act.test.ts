import { describe, expect, test } from "vitest";
import { compareOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { holdAct } from "#app/features/acts/hold/hold-kind.server.ts";
import { parseHoldForm } from "#app/features/acts/hold/parse-hold-form.ts";
import { openLive } from "#app/features/acts/live-act.server.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { countCalls } from "./count-admin-calls.ts";
import { actsOf, resolveAfter, watchOperation } from "./live-act-case.ts";
import { impatient, later, openCase, rowOf, toldIn, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop({
  scopes: ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"],
});
const { ask, preview, confirm, make } = actsOf(holdAct, parseHoldForm);

const partOf = ({ order }: RefundCase) => `${order.id}1`;
const holdIt = (at: RefundCase) => ({
  part: partOf(at),
  how: "hold",
  reason: "INCORRECT_ADDRESS",
  note: "Ask Ana first",
});
const letGo = (at: RefundCase) => ({ part: partOf(at), how: "release" });
const fail = (operation: string, fault: PlannedFault) => shop.world.standin.admin.faults.next({ operation, ...fault });
const holdsOf = ({ order }: RefundCase) =>
  shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === order.id)!.holds ?? [];
/** What really was done to the order: the ledger. */
const doneTo = ({ order }: RefundCase) =>
  shop.world.standin.admin
    .ledger(shop.domain)
    .flatMap((entry) => ("holdId" in entry && entry.orderId === order.id ? [entry.kind] : []));

describe("what is to be sent", () => {
  test("is held and let go: one call to open, one to preview, one to do it; what Shopify allows decides", async () => {
    const at = await openCase(shop);
    const cost = watchOperation(shop, "HoldOrder");
    const opened = await countCalls(shop.tom, (desk) => openLive(holdAct)(desk, at.ticketNumber));
    expect(opened).toMatchObject({
      calls: ["read HoldOrder"],
      result: { ok: true, value: { parts: [{ partId: partOf(at), may: ["hold"], holds: [] }] } },
    });
    // Nothing holds it: there is nothing to let go.
    expect(await ask(shop.tom, at, letGo(at))).toMatchObject({ problems: [{ field: "how", problem: "not_held" }] });
    const shown = await countCalls(shop.tom, (desk) => preview(desk, at, holdIt(at)));
    expect(shown).toMatchObject({
      calls: ["read HoldOrder"],
      result: {
        how: "hold",
        lines: [
          { title: "Mug", quantity: 2 },
          { title: "Tea", quantity: 1 },
        ],
      },
    });
    expect(Math.max(...cost().points)).toBeLessThanOrEqual(60);
    expect(holdsOf(at)).toEqual([]);
    const made = await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result));
    expect(made).toMatchObject({
      calls: ["act HoldPlace"],
      result: { value: { state: "succeeded", variant: "hold" } },
    });
    expect(holdsOf(at)).toMatchObject([{ reason: "INCORRECT_ADDRESS", notes: "Ask Ana first" }]);
    expect((await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result))).calls).toEqual([]);

    expect(await openLive(holdAct)(shop.tom, at.ticketNumber)).toMatchObject({
      value: { parts: [{ may: ["release", "hold"], holds: ["Incorrect address: Ask Ana first"] }] },
    });
    const released = await countCalls(shop.tom, (desk) => make(desk, at, letGo(at)));
    expect(released).toMatchObject({
      calls: ["read HoldOrder", "act HoldRelease"],
      result: { state: "succeeded", variant: "release" },
    });
    expect(holdsOf(at)).toEqual([]);
    expect(doneTo(at)).toEqual(["hold_placed", "hold_released"]);
    expect(await toldIn(shop, at)).toEqual([
      ["succeeded", "none"],
      ["succeeded", "none"],
    ]);
  });

  test("not where all has gone, where it is cancelled, without the permission, or what is of another order", async () => {
    const sent = await openCase(shop);
    shop.world.standin.admin.edits.fulfillOrder(shop.domain, sent.order.id);
    expect(await openLive(holdAct)(shop.tom, sent.ticketNumber)).toMatchObject({ problem: "fulfilled" });
    const at = await openCase(shop);
    const other = await openCase(shop);
    expect(await ask(shop.tom, at, holdIt(other))).toMatchObject({
      problems: [{ field: "part", problem: "part_gone" }],
    });
    expect(await ask(shop.tom, at, { ...holdIt(at), reason: "BORED" })).toMatchObject({
      problems: [{ field: "reason", problem: "malformed" }],
    });
    shop.world.standin.admin.edits.cancelOrderDirectly(shop.domain, other.order.id, {});
    expect(await openLive(holdAct)(shop.tom, other.ticketNumber)).toMatchObject({ problem: "cancelled" });
    const without = { ...shop.tom, shopify: { ...shop.tom.shopify, scopes: ["write_orders"] } };
    expect(await openLive(holdAct)(without, at.ticketNumber)).toMatchObject({ problem: "scope_missing" });
  });
});

describe("its answer is lost", () => {
  test.each<[string, PlannedFault]>([
    ["cut after Shopify acted", { kind: "reset-after" }],
    ["500 after Shopify acted", { kind: "status-after", status: 500 }],
  ])("%s: a hold is found by its handle, a release by its holds being gone", async (_name, fault) => {
    const at = await openCase(shop);
    fail("HoldPlace", fault);
    const held = await make(shop.tom, at, holdIt(at));
    expect(held.state).toBe("unknown");
    await resolveAfter(shop, 1, held.id);
    expect((await rowOf(shop, held.id)).state).toBe("succeeded");
    fail("HoldRelease", fault);
    const released = await make(shop.tom, at, letGo(at));
    expect(released.state).toBe("unknown");
    await resolveAfter(shop, 1, released.id);
    expect((await rowOf(shop, released.id)).state).toBe("succeeded");
    expect(doneTo(at)).toEqual(["hold_placed", "hold_released"]);
  });

  test("cut before Shopify acted: nobody asks again; after an hour a person decides", async () => {
    const at = await openCase(shop);
    fail("HoldPlace", { kind: "reset-before" });
    const { id } = await make(shop.tom, at, holdIt(at));
    await resolveAfter(shop, 59, id);
    expect((await rowOf(shop, id)).state).toBe("unknown");
    await resolveAfter(shop, 61, id);
    expect(await rowOf(shop, id)).toMatchObject({ state: "needs_person", problem: "no_sign" });
    expect(await compareOrderAction(later(shop.tom, 62 * 60_000), at.ticketNumber, BigInt(id))).toMatchObject({
      value: { shopify: { kind: "listed", refunds: [] }, mayDenyAt: null },
    });
    expect(doneTo(at)).toEqual([]);
  });

  test("Shopify does it after we gave up waiting: once", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, holdIt(at));
    fail("HoldPlace", { kind: "act-late", ms: 700, answers: true });
    const told = await confirm(await impatient(shop.tom, 300), at, shown);
    expect(told).toMatchObject({ value: { state: "unknown" } });
    await expect.poll(() => holdsOf(at).length, { timeout: 10_000 }).toBe(1);
    await resolveAfter(shop, 1, (told as { value: { id: string } }).value.id);
    expect(await toldIn(shop, at)).toEqual([
      ["unknown", "none"],
      ["succeeded", "none"],
    ]);
  });

  test("Shopify's refusal is said in its words", async () => {
    const at = await openCase(shop);
    fail("HoldPlace", { kind: "user-errors", errors: [{ field: null, message: "It is on its way already" }] });
    expect(await make(shop.tom, at, holdIt(at))).toMatchObject({
      state: "failed",
      problemDetail: "It is on its way already",
    });
  });
});
