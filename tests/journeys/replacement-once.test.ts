import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { openRefundForm } from "#app/features/acts/refund/open-refund-form.server.ts";
import { openReplacementForm } from "#app/features/acts/replacement/open-replacement-form.server.ts";
import { parseReplacementForm } from "#app/features/acts/replacement/parse-replacement-form.ts";
import { previewReplacement } from "#app/features/acts/replacement/preview-replacement.server.ts";
import { markOf } from "#app/features/acts/act-mark.ts";
import { markOrdersStale } from "#app/features/orders/mark-order-stale.server.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { countCalls } from "./count-admin-calls.ts";
import { openedBy, watchOperation } from "./live-act-case.ts";
import {
  later,
  moneyOf,
  mugOrder,
  openCase,
  preview,
  refund,
  rowOf,
  toldIn,
  type RefundCase,
  type RefundShop,
} from "./refund-shop.ts";
import {
  confirmAgain,
  draftsFor,
  madeFor,
  oneMug,
  previewAgain,
  sendAgain,
  startReplacementShop,
} from "./replacement-shop.ts";

let shop: RefundShop;
beforeAll(async () => {
  shop = await startReplacementShop();
});
afterAll(() => shop.world.stop());

const lastKey = async (ticketNumber: number) =>
  (
    await shop.tom.db.orderAction.findFirstOrThrow({
      where: { ticket: { number: ticketNumber } },
      orderBy: { id: "desc" },
    })
  ).idempotencyKey;

describe("what is sent again", () => {
  test("the form offers what was bought, with its variants and their stock", async () => {
    const at = await openCase(shop);
    const form = await openReplacementForm(shop.tom, at.ticketNumber);
    if (!form?.ok) throw new Error(JSON.stringify(form));
    const mug = form.value.lines.find(({ lineId }) => lineId === at.mug)!;
    expect(mug).toMatchObject({ title: "Mug", quantity: 2, variantId: String(at.order.lines[0]!.variantId) });
    const product = shop.world.standin.admin.state(shop.domain).products[0]!;
    expect(mug.variants.map(({ variantId }) => variantId)).toEqual(product.variants.map(({ id }) => String(id)));
    expect(form.value.address).toMatchObject({ lastName: "Kowalska", countryCode: "PL" });
    expect(form.value.earlier).toEqual([]);
  });

  test("one free order, marked, addressed and linked both ways; its parcel is told beside the old order", async () => {
    const at = await openCase(shop);
    const before = moneyOf(shop, at);
    const shown = await previewAgain(shop.tom, at, { ...oneMug(at), note: "Bottom cracked" });
    expect(shown).toMatchObject({
      orderName: at.order.name,
      units: 1,
      amount: { presentment: { minor: "0", currency: "EUR" } },
      warnings: [],
      address: expect.arrayContaining(["Ana Kowalska", "Poland"]),
    });
    expect(BigInt(shown.worth.minor)).toBeGreaterThan(0n);
    expect(draftsFor(shop, at)).toEqual([]);
    const told = await confirmAgain(shop.tom, at, shown);
    expect(told).toMatchObject({ ok: true, value: { kind: "replacement", state: "succeeded", moneyState: "none" } });
    const made = madeFor(shop, at);
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({
      customerId: at.order.customerId,
      tags: expect.arrayContaining(["latte-replacement", markOf(await lastKey(at.ticketNumber))]),
      note: `Replaces ${at.order.name}\nDamaged\nBottom cracked`,
      shippingAddress: { lastName: "Kowalska", countryCode: "PL" },
      transactions: [],
    });
    expect(told).toMatchObject({ value: { madeOrder: { id: String(made[0]!.id), name: made[0]!.name } } });
    expect(moneyOf(shop, at)).toEqual(before);
    expect(await toldIn(shop, at)).toEqual([["succeeded", "none"]]);

    await shop.world.workJobs();
    const old = shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === at.order.id)!;
    expect(old.tags).toContain(`Replaced by ${made[0]!.name}`);
    expect(await shop.tom.db.orderSnapshot.findFirst({ where: { id: BigInt(made[0]!.id) } })).toMatchObject({
      name: made[0]!.name,
    });
    const row = await shop.tom.db.orderAction.findFirstOrThrow({ where: { orderId: BigInt(at.order.id) } });
    expect(row).toMatchObject({ relatedOrderId: BigInt(made[0]!.id), reconciled: true });
    const again = await openReplacementForm(shop.tom, at.ticketNumber);
    expect(again).toMatchObject({ value: { earlier: [made[0]!.name] } });
  });

  test("what was paid back is said before it is sent again", async () => {
    const at = await openCase(shop);
    const said = async () => {
      const form = await openReplacementForm(shop.tom, at.ticketNumber);
      if (!form?.ok) throw new Error(JSON.stringify(form));
      const { isRefunded, lines } = form.value;
      return [isRefunded, lines.find(({ lineId }) => lineId === at.mug)?.takenBack];
    };
    expect(await said()).toEqual([false, 0]);
    expect(await refund(shop.tom, at, { [`line.${at.mug}`]: "1" })).toMatchObject({ state: "succeeded" });
    expect(await said()).toEqual([false, 1]);
  });

  test("what was sent again is said before it is paid back", async () => {
    const at = await openCase(shop);
    const said = async () => {
      const form = await openRefundForm(shop.tom, at.ticketNumber);
      if (!form?.ok) throw new Error(JSON.stringify(form));
      return Object.fromEntries(form.value.lines.map(({ lineId, sentAgain }) => [lineId === at.mug, sentAgain]));
    };
    expect(await said()).toEqual({ true: 0, false: 0 });
    expect(await sendAgain(shop.tom, at)).toMatchObject({ state: "succeeded" });
    expect(await said()).toEqual({ true: 1, false: 0 });
  });

  test("another variant of the product, to another address", async () => {
    const at = await openCase(shop, (id) => mugOrder(shop, id, { customerLocale: "pl" }));
    const product = shop.world.standin.admin.state(shop.domain).products[0]!;
    const other = product.variants.at(-1)!;
    const fields = {
      ...oneMug(at),
      [`variant.${at.mug}`]: String(other.id),
      address: "other",
      "address.firstName": "Jan",
      "address.lastName": "Nowak",
      "address.address1": "ul. Długa 7",
      "address.city": "Gdańsk",
      "address.zip": "80-827",
      "address.countryCode": "pl",
    };
    expect((await sendAgain(shop.tom, at, fields)).state).toBe("succeeded");
    const [made] = madeFor(shop, at);
    expect(made!.lines.map(({ variantId, quantity }) => [variantId, quantity])).toEqual([[other.id, 1]]);
    expect(made!.shippingLines.map(({ title }) => title)).toEqual(["Darmowa dostawa"]);
    expect(made!.shippingAddress).toMatchObject({ lastName: "Nowak", city: "Gdańsk", countryCode: "PL" });

    // Where Shopify does not like an address, its words stand beside the field.
    const refused = { field: ["input", "shippingAddress", "zip"], message: "Zip is not valid for Poland" };
    const operation = "ReplacementCalculate";
    shop.world.standin.admin.faults.next({ operation, kind: "user-errors", errors: [refused] });
    const choice = parseReplacementForm(Object.entries(fields));
    expect(choice.ok && (await previewReplacement(shop.tom, at.ticketNumber, choice.value))).toEqual({
      ok: false,
      problems: [{ field: "address.zip", problem: "refused", detail: refused.message }],
    });
  });

  test("what is short in stock is sent again only by somebody who says so", async () => {
    const at = await openCase(shop);
    const { inventory } = shop.world.standin.admin.state(shop.domain);
    const variantId = at.order.lines[0]!.variantId!;
    const kept = { ...inventory };
    for (const key of Object.keys(inventory)) if (key.startsWith(`${variantId}:`)) inventory[key] = 0;
    const choice = parseReplacementForm(Object.entries(oneMug(at)));
    expect(choice.ok && (await previewReplacement(shop.tom, at.ticketNumber, choice.value))).toEqual({
      ok: false,
      problems: [{ field: `line.${at.mug}`, problem: "sold_out", detail: "0" }],
    });
    const shown = await previewAgain(shop.tom, at, { ...oneMug(at), evenIfShort: "on" });
    expect(shown.lines).toMatchObject([{ isShort: true, stock: 0 }]);
    expect(shown.warnings).toEqual(["Not enough inventory"]);
    expect(await confirmAgain(shop.tom, at, shown)).toMatchObject({ value: { state: "succeeded" } });
    Object.assign(inventory, kept);
  });

  test("what the merchant sells before it is in stock needs nobody's word", async () => {
    const at = await openCase(shop);
    const { inventory, products } = shop.world.standin.admin.state(shop.domain);
    const variantId = at.order.lines[0]!.variantId!;
    const variant = products.flatMap(({ variants }) => variants).find(({ id }) => id === variantId)!;
    const kept = { ...inventory };
    for (const key of Object.keys(inventory)) if (key.startsWith(`${variantId}:`)) inventory[key] = 0;
    variant.inventoryPolicy = "CONTINUE";
    expect((await previewAgain(shop.tom, at)).lines).toMatchObject([{ isShort: false, stock: 0 }]);
    delete variant.inventoryPolicy;
    Object.assign(inventory, kept);
  });

  test.each([
    ["more than was bought", (at: { mug: string }) => ({ [`line.${at.mug}`]: "3" }), "quantity"],
    ["a line of another order", () => ({ "line.77": "1" }), "unknown_line"],
    [
      "a variant of another product",
      (at: RefundCase) => ({ [`line.${at.mug}`]: "1", [`variant.${at.mug}`]: String(at.order.lines[1]!.variantId) }),
      "unknown_variant",
    ],
    [
      "a variant that the shop does not have",
      (at: { mug: string }) => ({ [`line.${at.mug}`]: "1", [`variant.${at.mug}`]: "77" }),
      "refused",
    ],
  ])("%s is refused, and nothing is prepared", async (_name, fields, problem) => {
    const at = await openCase(shop);
    await expect(previewAgain(shop.tom, at, fields(at) as Record<string, string>)).rejects.toThrow(problem);
    expect(draftsFor(shop, at)).toEqual([]);
    expect(await shop.tom.db.orderAction.count({ where: { orderId: BigInt(at.order.id) } })).toBe(0);
  });

  test("an order without an address asks for one", async () => {
    const at = await openCase(shop);
    at.order.shippingAddress = null;
    await expect(previewAgain(shop.tom, at)).rejects.toThrow("address_missing");
  });
});

describe("one intent, one order", () => {
  test("the same form posted a hundred times at once: all are told the first one's result", async () => {
    const at = await openCase(shop);
    const shown = await previewAgain(shop.tom, at);
    const told = await Promise.all(Array.from({ length: 100 }, () => confirmAgain(shop.tom, at, shown)));
    expect(madeFor(shop, at)).toHaveLength(1);
    expect(draftsFor(shop, at)).toHaveLength(1);
    const results = told.map((one) => (one?.ok ? `${one.value.id} ${one.value.state}` : JSON.stringify(one)));
    expect(new Set(results).size).toBe(1);
    expect(results[0]).toMatch(/ succeeded$/);
    expect(await toldIn(shop, at)).toEqual([["succeeded", "none"]]);
  });

  test("posted again later, the result is the same and Shopify is not asked", async () => {
    const at = await openCase(shop);
    const shown = await previewAgain(shop.tom, at);
    const first = await confirmAgain(shop.tom, at, shown);
    const { result, calls } = await countCalls(shop.tom, (tom) => confirmAgain(tom, at, shown));
    expect(result).toEqual(first);
    expect(calls).toEqual([]);
    expect(madeFor(shop, at)).toHaveLength(1);
  });

  test("one call to open, one to preview, two to confirm; what each may cost", async () => {
    const at = await openCase(shop);
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    const costs = ["ReplacementOrder", "ReplacementCalculate", "ReplacementCreate", "ReplacementComplete"].map((name) =>
      watchOperation(shop, name),
    );
    const opened = await countCalls(shop.tom, (tom) => openReplacementForm(tom, at.ticketNumber));
    expect(opened.calls).toEqual(["read ReplacementOrder"]);
    const fields = { ...oneMug(at), opened: openedBy(opened.result) };
    const { result: shown, calls } = await countCalls(shop.tom, (tom) => previewAgain(tom, at, fields));
    expect(calls).toEqual(["read ReplacementCalculate"]);
    expect(shown).toMatchObject({ units: 1, address: expect.arrayContaining(["Ana Kowalska"]) });
    expect((await countCalls(shop.tom, (tom) => confirmAgain(tom, at, shown))).calls).toEqual([
      "act ReplacementCreate",
      "act ReplacementComplete",
    ]);
    expect(madeFor(shop, at)).toHaveLength(1);
    for (const [place, most] of [60, 20, 20, 20].entries())
      expect(Math.max(...costs[place]!().points)).toBeLessThanOrEqual(most);
  });

  test("the order as the form found it counts while it is the same: else Shopify is asked anew", async () => {
    const at = await openCase(shop);
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    const opened = openedBy(await openReplacementForm(shop.tom, at.ticketNumber));
    const asks = async (desk: StaffDesk, sent: string, where = at) =>
      (await countCalls(desk, (one) => previewAgain(one, where, { ...oneMug(where), opened: sent }))).calls;
    const anew = ["read ReplacementOrder", "read ReplacementCalculate"];
    expect(await asks(shop.eva, opened)).toEqual(["read ReplacementCalculate"]);
    // Forged, of another order, too old, or outdated by what Shopify told us since.
    const [text, mark] = opened.split(".") as [string, string];
    const read = Buffer.from(text, "base64url").toString();
    expect(read).toContain("Kowalska");
    const forged = Buffer.from(read.replace("Kowalska", "Nowak")).toString("base64url");
    for (const sent of [`${forged}.${mark}`, text, "x.y", "."]) expect(await asks(shop.tom, sent)).toEqual(anew);
    expect(await asks(shop.tom, opened, await openCase(shop))).toEqual(anew);
    expect(await asks(later(shop.tom, 31 * 60_000), opened)).toEqual(anew);
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    expect(await asks(shop.tom, opened)).toEqual(["read ReplacementCalculate"]);
    await markOrdersStale(shop.app, [{ orderId: String(at.order.id), at: new Date(), updatedAt: null }]);
    expect(await asks(shop.tom, opened)).toEqual(anew);
  });

  test.each(["two agents", "two tabs"])("%s: the second is told what the first has done", async (who) => {
    const at = await openCase(shop);
    const second = who === "two tabs" ? shop.tom : shop.eva;
    const [first, other] = [await previewAgain(shop.tom, at), await previewAgain(second, at)];
    const told = await Promise.all([confirmAgain(shop.tom, at, first), confirmAgain(second, at, other)]);
    expect(told.filter((one) => one?.ok)).toHaveLength(1);
    expect(told.find((one) => !one?.ok)).toMatchObject({
      problem: expect.stringMatching(/^(order_changed|other_act)$/),
    });
    expect(madeFor(shop, at)).toHaveLength(1);
  });

  test("while one of unknown outcome stands, neither another one nor a refund begins", async () => {
    const at = await openCase(shop);
    shop.world.standin.admin.faults.next({ operation: "ReplacementCreate", kind: "reset-before" });
    expect((await sendAgain(shop.tom, at)).state).toBe("unknown");
    await expect(previewAgain(shop.eva, at)).rejects.toThrow("other_act");
    await expect(preview(shop.eva, at, { amount: "5.00" })).rejects.toThrow("other_act");
    expect(madeFor(shop, at)).toEqual([]);
  });
});

describe("what was confirmed is what is done, or nothing", () => {
  test("another sum, another person, another ticket, another shop, too late, no permission", async () => {
    const [at, elsewhere] = [await openCase(shop), await openCase(shop)];
    const shown = await previewAgain(shop.tom, at);
    const { requestKey } = shown;
    const confirmed = { amountMinor: "1", currency: "EUR" };
    expect(await confirmAction(shop.tom, at.ticketNumber, "replacement", requestKey, confirmed)).toMatchObject({
      problem: "amount_changed",
    });
    expect(await confirmAgain(shop.eva, at, shown)).toMatchObject({ problem: "preview_expired" });
    expect(await confirmAgain(shop.tom, elsewhere, shown)).toMatchObject({ problem: "preview_expired" });
    const stranger = await shop.world.staffDesk(1, 0);
    expect(await confirmAgain(stranger, at, shown)).toBeNull();
    expect(await openReplacementForm(stranger, at.ticketNumber)).toBeNull();
    expect(await confirmAgain(later(shop.tom, 31 * 60_000), at, shown)).toMatchObject({ problem: "preview_expired" });
    const without = { ...shop.tom, shopify: { ...shop.tom.shopify, scopes: ["read_orders"] } };
    expect(await confirmAgain(without, at, shown)).toMatchObject({ problem: "scope_missing" });
    expect(await openReplacementForm(without, at.ticketNumber)).toMatchObject({ detail: "write_draft_orders" });
    const choice = { lines: [], address: null, evenIfShort: false, reason: "", note: "" };
    expect(await previewReplacement(without, at.ticketNumber, choice)).toMatchObject({
      problems: [{ problem: "scope_missing" }],
    });
    expect(draftsFor(shop, at)).toEqual([]);
    expect(await confirmAgain(shop.tom, at, shown)).toMatchObject({ value: { state: "succeeded" } });
  });

  test("a refund's preview cannot be confirmed as a replacement", async () => {
    const at = await openCase(shop);
    const refund = await preview(shop.tom, at, { amount: "5.00" });
    const { minor: amountMinor, currency } = refund.amount.presentment;
    expect(
      await confirmAction(shop.tom, at.ticketNumber, "replacement", refund.requestKey, { amountMinor, currency }),
    ).toMatchObject({
      problem: "preview_expired",
    });
    expect(
      (
        await rowOf(
          shop,
          String((await shop.tom.db.orderAction.findFirstOrThrow({ where: { requestKey: refund.requestKey } })).id),
        )
      ).state,
    ).toBe("drafted");
  });
});
