import { describe, expect, test } from "vitest";
import { compareOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { openLive } from "#app/features/acts/live-act.server.ts";
import { parseReturnForm } from "#app/features/acts/return/parse-return-form.ts";
import { returnAct } from "#app/features/acts/return/return-kind.server.ts";
import { listReturns } from "#app/features/acts/return-step/list-returns.server.ts";
import { writeReturnStepSentence } from "#app/features/acts/return-step/return-step-sentence.ts";
import { parseReturnStepForm } from "#app/features/acts/return-step/parse-return-step-form.ts";
import { returnStepAct } from "#app/features/acts/return-step/return-step-kind.server.ts";
import { builtInRoles } from "#app/features/team/role.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { countCalls } from "./count-admin-calls.ts";
import { actsOf, resolveAfter, watchOperation } from "./live-act-case.ts";
import { impatient, later, moneyOf, openCase, rowOf, toldIn, type RefundCase } from "./refund-shop.ts";
import type { ActionInput } from "#app/features/acts/action-record.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop({ scopes: ["read_returns", "write_returns", "write_orders"], isUnthrottled: true });
const returns = actsOf(returnAct, parseReturnForm);
const steps = actsOf(returnStepAct, parseReturnStepForm);

const admin = () => shop.world.standin.admin;
const fail = (operation: string, fault: PlannedFault) => admin().faults.next({ operation, ...fault });
const orderOf = ({ order }: RefundCase) =>
  admin()
    .state(shop.domain)
    .orders.find(({ id }) => id === order.id)!;
const returnsOf = (at: RefundCase) => orderOf(at).returns ?? [];
/** What really was done with returns of the order: the ledger. */
const doneTo = ({ order }: RefundCase) =>
  admin()
    .ledger(shop.domain)
    .flatMap((entry) => ("returnId" in entry && entry.orderId === order.id ? [entry.kind] : []));

/** An order of two mugs and a tea that was sent, and the ids of what was sent. */
async function sentCase() {
  const at = await openCase(shop);
  const parcel = admin().edits.fulfillOrder(shop.domain, at.order.id);
  return { ...at, mugSent: String(parcel.id * 100), teaSent: String(parcel.id * 100 + 1) };
}
type SentCase = Awaited<ReturnType<typeof sentCase>>;

const damaged = "2";
const oneMug = ({ mugSent }: SentCase, more: Record<string, string> = {}) => ({
  [`line.${mugSent}`]: "1",
  [`reason.${mugSent}`]: damaged,
  ...more,
});
/** A return of one mug, set up in the ticket; gives Shopify's id, and that of its line. */
async function openReturn(at: SentCase) {
  await returns.make(shop.tom, at, oneMug(at));
  const made = returnsOf(at).at(-1)!;
  return { id: String(made.id), line: String(made.lines[0]!.id) };
}
const isBack = ({ id, line }: { id: string; line: string }, more: Record<string, string> = {}) => ({
  return: id,
  how: "receive",
  [`line.${id}.${line}`]: "1",
  ...more,
});
const place = () =>
  String(
    admin()
      .state(shop.domain)
      .locations.find(({ active }) => active)!.id,
  );

interface Altered {
  returnableFulfillments: { pageInfo: { hasNextPage: boolean } };
  returnCreate: { return: { reverseFulfillmentOrders: { nodes: object[] } } };
  order: {
    returns: { pageInfo: { hasNextPage: boolean }; nodes: { reverseFulfillmentOrders: { nodes: object[] } }[] };
  };
}
/** Shopify's next answer to the operation is another one. */
function alterNext(operation: string, alter: (data: Altered) => void) {
  const { execute } = admin();
  admin().execute = async (caller, body) => {
    const answer = await execute(caller, body);
    if (!new RegExp(`\\b(query|mutation) ${operation}\\b`).test(body.query ?? "")) return answer;
    admin().execute = execute;
    const json = structuredClone(answer.json) as { data: Altered };
    alter(json.data);
    return { ...answer, json };
  };
}

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

describe("what a customer asked for", () => {
  async function asked() {
    const at = await sentCase();
    const made = admin().edits.requestReturn(shop.domain, at.order.id, Number(at.mug), 1, "It is cracked");
    return { at, id: String(made.id) };
  }

  test("stands beside the order, and is agreed to", async () => {
    const { at, id } = await asked();
    const listed = await countCalls(shop.tom, (desk) => listReturns(desk, at.ticketNumber));
    expect(listed).toMatchObject({
      calls: ["read ReturnSteps"],
      result: {
        value: {
          hasMore: false,
          returns: [
            {
              returnId: id,
              status: "REQUESTED",
              may: ["approve", "decline"],
              lines: [{ title: "Mug, Blue", quantity: 1, customerNote: "It is cracked" }],
            },
          ],
        },
      },
    });
    const told = await steps.make(shop.tom, at, { return: id, how: "approve", notify: "on" });
    expect(told).toMatchObject({ state: "succeeded", variant: "approve" });
    expect(returnsOf(at)[0]).toMatchObject({ status: "OPEN" });
    expect(doneTo(at)).toEqual(["return_created", "return_approved"]);
  });

  test("agreed to with instructions and a label: both are ready for the reply, and stand there the next time", async () => {
    const { at, id } = await asked();
    const label = "https://labels.example.com/7.pdf";
    const fields = { return: id, how: "approve", instructions: "Back to Hamburg.", labelUrl: label };
    const shown = await steps.preview(shop.tom, at, fields);
    expect(shown).toMatchObject({ hasLabel: true });
    const made = await countCalls(shop.tom, (desk) => steps.confirm(desk, at, shown));
    expect(made.calls).toEqual(["act ReturnApprove", "act ReturnLabel"]);
    expect(returnsOf(at)[0]).toMatchObject({ status: "OPEN", deliveries: [{ fileUrl: label }] });
    const view = made.result?.ok ? made.result.value : null;
    expect(view?.lacks).toBeUndefined();
    expect(writeReturnStepSentence(view!, "en")).toBe(
      `I have set up the return: please send back 1 × Mug, Blue.\nBack to Hamburg.\nYour label: ${label}`,
    );
    const other = await asked();
    expect(await openLive(returnStepAct)(shop.tom, other.at.ticketNumber)).toMatchObject({
      value: { instructions: "Back to Hamburg." },
    });
    for (const labelUrl of ["http://x.example.com", "javascript:alert(1)"])
      expect(await steps.ask(shop.tom, other.at, { return: other.id, how: "approve", labelUrl })).toMatchObject({
        problems: [{ field: "labelUrl", problem: "address" }],
      });

    fail("ReturnLabel", { kind: "reset-before" });
    const without = await steps.make(shop.tom, other.at, { return: other.id, how: "approve", labelUrl: label });
    expect(without).toMatchObject({ state: "unknown" });
    expect(without).toMatchObject({ lacks: "labelAwaited", problemDetail: null });
    // The request may start late: also where Shopify cannot be asked meanwhile.
    fail("ReturnStepLook", { kind: "status-before", status: 503, times: 3 });
    for (const minutes of [1, 30, 59]) {
      await resolveAfter(shop, minutes, without.id);
      expect(await rowOf(shop, without.id)).toMatchObject({ state: "unknown" });
    }
    await resolveAfter(shop, 90, without.id);
    expect(await rowOf(shop, without.id)).toMatchObject({ state: "succeeded", result: { lacks: "label" } });
    // It can be put there afterwards, from here, once.
    const late = { return: other.id, how: "label", labelUrl: label, instructions: "Back to Hamburg.", notify: "on" };
    expect(await steps.ask(shop.tom, other.at, { return: other.id, how: "label" })).toMatchObject({
      problems: [{ field: "labelUrl", problem: "no_label" }],
    });
    const added = await countCalls(shop.tom, (desk) => steps.make(desk, other.at, late));
    expect(added).toMatchObject({ result: { state: "succeeded", variant: "label" } });
    expect(added.calls).toEqual(["read ReturnSteps", "act ReturnLabel"]);
    expect(returnsOf(other.at)[0]).toMatchObject({ status: "OPEN", deliveries: [{ fileUrl: label }] });
    expect(writeReturnStepSentence(added.result, "en")).toContain(`Your label: ${label}`);
    expect(await steps.ask(shop.tom, other.at, late)).toMatchObject({
      problems: [{ field: "how", problem: "not_now" }],
    });
    const third = await asked();
    fail("ReturnApprove", { kind: "reset-after" });
    const lost = await steps.make(shop.tom, third.at, { return: third.id, how: "approve", labelUrl: label });
    await resolveAfter(shop, 1, lost.id);
    expect(await rowOf(shop, lost.id)).toMatchObject({ state: "succeeded", result: { lacks: "label" } });
  });

  test("older returns than the ten newest are read on for, and can be dealt with", async () => {
    const { at, id } = await asked();
    const [first] = returnsOf(at);
    const made = Array.from({ length: 12 }, (_none, index) => ({
      ...structuredClone(first!),
      id: first!.id * 10 + index,
      name: `R${index}`,
    }));
    returnsOf(at).push(...made);
    const listed = await countCalls(shop.tom, (desk) => listReturns(desk, at.ticketNumber));
    expect(listed.calls).toEqual(["read ReturnSteps", "read OlderReturns"]);
    if (!listed.result?.ok) throw new Error(JSON.stringify(listed.result));
    expect(listed.result.value.hasMore).toBe(false);
    expect(listed.result.value.returns).toHaveLength(13);
    expect(listed.result.value.returns.at(-1)!.returnId).toBe(id);
    // No further than to the one that is chosen.
    const newest = await countCalls(shop.tom, (desk) =>
      steps.preview(desk, at, { return: String(made.at(-1)!.id), how: "approve" }),
    );
    expect(newest.calls).toEqual(["read ReturnSteps"]);
    const oldest = await countCalls(shop.tom, (desk) => steps.preview(desk, at, { return: id, how: "approve" }));
    expect(oldest.calls).toEqual(["read ReturnSteps", "read OlderReturns"]);
    await steps.confirm(shop.tom, at, oldest.result);
    expect(first!.status).toBe("OPEN");
  });

  test.each([
    ["cut after Shopify acted: the label is seen", "reset-after", "succeeded", 1],
    ["cut before Shopify acted: nobody asks again, a person decides", "reset-before", "needs_person", 0],
  ] as const)("a label for a return that was agreed to in Shopify, %s", async (_name, kind, state, labels) => {
    const { at, id } = await asked();
    await steps.make(shop.tom, at, { return: id, how: "approve" });
    fail("ReturnLabel", { kind });
    const sent = await steps.make(shop.tom, at, { return: id, how: "label", trackingNumber: "JD 1" });
    expect(sent.state).toBe("unknown");
    await resolveAfter(shop, 61, sent.id);
    expect((await rowOf(shop, sent.id)).state).toBe(state);
    expect(returnsOf(at)[0]!.deliveries ?? []).toHaveLength(labels);
  });

  test("is declined with a word; a step that does not fit its state is refused", async () => {
    const { at, id } = await asked();
    const ask = async (fields: Record<string, string>) => {
      const answer = await steps.ask(shop.tom, at, { return: id, ...fields });
      return answer && !answer.ok ? answer.problems.map(({ field, problem }) => [field, problem]) : answer;
    };
    expect(await ask({ how: "close" })).toEqual([["how", "not_now"]]);
    expect(await ask({ how: "decline" })).toEqual([["reason", "missing"]]);
    const other = await asked();
    expect(await ask({ how: "approve", return: other.id })).toEqual([["return", "return_gone"]]);
    const told = await steps.make(shop.tom, at, { return: id, how: "decline", reason: "FINAL_SALE", note: "Sorry" });
    expect((await rowOf(shop, told.id)).input).toMatchObject({ shown: { reason: "", note: "Sorry" } });
    expect(writeReturnStepSentence(told, "en")).toBe(
      "I am sorry: we cannot take back 1 × Mug, Blue.\nIt was sold without the right to send it back.\nSorry",
    );
    expect(writeReturnStepSentence({ ...told, state: "unknown" }, "en")).toBeNull();
    expect(returnsOf(at)[0]).toMatchObject({ status: "DECLINED", decline: { reason: "FINAL_SALE", note: "Sorry" } });
    expect(await openLive(returnStepAct)(shop.tom, at.ticketNumber)).toMatchObject({ problem: "no_returns" });
    expect(doneTo(at)).toEqual(["return_created", "return_declined"]);
  });

  test("the answer is lost: what it is now shows it; what did not happen is asked for again", async () => {
    const { at, id } = await asked();
    fail("ReturnApprove", { kind: "reset-after" });
    const first = await steps.make(shop.tom, at, { return: id, how: "approve" });
    expect(first.state).toBe("unknown");
    await resolveAfter(shop, 1, first.id);
    fail("ReturnClose", { kind: "reset-before" });
    const second = await steps.make(shop.tom, at, { return: id, how: "close" });
    await resolveAfter(shop, 1, second.id);
    expect([(await rowOf(shop, first.id)).state, (await rowOf(shop, second.id)).state]).toEqual([
      "succeeded",
      "succeeded",
    ]);
    expect(doneTo(at)).toEqual(["return_created", "return_approved", "return_closed"]);
  });

  test("somebody declined it in Shopify meanwhile: agreeing to it did not happen", async () => {
    const { at, id } = await asked();
    fail("ReturnApprove", { kind: "reset-before" });
    const told = await steps.make(shop.tom, at, { return: id, how: "approve" });
    returnsOf(at)[0]!.status = "DECLINED";
    await resolveAfter(shop, 10, told.id);
    expect(await rowOf(shop, told.id)).toMatchObject({ state: "failed", problem: "changed_elsewhere" });
  });
});

describe("goods that are back", () => {
  test("are settled: what goes back is Shopify's sum, once, and into stock where it was said", async () => {
    const at = await sentCase();
    const open = await openReturn(at);
    const shown = await countCalls(shop.tom, (desk) => steps.preview(desk, at, isBack(open, { restock: place() })));
    expect(shown).toMatchObject({
      calls: ["read ReturnSteps"],
      result: { amount: { presentment: { minor: "1000" } }, payments: [{ kind: "card" }], owed: null },
    });
    expect(moneyOf(shop, at)).toEqual([]);
    const made = await countCalls(shop.tom, (desk) => steps.confirm(desk, at, shown.result));
    expect(made).toMatchObject({
      calls: ["read RefundLastLook", "act ReturnProcess"],
      result: { value: { state: "succeeded", moneyState: "confirmed", variant: "receive" } },
    });
    expect((await countCalls(shop.tom, (desk) => steps.confirm(desk, at, shown.result))).calls).toEqual([]);
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", 1000, "EUR"]]);
    expect(returnsOf(at)[0]).toMatchObject({ status: "CLOSED", lines: [{ processed: 1 }] });
    expect(orderOf(at).refunds[0]!.lines).toMatchObject([{ restockType: "RETURN", quantity: 1 }]);
    expect(doneTo(at)).toEqual(["return_created", "return_processed"]);
  });

  test("a fee is kept; payments on their way are on their way", async () => {
    const at = await sentCase();
    await returns.make(shop.tom, at, oneMug(at, { fee: "2,50", currency: "EUR", locale: "pl" }));
    const made = returnsOf(at)[0]!;
    fail("ReturnProcess", { kind: "transaction", status: "PENDING" });
    const told = await steps.make(shop.tom, at, isBack({ id: String(made.id), line: String(made.lines[0]!.id) }));
    expect(told).toMatchObject({ state: "succeeded", moneyState: "sent", amount: { minor: "750" } });
    const { id } = orderOf(at).transactions.at(-1)!;
    expect((await rowOf(shop, told.id)).result).toMatchObject({
      transactions: [{ id: String(id), status: "PENDING" }],
    });
  });

  test("cut after Shopify acted: the refund is found; cut before: nobody asks again, nothing went back", async () => {
    const at = await sentCase();
    const open = await openReturn(at);
    fail("ReturnProcess", { kind: "reset-after" });
    const found = await steps.make(shop.tom, at, isBack(open));
    expect(found.state).toBe("unknown");
    await resolveAfter(shop, 1, found.id);
    expect(await rowOf(shop, found.id)).toMatchObject({ state: "succeeded", moneyState: "confirmed" });
    expect(moneyOf(shop, at)).toHaveLength(1);

    const second = await openReturn(at);
    fail("ReturnProcess", { kind: "reset-before" });
    const lost = await steps.make(shop.tom, at, isBack(second));
    await resolveAfter(shop, 59, lost.id);
    expect((await rowOf(shop, lost.id)).state).toBe("unknown");
    await resolveAfter(shop, 61, lost.id);
    expect((await rowOf(shop, lost.id)).state).toBe("needs_person");
    expect(moneyOf(shop, at)).toHaveLength(1);
  });

  test("somebody refunded the order in Shopify meanwhile: it is looked at anew first", async () => {
    const at = await sentCase();
    const open = await openReturn(at);
    const shown = await steps.preview(shop.tom, at, isBack(open));
    const payment = orderOf(at).transactions[0]!;
    admin().edits.refundOrder(shop.domain, at.order.id, {
      transactions: [
        {
          orderId: `gid://shopify/Order/${at.order.id}`,
          gateway: payment.gateway,
          kind: "REFUND",
          amount: "10.00",
          parentId: `gid://shopify/OrderTransaction/${payment.id}`,
        },
      ],
    });
    expect(await steps.confirm(shop.tom, at, shown)).toMatchObject({ problem: "order_changed" });
    expect(moneyOf(shop, at)).toHaveLength(1);
    expect(doneTo(at)).toEqual(["return_created"]);
  });

  test("while it is not known, no other money of the order can go back", async () => {
    const at = await sentCase();
    const open = await openReturn(at);
    fail("ReturnProcess", { kind: "reset-before" });
    await steps.make(shop.tom, at, isBack(open));
    expect(await openLive(returnStepAct)(shop.eva, at.ticketNumber)).toMatchObject({ problem: "other_act" });
  });

  test("a role without refunds or restocking is refused; a limit is asked for", async () => {
    const at = await sentCase();
    const open = await openReturn(at);
    const as = (role: Partial<typeof builtInRoles.agent>) => ({
      ...shop.tom,
      staff: { ...shop.tom.staff, role: { ...builtInRoles.agent, ...role } },
    });
    const problemsOf = async (role: Partial<typeof builtInRoles.agent>) => {
      const answer = await steps.ask(as(role), at, isBack(open, { restock: place() }));
      return answer && !answer.ok ? answer.problems.map(({ field, problem }) => [field, problem]) : answer;
    };
    expect(await problemsOf({ abilities: ["returnStep", "refund"] })).toEqual([["restock", "no_restock"]]);
    expect(await problemsOf({ abilities: ["returnStep", "restock"] })).toEqual([["", "no_refund"]]);
    const limited = as({ perActMinor: 500n });
    const shown = await steps.preview(limited, at, isBack(open));
    expect(shown.over).toMatchObject([{ limit: "perAct", wouldBe: { minor: "1000" } }]);
    expect(await steps.confirm(limited, at, shown)).toMatchObject({ problem: "over_limit" });
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("of more lines than are seen here: neither settled nor closed here", async () => {
    const at = await sentCase();
    const open = await openReturn(at);
    const { lines } = returnsOf(at)[0]!;
    for (let id = 9_000; id < 9_020; id++) lines.push({ ...lines[0]!, id });
    for (const how of ["receive", "close"])
      expect(await steps.ask(shop.tom, at, isBack(open, { how }))).toMatchObject({
        problems: [{ problem: "too_many_lines" }],
      });
    expect(await listReturns(shop.tom, at.ticketNumber)).toMatchObject({
      value: { returns: [{ may: [], isTooLong: true }] },
    });
  });

  test("more than is still to come, or a place that is none: refused", async () => {
    const at = await sentCase();
    const open = await openReturn(at);
    const ask = async (fields: Record<string, string>) => {
      const answer = await steps.ask(shop.tom, at, fields);
      return answer && !answer.ok ? answer.problems.map(({ field, problem }) => [field, problem]) : answer;
    };
    const field = `line.${open.id}.${open.line}`;
    expect(await ask(isBack(open, { [field]: "2" }))).toEqual([[field, "quantity"]]);
    expect(await ask(isBack(open, { [field]: "0" }))).toEqual([["", "nothing_chosen"]]);
    expect(await ask(isBack(open, { restock: "999" }))).toEqual([["restock", "unknown_location"]]);
    alterNext("ReturnSteps", ({ order }) => {
      order.returns.nodes[0]!.reverseFulfillmentOrders.nodes = [];
    });
    expect(await ask(isBack(open, { restock: place() }))).toEqual([["restock", "no_way_back"]]);
    expect(doneTo(at)).toEqual(["return_created"]);
  });
});
