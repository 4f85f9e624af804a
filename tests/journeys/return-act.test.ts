import { describe, expect, test } from "vitest";
import { compareOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { openLive } from "#app/features/acts/live-act.server.ts";
import { returnAct } from "#app/features/acts/return/return-kind.server.ts";
import { listReturns } from "#app/features/acts/return-step/list-returns.server.ts";
import { builtInRoles } from "#app/features/team/role.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { countCalls } from "./count-admin-calls.ts";
import { resolveAfter, watchOperation } from "./live-act-case.ts";
import { impatient, later, moneyOf, openCase, rowOf, toldIn } from "./refund-shop.ts";
import type { ActionInput } from "#app/features/acts/action-record.ts";
import { shareReturnShop } from "./return-shop.ts";

const { shop, returns, admin, fail, returnsOf, doneTo, sentCase, damaged, oneMug, alterNext } = shareReturnShop();

describe("a return", () => {
  test("is set up: one call to open, one to preview, one to make it; what it is worth is Shopify's word", async () => {
    const at = await sentCase();
    const cost = watchOperation(shop, "ReturnOrder");
    const opened = await countCalls(shop.tom, (desk) => openLive(returnAct)(desk, at.ticketNumber));
    expect(opened).toMatchObject({
      calls: ["read ReturnOrder"],
      result: {
        value: {
          currency: "EUR",
          lines: [
            { sentId: at.mugSent, title: "Mug", returnable: 2 },
            { sentId: at.teaSent, title: "Tea", returnable: 1 },
          ],
        },
      },
    });
    const { reasons } = (opened.result as { value: { reasons: { name: string }[] } }).value;
    expect(reasons.map(({ name }) => name)).toContain("Damaged or defective");
    expect(reasons.map(({ name }) => name)).not.toContain("No longer used");
    const fields = oneMug(at, { fee: "2.50", currency: "EUR", note: "Crack", instructions: "Send it to Hamburg" });
    const shown = await countCalls(shop.tom, (desk) => returns.preview(desk, at, fields));
    expect(shown).toMatchObject({
      calls: ["read ReturnOrder"],
      result: {
        lines: [{ title: "Mug, Blue", quantity: 1, reason: "Damaged or defective" }],
        worth: { minor: "750", currency: "EUR" },
        amount: { presentment: { minor: "0" } },
      },
    });
    expect(Math.max(...cost().points)).toBeLessThanOrEqual(60);
    expect(returnsOf(at)).toEqual([]);
    const made = await countCalls(shop.tom, (desk) => returns.confirm(desk, at, shown.result));
    expect(made).toMatchObject({
      calls: ["act ReturnCreate"],
      result: { value: { state: "succeeded", about: { made: `${at.order.name}-R1` } } },
    });
    expect((await countCalls(shop.tom, (desk) => returns.confirm(desk, at, shown.result))).calls).toEqual([]);
    expect(returnsOf(at)).toMatchObject([
      { status: "OPEN", shippingFee: { presentment: 250 }, lines: [{ quantity: 1, reasonId: 2 }] },
    ]);
    expect(returnsOf(at)[0]!.lines[0]!.reasonNote).toMatch(/^Crack\nlatte-[0-9a-f]{32}$/);
    expect(doneTo(at)).toEqual(["return_created"]);
    expect(moneyOf(shop, at)).toEqual([]);
    // The next one starts with the same words, and with what is left; never with the words to who was erased.
    expect(await openLive(returnAct)(shop.tom, at.ticketNumber)).toMatchObject({
      value: { instructions: "Send it to Hamburg", lines: [{ returnable: 1 }, { returnable: 1 }] },
    });
    await shop.tom.db.orderAction.updateMany({ where: { orderId: BigInt(at.order.id) }, data: { customerId: null } });
    expect(await openLive(returnAct)(shop.tom, at.ticketNumber)).toMatchObject({ value: { instructions: "" } });
  });

  test("with a label: two calls; without its answer Shopify is looked at: whether it came to it is said as it is", async () => {
    const at = await sentCase();
    const label = { labelUrl: "https://labels.example.com/1.pdf", trackingNumber: "DHL 1" };
    const made = await countCalls(shop.tom, (desk) => returns.make(desk, at, oneMug(at, label)));
    expect(made.calls).toEqual(["read ReturnOrder", "act ReturnCreate", "act ReturnLabel"]);
    expect(made.result.lacks).toBeUndefined();
    expect(returnsOf(at)[0]!.deliveries).toMatchObject([{ fileUrl: label.labelUrl, number: "DHL 1" }]);
    // It came to it, and only the answer was lost.
    fail("ReturnLabel", { kind: "reset-after" });
    const shown = await returns.preview(shop.tom, at, oneMug(at, label));
    const second = await countCalls(shop.tom, (desk) => returns.confirm(desk, at, shown));
    expect(second.calls).toEqual(["act ReturnCreate", "act ReturnLabel", "read ReturnLabelLook"]);
    const view = second.result?.ok ? second.result.value : null;
    expect([view?.state, view?.lacks]).toEqual(["succeeded", undefined]);
    expect(returnsOf(at)[1]!.deliveries).toHaveLength(1);
  });

  test("with a label that is not there yet: it is not known, and then said as Shopify shows it", async () => {
    const label = { labelUrl: "https://labels.example.com/1.pdf" };
    const lost = async () => {
      const at = await sentCase();
      fail("ReturnLabel", { kind: "reset-before" });
      const { id, state } = await returns.make(shop.tom, at, oneMug(at, label));
      expect([state, returnsOf(at)[0]!.deliveries]).toEqual(["unknown", []]);
      return { at, id };
    };
    const never = await lost();
    // It may start late.
    await resolveAfter(shop, 1, never.id);
    expect(await rowOf(shop, never.id)).toMatchObject({ state: "unknown" });
    await resolveAfter(shop, 90, never.id);
    expect(await rowOf(shop, never.id)).toMatchObject({ state: "succeeded", result: { lacks: "label" } });
    const late = await lost();
    returnsOf(late.at)[0]!.deliveries.push({ id: 5, fileUrl: label.labelUrl, number: null, url: null });
    await resolveAfter(shop, 1, late.id);
    expect(await rowOf(shop, late.id)).toMatchObject({ state: "succeeded" });
    expect((await rowOf(shop, late.id)).result).not.toHaveProperty("lacks");
    expect(returnsOf(late.at)).toHaveLength(1);
    const refused = await sentCase();
    fail("ReturnLabel", { kind: "user-errors", errors: [{ field: null, message: "No" }] });
    expect(await returns.make(shop.tom, refused, oneMug(refused, label))).toMatchObject({ lacks: "label" });
  });

  test("with a label, and Shopify makes two ways back of it: it is given to neither, and said to be missing", async () => {
    const at = await sentCase();
    alterNext("ReturnCreate", ({ returnCreate: { return: made } }) => {
      made.reverseFulfillmentOrders.nodes.push({ id: "gid://shopify/ReverseFulfillmentOrder/9" });
    });
    const made = await countCalls(shop.tom, (desk) => returns.make(desk, at, oneMug(at, { trackingNumber: "DHL 1" })));
    expect(made).toMatchObject({
      calls: ["read ReturnOrder", "act ReturnCreate"],
      result: { state: "succeeded", lacks: "label" },
    });
  });

  test("what does not fit is said beside its field", async () => {
    const at = await sentCase();
    const other = await sentCase();
    const ask = async (fields: Record<string, string>) => {
      const answer = await returns.ask(shop.tom, at, fields);
      return answer && !answer.ok ? answer.problems.map(({ field, problem }) => [field, problem]) : answer;
    };
    expect(await ask({})).toEqual([["", "nothing_chosen"]]);
    expect(await ask({ [`line.${at.mugSent}`]: "1" })).toEqual([[`reason.${at.mugSent}`, "missing"]]);
    expect(await ask(oneMug(at, { [`line.${at.mugSent}`]: "3" }))).toEqual([[`line.${at.mugSent}`, "quantity"]]);
    expect(await ask(oneMug(other))).toEqual([[`line.${other.mugSent}`, "unknown_line"]]);
    expect(await ask(oneMug(at, { [`reason.${at.mugSent}`]: "10" }))).toEqual([
      [`reason.${at.mugSent}`, "reason_gone"],
    ]);
    expect(await ask(oneMug(at, { [`reason.${at.mugSent}`]: "9" }))).toEqual([["note", "say_why"]]);
    for (const labelUrl of ["javascript:alert(1)", "http://x.example", "https://a:b@x.example", "https://x"])
      expect(await ask(oneMug(at, { labelUrl }))).toEqual([["labelUrl", "address"]]);
    expect(await ask(oneMug(at, { fee: "1", currency: "USD" }))).toEqual([["fee", "other_currency"]]);
    expect(await ask(oneMug(at, { fee: "10.01", currency: "EUR" }))).toEqual([["fee", "too_large"]]);
    expect(returnsOf(at)).toEqual([]);
  });

  test("not where nothing was sent, where all is in returns, where the app or the role may not", async () => {
    const at = await openCase(shop);
    expect(await openLive(returnAct)(shop.tom, at.ticketNumber)).toMatchObject({ problem: "unfulfilled" });
    const sent = await sentCase();
    const all = { ...oneMug(sent, { [`line.${sent.mugSent}`]: "2" }), [`line.${sent.teaSent}`]: "1" };
    const two = await returns.make(shop.tom, sent, { ...all, [`reason.${sent.teaSent}`]: "3" });
    const { input } = await shop.tom.db.orderAction.findFirstOrThrow({ where: { id: BigInt(two.id) } });
    const { reason, reasons } = (input as unknown as ActionInput).shown;
    expect([reasons?.length, reasons?.join(", ")]).toEqual([2, reason]);
    expect(await openLive(returnAct)(shop.tom, sent.ticketNumber)).toMatchObject({ problem: "all_returned" });
    const without = { ...shop.tom, shopify: { ...shop.tom.shopify, scopes: ["write_orders"] } };
    expect(await openLive(returnAct)(without, sent.ticketNumber)).toMatchObject({
      problem: "scope_missing",
      detail: "read_returns,write_returns",
    });
    expect(await listReturns(without, sent.ticketNumber)).toMatchObject({ problem: "scope_missing" });
    const role = { ...builtInRoles.agent, abilities: ["refund" as const] };
    const junior = { ...shop.tom, staff: { ...shop.tom.staff, role } };
    expect(await openLive(returnAct)(junior, sent.ticketNumber)).toMatchObject({ problem: "not_allowed" });
  });

  test("has as many lines as can be settled; what is not listed is said to be more", async () => {
    const at = await sentCase();
    const many = Array.from({ length: 21 }, (_, place) => [`${9_000 + place}`, "1"]);
    const fields = many.flatMap(([id, one]) => [[`line.${id}`, one], [`reason.${id}`, damaged]]) as [string, string][]; // prettier-ignore
    expect(await returns.ask(shop.tom, at, Object.fromEntries(fields))).toMatchObject({
      problems: [{ field: "", problem: "too_many_lines", detail: "20" }],
    });
    const opened = async () => openLive(returnAct)(shop.tom, at.ticketNumber);
    expect(await opened()).toMatchObject({ value: { hasMore: false } });
    alterNext("ReturnOrder", (data) => void (data.returnableFulfillments.pageInfo.hasNextPage = true));
    expect(await opened()).toMatchObject({ value: { hasMore: true } });
  });

  test("two people at once: who comes second sees it first", async () => {
    const at = await sentCase();
    const one = await returns.preview(shop.tom, at, oneMug(at));
    const two = await returns.preview(shop.eva, at, oneMug(at));
    const answers = await Promise.all([returns.confirm(shop.tom, at, one), returns.confirm(shop.eva, at, two)]);
    expect(answers.filter((answer) => answer?.ok)).toHaveLength(1);
    expect(doneTo(at)).toEqual(["return_created"]);
  });
});

describe("its answer is lost", () => {
  test.each<[string, PlannedFault]>([
    ["cut after Shopify acted", { kind: "reset-after" }],
    ["500 after Shopify acted", { kind: "status-after", status: 500 }],
  ])("%s: it is found by our mark", async (_name, fault) => {
    const at = await sentCase();
    fail("ReturnCreate", fault);
    const told = await returns.make(shop.tom, at, oneMug(at));
    expect(told.state).toBe("unknown");
    await resolveAfter(shop, 1, told.id);
    expect(await rowOf(shop, told.id)).toMatchObject({ state: "succeeded", shopifyId: BigInt(returnsOf(at)[0]!.id) });
    expect(doneTo(at)).toEqual(["return_created"]);
  });

  test("cut before Shopify acted: nobody asks again; a return of somebody else is not ours; then a person decides", async () => {
    const at = await sentCase();
    fail("ReturnCreate", { kind: "reset-before" });
    const { id } = await returns.make(shop.tom, at, oneMug(at));
    admin().edits.requestReturn(shop.domain, at.order.id, Number(at.mug), 1);
    await resolveAfter(shop, 59, id);
    expect((await rowOf(shop, id)).state).toBe("unknown");
    await resolveAfter(shop, 61, id);
    expect(await rowOf(shop, id)).toMatchObject({ state: "needs_person", problem: "no_sign" });
    expect(await compareOrderAction(later(shop.tom, 62 * 60_000), at.ticketNumber, BigInt(id))).toMatchObject({
      value: {
        mayDenyAt: null,
        shopify: { kind: "listed", refunds: [{ amount: null, note: `${at.order.name}-R1`, ours: false }] },
      },
    });
  });

  test("Shopify does it after we gave up waiting: once", async () => {
    const at = await sentCase();
    const shown = await returns.preview(shop.tom, at, oneMug(at));
    fail("ReturnCreate", { kind: "act-late", ms: 700, answers: true });
    const told = await returns.confirm(await impatient(shop.tom, 300), at, shown);
    expect(told).toMatchObject({ value: { state: "unknown" } });
    await expect.poll(() => returnsOf(at).length, { timeout: 10_000 }).toBe(1);
    await resolveAfter(shop, 1, (told as { value: { id: string } }).value.id);
    expect((await toldIn(shop, at)).map(([state]) => state)).toEqual(["unknown", "succeeded"]);
  });

  test("Shopify's refusal is said in its words", async () => {
    const at = await sentCase();
    fail("ReturnCreate", { kind: "user-errors", errors: [{ field: null, message: "Too late for that" }] });
    expect(await returns.make(shop.tom, at, oneMug(at))).toMatchObject({
      state: "failed",
      problemDetail: "Too late for that",
    });
  });
});
