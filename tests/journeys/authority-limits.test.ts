import { DateTime } from "luxon";
import { beforeEach, describe, expect, test } from "vitest";
import { approveAction } from "#app/features/acts/authority/approve-action.server.ts";
import { askApproval } from "#app/features/acts/authority/ask-approval.server.ts";
import { readRequest } from "#app/features/acts/authority/read-request.server.ts";
import { openRefundForm } from "#app/features/acts/refund/open-refund-form.server.ts";
import { builtInRoles, type Role } from "#app/features/team/role.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { confirm, later, moneyOf, mugOrder, openCase, preview, refund, type RefundCase } from "./refund-shop.ts";
import { asksFor, confirmCancel, previewCancel, wholeRefund } from "./cancellation-shop.ts";
import { confirmAgain, madeFor, previewAgain } from "./replacement-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop({ scopes: ["write_orders", "write_draft_orders"] });

/** Somebody with another role, as the door would say. */
const as = (desk: StaffDesk, role: Partial<Role>): StaffDesk => ({
  ...desk,
  staff: { ...desk.staff, role: { ...builtInRoles.agent, ...role } },
});

const customers = () => shop.world.standin.admin.state(shop.domain).customers;
let lastCustomer = 0;
/** A case of another customer than the one before. */
const openOwnCase = () => openCaseOf(++lastCustomer);
const openCaseOf = (index: number) =>
  openCase(shop, (id) => mugOrder(shop, id, { customerId: customers()[index % customers().length]!.id }));

// What was given before is of another day and another customer.
beforeEach(async () => {
  await shop.tom.db.orderAction.updateMany({ data: { answerableId: null, customerId: null } });
});

describe("a limit per act", () => {
  test("up to it an act is simply made; above, the preview says so and a confirmation is refused", async () => {
    const tom = as(shop.tom, { perActMinor: 1000n });
    const at = await openOwnCase();
    const above = await preview(tom, at, { amount: "10.01" });
    expect(above.over).toEqual([
      { limit: "perAct", limitIs: { minor: "1000", currency: "EUR" }, wouldBe: { minor: "1001", currency: "EUR" } },
    ]);
    expect(await confirm(tom, at, above)).toMatchObject({ ok: false, problem: "over_limit" });
    expect(moneyOf(shop, at)).toEqual([]);
    const within = await preview(tom, at, { amount: "10.00" });
    expect(within.over).toEqual([]);
    expect(await confirm(tom, at, within)).toMatchObject({ ok: true, value: { state: "succeeded" } });
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", 1000, "EUR"]]);
  });

  test("one that is set between preview and confirmation holds", async () => {
    const at = await openOwnCase();
    const shown = await preview(as(shop.tom, {}), at, { amount: "5.00" });
    expect(await confirm(as(shop.tom, { perActMinor: 499n }), at, shown)).toMatchObject({ problem: "over_limit" });
    expect(moneyOf(shop, at)).toEqual([]);
  });
});

test("the role as it stands when the act begins counts, not as it stood when the request came in", async () => {
  const { db, staff } = shop.tom;
  const { accountOwner } = await db.staff.findFirstOrThrow({ where: { id: staff.id } });
  const tom = { ...shop.tom, staff: { ...staff, accountOwner: false } };
  const at = await openOwnCase();
  const shown = await preview(tom, at, { amount: "5.00" });
  const limited = await db.role.create({
    data: { name: "Lowered", abilities: [...builtInRoles.agent.abilities], perActMinor: 499n },
  });
  await db.staff.updateMany({ where: { id: staff.id }, data: { roleId: limited.id, accountOwner: false } });
  expect(await confirm(tom, at, shown)).toMatchObject({ problem: "over_limit" });
  const none = await db.role.create({ data: { name: "Reads", abilities: [] } });
  await db.staff.updateMany({ where: { id: staff.id }, data: { roleId: none.id } });
  expect(await confirm(tom, at, shown)).toMatchObject({ problem: "not_allowed" });
  await db.staff.updateMany({ where: { id: staff.id }, data: { roleId: null, accountOwner } });
  expect(moneyOf(shop, at)).toEqual([]);
  expect(await confirm(shop.tom, at, shown)).toMatchObject({ ok: true, value: { state: "succeeded" } });
});

test("what was given in a currency that the shop had before does not count as its present one", async () => {
  const at = await openOwnCase();
  const tom = as(shop.tom, { perDayMinor: 1500n });
  await refund(tom, at, { amount: "10.00" });
  await shop.tom.db.orderAction.updateMany({ where: { orderId: BigInt(at.order.id) }, data: { shopCurrency: "HUF" } });
  expect((await preview(tom, await openOwnCase(), { amount: "15.00" })).over).toEqual([]);
});

describe("a limit per day", () => {
  const limited = { perDayMinor: 1500n };

  test("counts what the person gave since midnight in the shop's zone, on whatever order", async () => {
    const tom = as(shop.tom, limited);
    await refund(tom, await openOwnCase(), { amount: "10.00" });
    const at = await openOwnCase();
    const above = await preview(tom, at, { amount: "5.01" });
    expect(above.over).toMatchObject([{ limit: "perDay", wouldBe: { minor: "1501" } }]);
    expect(await confirm(tom, at, above)).toMatchObject({ problem: "over_limit" });
    // Somebody else's day is another one.
    expect((await preview(as(shop.eva, limited), at, { amount: "5.01" })).over).toEqual([]);
    await refund(tom, at, { amount: "5.00" });

    const zone = shop.tom.shop.timezone;
    const tomorrow = DateTime.now().setZone(zone).plus({ days: 1 }).startOf("day").toMillis();
    const next = later(tom, tomorrow - Date.now() + 1_000);
    expect((await preview(next, await openOwnCase(), { amount: "15.00" })).over).toEqual([]);
  });

  test("a refund of which nobody knows the outcome counts; one that was refused does not", async () => {
    const tom = as(shop.tom, limited);
    const { faults } = shop.world.standin.admin;
    faults.next({ operation: "RefundCreate", kind: "reset-before" });
    expect((await refund(tom, await openOwnCase(), { amount: "10.00" })).state).toBe("unknown");
    const at = await openOwnCase();
    expect((await preview(tom, at, { amount: "5.01" })).over).toHaveLength(1);
    await shop.tom.db.orderAction.updateMany({ where: { state: "unknown" }, data: { state: "failed" } });
    expect((await preview(tom, at, { amount: "5.01" })).over).toEqual([]);
  });

  test("a hundred at once on as many orders never exceed it together", async () => {
    const tom = as(shop.tom, limited);
    const cases: RefundCase[] = [];
    for (let count = 0; count < 100; count++) cases.push(await openOwnCase());
    const shown = await Promise.all(cases.map((at) => preview(tom, at, { amount: "4.00" })));
    expect(shown.flatMap(({ over }) => over)).toEqual([]);
    // A machine that is too busy to begin says so, and one presses again.
    const press = (at: RefundCase, index: number) => confirm(tom, at, shown[index]!);
    const told = await Promise.all(cases.map((at, index) => press(at, index).catch(() => press(at, index))));
    expect(told.filter((one) => one?.ok)).toHaveLength(3);
    expect(told.filter((one) => one && !one.ok && one.problem === "over_limit")).toHaveLength(97);
    expect(cases.flatMap((at) => moneyOf(shop, at))).toHaveLength(3);
  });
});

describe("a limit per customer and year", () => {
  const limited = { perCustomerYearMinor: 1500n };

  test("counts what anybody gave the customer within 365 days", async () => {
    const tom = as(shop.tom, limited);
    const first = await openOwnCase();
    await refund(shop.eva, first, { amount: "10.00" });
    const again = await openCaseOf(lastCustomer);
    expect((await preview(tom, again, { amount: "5.00" })).over).toEqual([]);
    const above = await preview(tom, again, { amount: "5.01" });
    expect(above.over).toMatchObject([{ limit: "perCustomerYear", wouldBe: { minor: "1501" } }]);
    expect(await confirm(tom, again, above)).toMatchObject({ problem: "over_limit" });
    expect((await preview(tom, await openOwnCase(), { amount: "5.01" })).over).toEqual([]);
    const nextYear = later(tom, 366 * 24 * 3_600_000);
    expect((await preview(nextYear, again, { amount: "15.00" })).over).toEqual([]);
  });

  test("of a guest, what was given on the same order counts", async () => {
    const tom = as(shop.tom, limited);
    const guest = () => openCase(shop, (id) => mugOrder(shop, id, { customerId: null }));
    const at = await guest();
    await refund(tom, at, { amount: "10.00" });
    expect((await preview(tom, at, { amount: "5.01" })).over).toHaveLength(1);
    expect((await preview(tom, await guest(), { amount: "5.01" })).over).toEqual([]);
  });

  test("two people at once on two orders of one customer never exceed it together", async () => {
    const first = await openOwnCase();
    const second = await openCaseOf(lastCustomer);
    const desks = [as(shop.tom, limited), as(shop.eva, limited)] as const;
    const shown = [
      await preview(desks[0], first, { amount: "8.00" }),
      await preview(desks[1], second, { amount: "8.00" }),
    ];
    const told = await Promise.all([confirm(desks[0], first, shown[0]!), confirm(desks[1], second, shown[1]!)]);
    expect(told.filter((one) => one?.ok)).toHaveLength(1);
    expect([...moneyOf(shop, first), ...moneyOf(shop, second)]).toHaveLength(1);
  });
});

describe("what a role does not have", () => {
  test("a kind of act: said when it is opened, with who may; refused where it is confirmed all the same", async () => {
    const at = await openOwnCase();
    const shown = await preview(shop.tom, at, { amount: "5.00" });
    const without = as(shop.tom, { abilities: ["replacement"] });
    const opened = await openRefundForm(without, at.ticketNumber);
    expect(opened).toMatchObject({ ok: false, problem: "not_allowed" });
    expect(opened).toMatchObject({ detail: expect.stringContaining(shop.eva.staff.name) });
    expect(await confirm(without, at, shown)).toMatchObject({ ok: false, problem: "not_allowed" });
    await expect(preview(without, at, { amount: "5.00" })).rejects.toThrow("not_allowed");
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("restocking and store credit: not offered, refused beside the field, and at the confirmation", async () => {
    const at = await openOwnCase();
    const agent = as(shop.tom, { abilities: ["refund"] });
    expect(await openRefundForm(agent, at.ticketNumber)).toMatchObject({
      value: { mayStoreCredit: false, locations: [] },
    });
    await expect(preview(agent, at, { amount: "5.00", method: "store_credit" })).rejects.toThrow(
      '{"field":"method","problem":"no_store_credit"}',
    );
    await expect(preview(agent, at, { [`line.${at.tea}`]: "1", restock: "1" })).rejects.toThrow(
      '{"field":"restock","problem":"no_restock"}',
    );
    const shown = await preview(shop.tom, at, { amount: "5.00", method: "store_credit" });
    expect(await confirm(agent, at, shown)).toMatchObject({ ok: false, problem: "not_allowed" });
    expect(moneyOf(shop, at)).toEqual([]);
  });
});

describe("what other kinds give away", () => {
  test("a cancellation what goes back, and nothing where nothing does", async () => {
    const tom = as(shop.tom, { perActMinor: 2899n });
    const at = await openOwnCase();
    const above = await previewCancel(tom, at, wholeRefund);
    expect(above.over).toMatchObject([{ limit: "perAct", wouldBe: { minor: "2900" } }]);
    expect(await confirmCancel(tom, at, above)).toMatchObject({ ok: false, problem: "over_limit" });
    expect((await previewCancel(tom, at, { ...wholeRefund, refund: "none" })).over).toEqual([]);
    await expect(previewCancel(as(shop.tom, { abilities: ["cancellation"] }), at, wholeRefund)).rejects.toThrow(
      '{"field":"restock","problem":"no_restock"}',
    );
    expect(asksFor(shop, at)).toBe(0);
  });

  test("a replacement what the goods cost today; approved, it goes out", async () => {
    const at = await openOwnCase();
    const { worth } = await previewAgain(as(shop.tom, {}), at);
    const worthMinor = BigInt(worth.minor);
    expect(worthMinor).toBeGreaterThan(0n);
    const tom = as(shop.tom, { perActMinor: worthMinor - 1n });
    const shown = await previewAgain(tom, at);
    expect(shown.over).toMatchObject([{ limit: "perAct", wouldBe: worth }]);
    expect(await confirmAgain(tom, at, shown)).toMatchObject({ ok: false, problem: "over_limit" });
    const { minor: amountMinor, currency } = shown.amount.presentment;
    const asked = await askApproval(
      tom,
      at.ticketNumber,
      "replacement",
      shown.requestKey,
      { amountMinor, currency },
      "",
    );
    const id = asked?.ok ? BigInt(asked.value.id) : 0n;
    expect(await readRequest(shop.eva, at.ticketNumber, id)).toMatchObject({
      value: { value: worth, address: expect.arrayContaining([expect.any(String)]) },
    });
    expect(madeFor(shop, at)).toEqual([]);
    expect(await approveAction(shop.eva, at.ticketNumber, id, "")).toMatchObject({
      ok: true,
      value: { state: "succeeded" },
    });
    expect(madeFor(shop, at)).toHaveLength(1);
  });
});
