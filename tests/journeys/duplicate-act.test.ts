import { describe, expect, test } from "vitest";
import { duplicateAct } from "#app/features/acts/duplicate/duplicate-kind.server.ts";
import { parseDuplicateForm } from "#app/features/acts/duplicate/parse-duplicate-form.ts";
import { writeInvoiceSentence } from "#app/features/acts/invoice/invoice-sentence.ts";
import { openLive } from "#app/features/acts/live-act.server.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import { countCalls } from "./count-admin-calls.ts";
import { actsOf, resolveAfter, watchOperation, openedBy } from "./live-act-case.ts";
import { manyLines, mugOrder, openCase, rowOf, toldIn, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop({ scopes: ["write_draft_orders"], isUnthrottled: true });
const { ask, preview, confirm, make } = actsOf(duplicateAct, parseDuplicateForm);

const stateOf = () => shop.world.standin.admin.state(shop.domain);
const all = ({ mug, tea }: RefundCase) => ({ [`line.${mug}`]: "2", [`line.${tea}`]: "1", locale: "en" });
const mailed = (at: RefundCase) => ({ ...all(at), send: "on", email: "ana@example.com" });
const fail = (operation: string, fault: PlannedFault) => shop.world.standin.admin.faults.next({ operation, ...fault });
const doneTo = async (id: string) => {
  const { idempotencyKey } = await rowOf(shop, id);
  const mark = `latte-${idempotencyKey.replaceAll("-", "")}`;
  return shop.world.standin.admin
    .ledger(shop.domain)
    .flatMap((entry) => ("draftId" in entry && entry.tags.includes(mark) ? [entry.kind] : []));
};

describe("an order once more", () => {
  test("as a draft, at today's prices: one call to open, one to preview, one to make it; nobody is written to", async () => {
    const at = await openCase(shop);
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    const cost = watchOperation(shop, "DuplicateOrder");
    const opened = await countCalls(shop.tom, (desk) => openLive(duplicateAct)(desk, at.ticketNumber));
    expect(opened).toMatchObject({
      calls: ["read DuplicateOrder"],
      result: {
        ok: true,
        value: {
          lines: [
            { lineId: at.mug, title: "Mug, Blue", quantity: 2, variantId: expect.any(String) },
            { lineId: at.tea, title: "Tea", quantity: 1 },
          ],
        },
      },
    });
    const shown = await countCalls(shop.tom, (desk) =>
      preview(desk, at, { ...all(at), opened: openedBy(opened.result) }),
    );
    expect(shown.calls).toEqual(["read DraftCalculate"]);
    expect(Math.max(...cost().points)).toBeLessThanOrEqual(50);
    const [mug, tea] = stateOf().products.map((product) => product.variants[0]!.price);
    expect(shown.result).toMatchObject({ email: null, total: { minor: String(mug! * 2 + tea!) }, shipping: null });
    const made = await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result));
    expect(made.calls).toEqual(["act DraftCreate"]);
    const view = made.result?.ok ? made.result.value : null;
    expect(view).toMatchObject({ state: "succeeded", variant: "draft", moneyState: "sent" });
    expect(writeInvoiceSentence(view!, "en")).toBeNull();
    expect(await doneTo(view!.id)).toEqual(["draft_created"]);
    expect(stateOf().drafts!.at(-1)).toMatchObject({
      customerId: at.order.customerId,
      customAttributes: [{ key: "Duplicate of order", value: at.order.name }],
      lines: [{ quantity: 2 }, { quantity: 1 }],
    });
    expect((await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result))).calls).toEqual([]);
  });

  test("with its invoice, of some of it, and with what was written on it", async () => {
    const engraving = { key: "Engraving", value: "Ana" };
    const at = await openCase(shop, (id) => {
      const order = mugOrder(shop, id);
      return { ...order, lines: order.lines.map((line) => ({ ...line, customAttributes: [engraving] })) };
    });
    expect(await openLive(duplicateAct)(shop.tom, at.ticketNumber)).toMatchObject({
      value: { lines: [{ title: "Mug, Blue, Engraving: Ana" }, {}] },
    });
    const told = await make(shop.tom, at, { ...mailed(at), [`line.${at.mug}`]: "0" });
    expect(told).toMatchObject({ state: "succeeded", variant: "sent", lines: [{ quantity: 1 }] });
    expect(await doneTo(told.id)).toEqual(["draft_created", "invoice_sent"]);
    expect(await toldIn(shop, at)).toEqual([["succeeded", "sent"]]);
    expect(stateOf().drafts!.at(-1)!.lines).toMatchObject([{ quantity: 1, customAttributes: [engraving] }]);
  });

  test("a role that gives no discounts makes no order that costs nothing", async () => {
    const at = await openCase(shop);
    const role = { ...shop.tom.staff.role, abilities: ["duplicate"] as const };
    const strict = { ...shop.tom, staff: { ...shop.tom.staff, role } };
    expect(await ask(strict, at, { ...all(at), how: "percent", percent: "100" })).toMatchObject({
      problems: [{ field: "how", problem: "no_discount" }],
    });
    expect((await preview(strict, at, all(at))).discount.minor).toBe("0");
  });

  test("not of what is no longer sold, of another order, without an address or without the permission", async () => {
    const gone = await openCase(shop, (id) => {
      const order = mugOrder(shop, id);
      return { ...order, lines: order.lines.map((line) => ({ ...line, productId: null, variantId: null })) };
    });
    expect(await openLive(duplicateAct)(shop.tom, gone.ticketNumber)).toMatchObject({ problem: "nothing_left" });
    const long = await openCase(shop, (id) => manyLines(mugOrder(shop, id)));
    expect(await openLive(duplicateAct)(shop.tom, long.ticketNumber)).toMatchObject({ problem: "too_many_lines" });
    const [at, other] = [await openCase(shop), await openCase(shop)];
    expect(await ask(shop.tom, at, all(other))).toMatchObject({
      problems: [
        { field: `line.${other.mug}`, problem: "unknown_line" },
        { field: `line.${other.tea}`, problem: "unknown_line" },
      ],
    });
    expect(await ask(shop.tom, at, { ...mailed(at), email: "" })).toMatchObject({
      problems: [{ field: "email", problem: "email" }],
    });
    const without = { ...shop.tom, shopify: { ...shop.tom.shopify, scopes: ["write_orders"] } };
    expect(await openLive(duplicateAct)(without, at.ticketNumber)).toMatchObject({ problem: "scope_missing" });
    expect(stateOf().drafts!.filter(({ customAttributes }) => customAttributes[0]?.value === at.order.name)).toEqual(
      [],
    );
  });
});

describe("its answer is lost", () => {
  test.each<[string, PlannedFault]>([
    ["cut after Shopify acted", { kind: "reset-after" }],
    ["500 after Shopify acted", { kind: "status-after", status: 500 }],
  ])("%s: the draft is found by its mark", async (_name, fault) => {
    const at = await openCase(shop);
    fail("DraftCreate", fault);
    const { id, state } = await make(shop.tom, at, all(at));
    expect(state).toBe("unknown");
    await resolveAfter(shop, 1, id);
    expect(await rowOf(shop, id)).toMatchObject({ state: "succeeded", moneyState: "sent" });
    expect(await doneTo(id)).toEqual(["draft_created"]);
  });

  test("the price changed as well: it is found, and is not what was confirmed", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, all(at));
    const variant = stateOf().products[0]!.variants[0]!;
    variant.price += 100;
    fail("DraftCreate", { kind: "reset-after" });
    const told = await confirm(shop.tom, at, shown);
    const { id } = (told as { value: { id: string } }).value;
    await resolveAfter(shop, 1, id);
    variant.price -= 100;
    expect(await rowOf(shop, id)).toMatchObject({ state: "failed", problem: "changed_elsewhere" });
  });

  test("cut before Shopify acted: nobody asks again, a person decides", async () => {
    const at = await openCase(shop);
    fail("DraftCreate", { kind: "reset-before" });
    const { id } = await make(shop.tom, at, all(at));
    await resolveAfter(shop, 31, id);
    expect(await rowOf(shop, id)).toMatchObject({ state: "needs_person", problem: "no_sign" });
    expect(await doneTo(id)).toEqual([]);
  });

  test("Shopify's search is behind: it is found later, and there is one", async () => {
    const at = await openCase(shop);
    shop.world.standin.admin.search.lagMs = 60 * 60_000;
    fail("DraftCreate", { kind: "reset-after" });
    const { id } = await make(shop.tom, at, mailed(at));
    await resolveAfter(shop, 1, id);
    expect((await rowOf(shop, id)).state).toBe("unknown");
    shop.world.standin.admin.search.lagMs = 0;
    await resolveAfter(shop, 2, id);
    expect((await rowOf(shop, id)).state).toBe("succeeded");
    expect(await doneTo(id)).toEqual(["draft_created", "invoice_sent"]);
  });
});
