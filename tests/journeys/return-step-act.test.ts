import { describe, expect, test } from "vitest";
import { decideOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { openLive } from "#app/features/acts/live-act.server.ts";
import { listReturns } from "#app/features/acts/return-step/list-returns.server.ts";
import { writeReturnStepSentence } from "#app/features/acts/return-step/return-step-sentence.ts";
import { returnStepAct } from "#app/features/acts/return-step/return-step-kind.server.ts";
import { builtInRoles } from "#app/features/team/role.ts";
import { countCalls } from "./count-admin-calls.ts";
import { resolveAfter } from "./live-act-case.ts";
import { later, moneyOf, rowOf } from "./refund-shop.ts";
import { shareReturnShop } from "./return-shop.ts";

const {
  shop,
  returns,
  steps,
  admin,
  fail,
  orderOf,
  returnsOf,
  doneTo,
  sentCase,
  oneMug,
  openReturn,
  isBack,
  place,
  alterNext,
} = shareReturnShop();

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

  test("the answer is lost: what it is now shows it; nothing is asked for again", async () => {
    const { at, id } = await asked();
    const stateOf = async (told: string) => (await rowOf(shop, told)).state;
    const lose = async (operation: string, fields: Record<string, string>) => {
      fail(operation, { kind: "reset-before" });
      const told = await steps.make(shop.tom, at, { return: id, ...fields });
      expect(told.state).toBe("unknown");
      await resolveAfter(shop, 1, told.id);
      expect(await stateOf(told.id)).toBe("unknown");
      await resolveAfter(shop, 61, told.id);
      expect(await stateOf(told.id)).toBe("needs_person");
      const muchLater = later(shop.tom, 61 * 60_000);
      await decideOrderAction(muchLater, at.ticketNumber, BigInt(told.id), "not_made", "Looked in Shopify");
      expect(await stateOf(told.id)).toBe("failed");
    };
    await lose("ReturnDecline", { how: "decline", reason: "FINAL_SALE" });
    await lose("ReturnApprove", { how: "approve" });
    expect((await steps.make(shop.tom, at, { return: id, how: "approve" })).state).toBe("succeeded");
    await lose("ReturnClose", { how: "close" });
    expect(doneTo(at)).toEqual(["return_created", "return_approved"]);
    const other = await asked();
    fail("ReturnApprove", { kind: "reset-after" });
    const agreed = await steps.make(shop.tom, other.at, { return: other.id, how: "approve" });
    await resolveAfter(shop, 1, agreed.id);
    expect(await stateOf(agreed.id)).toBe("succeeded");
    expect(doneTo(other.at)).toEqual(["return_created", "return_approved"]);
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
