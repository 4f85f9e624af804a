import { describe, expect, test } from "vitest";
import { openLive } from "#app/features/acts/live-act.server.ts";
import { noteAct } from "#app/features/acts/note/note-kind.server.ts";
import { parseNoteForm } from "#app/features/acts/note/parse-note-form.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { countCalls } from "./count-admin-calls.ts";
import { actsOf, resolveAfter, watchOperation } from "./live-act-case.ts";
import { impatient, mugOrder, openCase, rowOf, toldIn, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop();
const { ask, preview, confirm, make } = actsOf(noteAct, parseNoteForm);

const open = () =>
  openCase(shop, (id) => mugOrder(shop, id, { note: "Ring twice", tags: ["gift", "latte-replacement"] }));
const wanted = { note: "Ring once", tags: "VIP, late" };
const fail = (fault: PlannedFault) => shop.world.standin.admin.faults.next({ operation: "NoteUpdate", ...fault });
const atShopify = ({ order }: RefundCase) =>
  shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === order.id)!;

describe("note and tags of the order", () => {
  test("one call to open, one to preview, two to change; what nobody touched stays, and our own tags too", async () => {
    const at = await open();
    const cost = watchOperation(shop, "NoteOrder");
    expect(await countCalls(shop.tom, (desk) => openLive(noteAct)(desk, at.ticketNumber))).toMatchObject({
      calls: ["read NoteOrder"],
      result: { value: { note: "Ring twice", tags: ["gift"] } },
    });
    const shown = await countCalls(shop.tom, (desk) => preview(desk, at, wanted));
    expect(shown).toMatchObject({
      calls: ["read NoteOrder"],
      result: { note: { before: "Ring twice", after: "Ring once" }, added: ["VIP", "late"], removed: ["gift"] },
    });
    expect(Math.max(...cost().points)).toBeLessThanOrEqual(2);
    // Somebody else's tag that came meanwhile stays as well.
    atShopify(at).tags.push("packed");
    const made = await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result));
    expect(made).toMatchObject({
      calls: ["read NoteOrder", "act NoteUpdate"],
      result: { value: { kind: "note", state: "succeeded" } },
    });
    expect(atShopify(at)).toMatchObject({ note: "Ring once", tags: ["late", "latte-replacement", "packed", "VIP"] });
    expect(await toldIn(shop, at)).toEqual([["succeeded", "none"]]);
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    expect(await shop.tom.db.orderAction.findFirst({ where: { orderId: BigInt(at.order.id) } })).toMatchObject({
      reconciled: true,
    });
  });

  test("Shopify refuses a part of it: what went through is said to be made, and what lacks", async () => {
    const at = await openCase(shop, (id) =>
      mugOrder(shop, id, { note: "Ring twice", tags: Array.from({ length: 250 }, (_, index) => `latte-${index}`) }),
    );
    const { tags } = atShopify(at);
    const told = await make(shop.tom, at, { note: "Ring once", tags: "late" });
    expect(told).toMatchObject({ state: "succeeded", lacks: "part", variant: "part" });
    expect(atShopify(at)).toMatchObject({ note: "Ring once", tags });
    expect(await rowOf(shop, told.id)).toMatchObject({ reconciled: true });
    // All of it refused, nothing was made.
    const none = await make(shop.tom, at, { note: "Ring once", tags: "late" });
    expect(none).toMatchObject({ state: "failed", problem: "refused" });
  });

  test("only tags: the note is not sent", async () => {
    const at = await open();
    const { id } = await make(shop.tom, at, { note: "Ring twice", tags: "gift, late" });
    expect((await rowOf(shop, id)).input).toMatchObject({ sent: { note: null, added: ["late"], removed: [] } });
    expect(atShopify(at)).toMatchObject({ note: "Ring twice", tags: ["gift", "late", "latte-replacement"] });
  });

  test("not what changes nothing, or is too long; not over what somebody else wrote meanwhile", async () => {
    const at = await open();
    expect(await ask(shop.tom, at, { note: "Ring twice", tags: "GIFT" })).toMatchObject({
      problems: [{ field: "", problem: "unchanged" }],
    });
    expect(await ask(shop.tom, at, { note: "x".repeat(5_001), tags: "y".repeat(41) })).toMatchObject({
      problems: [
        { field: "note", problem: "note_too_long" },
        { field: "tags", problem: "tags" },
      ],
    });
    const shown = await preview(shop.tom, at, wanted);
    atShopify(at).note = "Of the merchant";
    expect(await confirm(shop.tom, at, shown)).toMatchObject({ ok: false, problem: "order_changed" });
    expect(atShopify(at).note).toBe("Of the merchant");
  });
});

describe("its answer is lost", () => {
  test.each<[string, PlannedFault]>([
    ["cut after Shopify acted", { kind: "reset-after" }],
    ["500 after Shopify acted", { kind: "status-after", status: 500 }],
    ["the last part of the answer is missing", { kind: "partial", path: ["tagsRemove"] }],
  ])("%s: it is looked for, and found", async (_name, fault) => {
    const at = await open();
    fail(fault);
    const unsure = await make(shop.tom, at, wanted);
    expect(unsure).toMatchObject({ state: "unknown", problem: "no_answer" });
    await resolveAfter(shop, 1, unsure.id);
    expect((await rowOf(shop, unsure.id)).state).toBe("succeeded");
    expect(atShopify(at)).toMatchObject({ note: "Ring once", tags: ["late", "latte-replacement", "VIP"] });
  });

  test("cut before Shopify acted: nobody asks again, a person decides", async () => {
    const at = await open();
    fail({ kind: "reset-before" });
    const unsure = await make(shop.tom, at, wanted);
    for (const [minutes, state] of [
      [1, "unknown"],
      [59, "unknown"],
      [61, "needs_person"],
    ] as const) {
      await resolveAfter(shop, minutes, unsure.id);
      expect((await rowOf(shop, unsure.id)).state).toBe(state);
    }
    expect(atShopify(at).note).toBe("Ring twice");
  });

  test("Shopify does it after we gave up waiting, and somebody else writes over it: theirs stays", async () => {
    const at = await open();
    const shown = await preview(shop.tom, at, wanted);
    fail({ kind: "act-late", ms: 700, answers: true });
    const told = await confirm(await impatient(shop.tom, 300), at, shown);
    expect(told).toMatchObject({ value: { state: "unknown" } });
    const { id } = (told as { value: { id: string } }).value;
    await resolveAfter(shop, 1, id);
    await expect.poll(() => atShopify(at).note, { timeout: 10_000 }).toBe("Ring once");
    atShopify(at).note = "Of the merchant";
    await resolveAfter(shop, 61, id);
    expect((await rowOf(shop, id)).state).toBe("failed");
    expect(atShopify(at).note).toBe("Of the merchant");
  });

  test("somebody else wrote a note meanwhile: theirs stays, and that is said", async () => {
    const at = await open();
    fail({ kind: "reset-before" });
    const unsure = await make(shop.tom, at, wanted);
    atShopify(at).note = "Of the merchant";
    await resolveAfter(shop, 59, unsure.id);
    expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
    await resolveAfter(shop, 61, unsure.id);
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "failed", problem: "changed_elsewhere" });
    expect(atShopify(at).note).toBe("Of the merchant");
  });
});
