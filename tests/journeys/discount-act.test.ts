import { describe, expect, test } from "vitest";
import { DateTime } from "luxon";
import { approveAction } from "#app/features/acts/authority/approve-action.server.ts";
import { askApproval } from "#app/features/acts/authority/ask-approval.server.ts";
import { readHome } from "#app/features/home/read-home.server.ts";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { compareOrderAction, decideOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { discountAct } from "#app/features/acts/discount/discount-kind.server.ts";
import { writeDiscountSentence } from "#app/features/acts/discount/discount-sentence.ts";
import { parseDiscountForm } from "#app/features/acts/discount/parse-discount-form.ts";
import { openLive } from "#app/features/acts/live-act.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { saveSettings } from "#app/features/shop/save-settings.server.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { countCalls } from "./count-admin-calls.ts";
import { actsOf, resolveAfter, watchOperation } from "./live-act-case.ts";
import { impatient, later, mugOrder, openCase, rowOf, toldIn, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop({ scopes: ["write_discounts"], isUnthrottled: true });
const { ask, preview, confirm, make } = actsOf(discountAct, parseDiscountForm);

const tenPercent = { how: "percent", percent: "10", until: "2099-12-31" };
const fail = (fault: PlannedFault) => shop.world.standin.admin.faults.next({ operation: "DiscountCreate", ...fault });
const codesAtShopify = () => shop.world.standin.admin.state(shop.domain).discounts ?? [];
/** What really is there of the act's code. */
const madeFor = (code: string) => codesAtShopify().filter((one) => one.code === code);
const openWithPreview = async (
  fields: Record<string, string> = tenPercent,
): Promise<[RefundCase, string, Awaited<ReturnType<typeof preview>>]> => {
  const at = await openCase(shop);
  const shown = await preview(shop.tom, at, fields);
  return [at, shown.code, shown];
};

describe("a discount code", () => {
  test("form, preview and confirmation: three calls and few points; for this customer, once, until then", async () => {
    const at = await openCase(shop);
    const cost = watchOperation(shop, "DiscountOrder");
    const opened = await countCalls(shop.tom, (desk) => openLive(discountAct)(desk, at.ticketNumber));
    expect(opened).toMatchObject({
      calls: ["read DiscountOrder"],
      result: { ok: true, value: { currency: "EUR", day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) } },
    });
    const shown = await countCalls(shop.tom, (desk) => preview(desk, at, tenPercent));
    expect(shown).toMatchObject({
      calls: ["read DiscountOrder"],
      result: { value: { percent: 10 }, day: "2099-12-31" },
    });
    expect(Math.max(...cost().points)).toBeLessThanOrEqual(3);
    const { code } = shown.result;
    expect(madeFor(code)).toEqual([]);
    const made = await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result));
    expect(made).toMatchObject({
      calls: ["act DiscountCreate"],
      result: { value: { state: "succeeded", about: { code } } },
    });
    expect(madeFor(code)).toMatchObject([
      { customerIds: [at.order.customerId], percent: 10, amount: null, usageLimit: 1, oncePerCustomer: true },
    ]);
    // The last day is the shop's own.
    const { ianaTimezone } = shop.world.standin.admin.state(shop.domain).shop;
    const end = new Intl.DateTimeFormat("sv", { timeZone: ianaTimezone, dateStyle: "short", timeStyle: "medium" });
    expect(end.format(new Date(madeFor(code)[0]!.endsAt!))).toBe("2099-12-31 23:59:59");
    expect(await toldIn(shop, at)).toEqual([["succeeded", "none"]]);
    const view = made.result?.ok ? made.result.value : null;
    expect(writeDiscountSentence(view!, "en")).toBe(
      `With the code ${code} you get 10% off your next order. It works once, for your account, until December 31, 2099.`,
    );
    expect((await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result))).calls).toEqual([]);
    expect(madeFor(code)).toHaveLength(1);
  });

  test("a percentage of nobody knows what is above every limit, and outside of what nobody asks about", async () => {
    const at = await openCase(shop);
    const { role } = shop.tom.staff;
    const limited = { ...shop.tom, staff: { ...shop.tom.staff, role: { ...role, perActMinor: 10n ** 9n } } };
    await saveSettings(shop.tom, { noQuestionsMinor: 100_000n });
    const shown = await preview(limited, at, tenPercent);
    await saveSettings(shop.tom, { noQuestionsMinor: null });
    expect(shown.over).toEqual([{ limit: "perAct", limitIs: { minor: "1000000000", currency: "EUR" }, wouldBe: null }]);
    expect(shown.policy).toMatchObject({
      needsReason: true,
      findings: [{ policy: "no_questions", is: "outside", isUnknown: true }],
    });
    const sum = { amountMinor: "0", currency: "EUR" };
    const pressed = (desk: StaffDesk) =>
      confirmAction(desk, at.ticketNumber, "discount", shown.requestKey, sum, null, "Late");
    expect(await pressed(limited)).toMatchObject({ ok: false, problem: "over_limit" });
    const asked = await askApproval(limited, at.ticketNumber, "discount", shown.requestKey, sum, "Late");
    expect(asked).toMatchObject({ value: { state: "awaiting_approval", approval: { over: shown.over } } });
    const id = BigInt((asked as { value: { id: string } }).value.id);
    const eva = { ...shop.eva, staff: { ...shop.eva.staff, role: { ...shop.eva.staff.role, perDayMinor: 10n ** 9n } } };
    expect(await approveAction(eva, at.ticketNumber, id, "")).toMatchObject({ problem: "not_yours" });
    expect(madeFor(shown.code)).toEqual([]);
    expect(await approveAction(shop.eva, at.ticketNumber, id, "")).toMatchObject({ ok: true });
    expect(madeFor(shown.code)).toHaveLength(1);
  });

  test("a role may have a highest percentage: up to it a code is made, above it is asked for, and who has more approves", async () => {
    const at = await openCase(shop);
    const withMost = (desk: StaffDesk, mostPercent: number) => {
      const role = { ...desk.staff.role, perActMinor: 100n, perDayMinor: 100n, mostPercent };
      return { ...desk, staff: { ...desk.staff, role } };
    };
    expect((await preview(withMost(shop.tom, 10), at, tenPercent)).over).toEqual([]);
    const narrow = withMost(shop.tom, 9);
    const shown = await preview(narrow, at, tenPercent);
    expect(shown.over).toEqual([{ limit: "percent", limitIs: 9, wouldBe: 10 }]);
    const sum = { amountMinor: "0", currency: "EUR" };
    const pressed = confirmAction(narrow, at.ticketNumber, "discount", shown.requestKey, sum, null, "");
    expect(await pressed).toMatchObject({ ok: false, problem: "over_limit" });
    const asked = await askApproval(narrow, at.ticketNumber, "discount", shown.requestKey, sum, "Late");
    expect(asked).toMatchObject({ value: { approval: { over: shown.over } } });
    const id = BigInt((asked as { value: { id: string } }).value.id);
    const approvals = async (desk: StaffDesk) => (await readHome(desk)).waiting.approvals?.count ?? 0;
    expect(await approvals(withMost(shop.eva, 9))).toBe(0);
    expect(await approvals(withMost(shop.eva, 10))).toBe(1);
    expect(await approveAction(withMost(shop.eva, 9), at.ticketNumber, id, "")).toMatchObject({ problem: "not_yours" });
    expect(await approveAction(withMost(shop.eva, 10), at.ticketNumber, id, "")).toMatchObject({ ok: true });
    expect(madeFor(shown.code)).toHaveLength(1);
  });

  test("an amount, to the cent", async () => {
    const [at, code, shown] = await openWithPreview({
      how: "amount",
      amount: "7,50",
      locale: "pl",
      until: "2099-12-31",
    });
    expect(await confirm(shop.tom, at, shown)).toMatchObject({ value: { state: "succeeded" } });
    expect(madeFor(code)).toMatchObject([{ percent: null, amount: 750 }]);
  });

  test("approved only after its last day: it is not made", async () => {
    const at = await openCase(shop);
    const until = DateTime.now().setZone(shop.tom.shop.timezone).plus({ days: 1 }).toISODate()!;
    const narrow = { ...shop.tom, staff: { ...shop.tom.staff, role: { ...shop.tom.staff.role, perActMinor: 1n } } };
    const { requestKey, code } = await preview(narrow, at, { how: "amount", amount: "7.50", until });
    const none = { amountMinor: "0", currency: "EUR" };
    const asked = await askApproval(narrow, at.ticketNumber, "discount", requestKey, none, "");
    if (!asked?.ok) throw new Error(JSON.stringify(asked));
    const id = BigInt(asked.value.id);
    const daysLater = later(shop.eva, 3 * 24 * 60 * 60_000);
    expect(await approveAction(daysLater, at.ticketNumber, id, "")).toMatchObject({ problem: "expired" });
    expect(await rowOf(shop, asked.value.id)).toMatchObject({ state: "failed", problem: "expired" });
    expect(madeFor(code)).toEqual([]);
  });

  test.each([
    [{ percent: "0" }, "percent", "percent"],
    [{ percent: "101" }, "percent", "percent"],
    [{ percent: "12.5" }, "percent", "percent"],
    [{ how: "amount", amount: "-1" }, "amount", "negative"],
    [{ how: "all" }, "how", "malformed"],
    [{ until: "" }, "until", "day"],
    [{ until: "2020-01-01" }, "until", "day"],
  ])("%j is not taken", (changes, field, problem) => {
    const fields = Object.entries({ ...tenPercent, ...changes });
    expect(parseDiscountForm(fields, shop.tom)).toMatchObject({ ok: false, problems: [{ field, problem }] });
  });

  test("no customer, no permission", async () => {
    const nobody = await openCase(shop, (id) => mugOrder(shop, id, { customerId: null }));
    expect(await ask(shop.tom, nobody, tenPercent)).toMatchObject({ problems: [{ problem: "no_customer" }] });
    const without = { ...shop.tom, shopify: { ...shop.tom.shopify, scopes: [] } };
    expect(await openLive(discountAct)(without, nobody.ticketNumber)).toMatchObject({ detail: "write_discounts" });
  });
});

describe("its answer is lost", () => {
  test.each<[string, PlannedFault]>([
    ["cut after Shopify acted", { kind: "reset-after" }],
    ["500 after Shopify acted", { kind: "status-after", status: 500 }],
  ])("%s: it is found by its code", async (_name, fault) => {
    const [at, code, shown] = await openWithPreview();
    fail(fault);
    const told = await confirm(shop.tom, at, shown);
    if (!told?.ok) throw new Error(JSON.stringify(told));
    expect(told.value).toMatchObject({ state: "unknown", problem: "no_answer" });
    expect(writeDiscountSentence(told.value, "en")).toBeNull();
    await resolveAfter(shop, 1, told.value.id);
    expect(await rowOf(shop, told.value.id)).toMatchObject({ state: "succeeded", reconciled: true });
    expect(madeFor(code)).toHaveLength(1);
  });

  test("cut before Shopify acted: nobody asks again; after an hour a person decides", async () => {
    const at = await openCase(shop);
    fail({ kind: "reset-before" });
    const { id } = await make(shop.tom, at, tenPercent);
    await resolveAfter(shop, 59, id);
    expect((await rowOf(shop, id)).state).toBe("unknown");
    await resolveAfter(shop, 61, id);
    expect(await rowOf(shop, id)).toMatchObject({ state: "needs_person", problem: "no_sign" });
    const hourLater = later(shop.tom, 62 * 60_000);
    expect(await compareOrderAction(hourLater, at.ticketNumber, BigInt(id))).toMatchObject({
      value: { shopify: { kind: "listed", refunds: [] }, mayDenyAt: null },
    });
    expect(
      await decideOrderAction(hourLater, at.ticketNumber, BigInt(id), "not_made", "Looked in Shopify"),
    ).toMatchObject({ ok: true });
    expect((await make(hourLater, at, tenPercent)).state).toBe("succeeded");
  });

  test("Shopify makes it after we gave up waiting: once", async () => {
    const [at, code, shown] = await openWithPreview();
    fail({ kind: "act-late", ms: 700, answers: true });
    const told = await confirm(await impatient(shop.tom, 300), at, shown);
    expect(told).toMatchObject({ value: { state: "unknown" } });
    await expect.poll(() => madeFor(code).length, { timeout: 10_000 }).toBe(1);
    await resolveAfter(shop, 1, (told as { value: { id: string } }).value.id);
    expect(await toldIn(shop, at)).toEqual([
      ["unknown", "none"],
      ["succeeded", "none"],
    ]);
  });
});
