import { describe, expect, test } from "vitest";
import { openCancellationForm } from "#app/features/acts/cancellation/open-cancellation-form.server.ts";
import { openRefundForm } from "#app/features/acts/refund/open-refund-form.server.ts";
import { openOrderContext } from "#app/features/orders/open-order-context.server.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import { countCalls } from "./count-admin-calls.ts";
import {
  asksFor,
  cancel,
  cancellationsOf,
  confirmCancel,
  finishJobs,
  previewCancel,
  sweepLater,
  wholeRefund,
} from "./cancellation-shop.ts";
import {
  confirm,
  moneyOf,
  mugOrder,
  openCase,
  preview,
  refund,
  rowOf,
  samplePayment,
  pair,
  toldIn,
} from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const minute = 60_000;

const shop = shareRefundShop({ holdJobs: true });

const all = [["shopify_payments", 2900, "EUR"]];
const order = (at: Awaited<ReturnType<typeof openCase>>) =>
  shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === at.order.id)!;

describe("one intent, one cancellation", () => {
  test("Shopify takes it, does it later, and the money goes back", async () => {
    const at = await openCase(shop);
    const shown = await previewCancel(shop.tom, at);
    expect(shown).toMatchObject({ amount: { presentment: { minor: "2900", currency: "EUR" } } });
    expect(shown.payments).toMatchObject([{ kind: "card", amount: { minor: "2900" } }]);
    const taken = await confirmCancel(shop.tom, at, shown);
    expect(taken).toMatchObject({ ok: true, value: { kind: "cancellation", state: "running", isUnderWay: true } });
    expect(moneyOf(shop, at)).toEqual([]);
    const { id } = (taken as { value: { id: string } }).value;
    expect(await rowOf(shop, id)).toMatchObject({
      state: "running",
      progress: { jobId: expect.stringMatching(/Job/) },
    });

    // Not done yet: it is looked at again, and stays as it is.
    expect(await sweepLater(shop, minute)).toBe(1);
    expect((await rowOf(shop, id)).state).toBe("running");
    finishJobs(shop);
    expect(await sweepLater(shop, 10 * minute)).toBe(1);
    expect(await rowOf(shop, id)).toMatchObject({ state: "succeeded", moneyState: "confirmed", problem: null });
    expect(moneyOf(shop, at)).toEqual(all);
    expect(order(at)).toMatchObject({ cancelReason: "CUSTOMER" });
    expect(order(at).cancelStaffNote).toMatch(/^They changed their mind\.\n\[Latte /);
    expect(await toldIn(shop, at)).toEqual([["succeeded", "confirmed"]]);
    expect(asksFor(shop, at)).toBe(1);
  });

  test("something was taken off the order before: all that was paid goes back, as it was shown", async () => {
    const at = await openCase(shop);
    shop.world.standin.admin.edits.editOrder(shop.domain, at.order.id, Number(at.tea), 0);
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    const shown = await previewCancel(shop.tom, at);
    expect(shown).toMatchObject({ amount: { presentment: { minor: "2900" } } });
    await confirmCancel(shop.tom, at, shown);
    finishJobs(shop);
    await sweepLater(shop, 10 * minute);
    expect(await toldIn(shop, at)).toEqual([["succeeded", "confirmed"]]);
    expect(moneyOf(shop, at)).toEqual(all);
  });

  test("the same form posted a hundred times at once: one job, and all are told of the same act", async () => {
    const at = await openCase(shop);
    const shown = await previewCancel(shop.tom, at);
    const told = await Promise.all(Array.from({ length: 100 }, () => confirmCancel(shop.tom, at, shown)));
    const results = new Set(told.map((one) => (one?.ok ? `${one.value.id} ${one.value.state}` : JSON.stringify(one))));
    expect([...results]).toEqual([expect.stringMatching(/ running$/)]);
    expect(asksFor(shop, at)).toBe(1);
    finishJobs(shop);
    await sweepLater(shop, minute);
    expect(moneyOf(shop, at)).toEqual(all);
  }, 60_000);

  test("a preview is one call; a confirmation looks once more and asks; posted again, it asks nothing", async () => {
    const at = await openCase(shop);
    const { result: shown, calls } = await countCalls(shop.tom, (tom) => previewCancel(tom, at));
    expect(calls).toEqual(["read CancellationFacts"]);
    const first = await countCalls(shop.tom, (tom) => confirmCancel(tom, at, shown));
    expect(first.calls).toEqual(["read CancellationLastLook", "act OrderCancel"]);
    const second = await countCalls(shop.tom, (tom) => confirmCancel(tom, at, shown));
    expect(second.calls).toEqual([]);
    expect(second.result).toEqual(first.result);
  });

  test("two agents: one cancels, the other is told that an act is under way", async () => {
    const at = await openCase(shop);
    const [toms, evas] = [await previewCancel(shop.tom, at), await previewCancel(shop.eva, at)];
    const told = await Promise.all([confirmCancel(shop.tom, at, toms), confirmCancel(shop.eva, at, evas)]);
    expect(told.filter((one) => one?.ok)).toHaveLength(1);
    expect(told.find((one) => !one?.ok)).toMatchObject({ ok: false, problem: "other_act" });
    expect(asksFor(shop, at)).toBe(1);
  });

  test("another amount than was shown, or somebody else's preview, does nothing", async () => {
    const at = await openCase(shop);
    const shown = await previewCancel(shop.tom, at);
    const forged = { ...shown, amount: { ...shown.amount, presentment: { minor: "1", currency: "EUR" } } };
    expect(await confirmCancel(shop.tom, at, forged)).toMatchObject({ ok: false, problem: "amount_changed" });
    expect(await confirmCancel(shop.eva, at, shown)).toMatchObject({ ok: false, problem: "preview_expired" });
    const refunding = await preview(shop.tom, at, { amount: "5.00" });
    expect(await confirmCancel(shop.tom, at, refunding)).toMatchObject({ ok: false, problem: "preview_expired" });
    expect(await confirm(shop.tom, at, { ...refunding, requestKey: shown.requestKey })).toMatchObject({ ok: false });
    expect([asksFor(shop, at), moneyOf(shop, at)]).toEqual([0, []]);
  });
});

describe("refund and cancellation of the same order", () => {
  test("at once: one of them is made, and never more goes back than was paid", async () => {
    for (let round = 0; round < 5; round++) {
      const at = await openCase(shop);
      const [refunding, cancelling] = [
        await preview(shop.tom, at, { amount: "20.00" }),
        await previewCancel(shop.eva, at),
      ];
      const told = await Promise.all([confirm(shop.tom, at, refunding), confirmCancel(shop.eva, at, cancelling)]);
      expect(told.filter((one) => one?.ok)).toHaveLength(1);
      expect(["other_act", "order_changed"]).toContain(told.find((one) => one?.ok === false)!["problem" as never]);
      finishJobs(shop);
      await sweepLater(shop, minute);
      const back = moneyOf(shop, at).reduce((sum, [, minor]) => sum + Number(minor), 0);
      expect(told[0]?.ok ? 2_000 : 2_900).toBe(back);
    }
  });

  test("while it is being cancelled no refund is begun, nor offered, and the other way round", async () => {
    const at = await openCase(shop);
    const refunding = await preview(shop.tom, at, { amount: "5.00" });
    await cancel(shop.eva, at);
    expect(await confirm(shop.tom, at, refunding)).toMatchObject({ ok: false, problem: "other_act" });
    expect(await openRefundForm(shop.tom, at.ticketNumber)).toMatchObject({ ok: false, problem: "other_act" });
    expect((await openOrderContext(shop.tom, at.ticketNumber))?.mayCancel).toEqual({ ok: false, problem: "running" });
    expect(moneyOf(shop, at)).toEqual([]);

    const other = await openCase(shop);
    shop.world.standin.admin.faults.next({ operation: "RefundCreate", kind: "reset-before" });
    expect((await refund(shop.tom, other, { amount: "5.00" })).state).toBe("unknown");
    expect(await openCancellationForm(shop.eva, other.ticketNumber)).toMatchObject({ ok: false, problem: "other_act" });
  });

  test("after a refund the rest goes back, and not a cent more", async () => {
    const at = await openCase(shop);
    await refund(shop.tom, at, { amount: "5.00" });
    const shown = await previewCancel(shop.tom, at);
    expect(shown.amount.presentment.minor).toBe("2400");
    const taken = await confirmCancel(shop.tom, at, shown);
    finishJobs(shop);
    await sweepLater(shop, minute);
    expect(await rowOf(shop, (taken as { value: { id: string } }).value.id)).toMatchObject({ state: "succeeded" });
    expect(moneyOf(shop, at).map(([, minor]) => minor)).toEqual([500, 2400]);
  });

  test("a refund made in Shopify after the preview: it is looked at again before anything is sent", async () => {
    const at = await openCase(shop);
    const shown = await previewCancel(shop.tom, at);
    shop.world.standin.advance(2);
    await refund(shop.eva, at, { amount: "5.00" });
    expect(await confirmCancel(shop.tom, at, shown)).toMatchObject({ ok: false, problem: "order_changed" });
    expect(asksFor(shop, at)).toBe(0);
  });
});

describe("what can be cancelled, and how", () => {
  test("without a refund: the money stays, nothing is said to have gone back", async () => {
    const at = await openCase(shop);
    const taken = await cancel(shop.tom, at, { ...wholeRefund, refund: "none", restock: "" });
    finishJobs(shop);
    await sweepLater(shop, minute);
    expect(await rowOf(shop, taken.id)).toMatchObject({ state: "succeeded", moneyState: "none", amountMinor: 0n });
    expect([cancellationsOf(shop, at), moneyOf(shop, at)]).toEqual([1, []]);
  });

  test("two payments: each gets its own back", async () => {
    const at = await openCase(shop, (id) =>
      mugOrder(shop, id, {
        transactions: [
          samplePayment(id * 10 + 6, pair(900), { gateway: "gift_card", formattedGateway: "Gift card" }),
          samplePayment(id * 10 + 7, pair(2000)),
        ],
      }),
    );
    const shown = await previewCancel(shop.tom, at);
    expect(shown.payments.map(({ kind, amount }) => [kind, amount.minor]).sort()).toEqual([
      ["card", "2000"],
      ["gift_card", "900"],
    ]);
    const taken = await confirmCancel(shop.tom, at, shown);
    finishJobs(shop);
    await sweepLater(shop, minute);
    expect(await rowOf(shop, (taken as { value: { id: string } }).value.id)).toMatchObject({ moneyState: "confirmed" });
    expect(
      moneyOf(shop, at)
        .map(([, minor]) => minor)
        .sort(),
    ).toEqual([2000, 900].sort());
  });

  test("what was sent is not cancelled, and it is said why", async () => {
    const at = await openCase(shop);
    shop.world.standin.admin.edits.fulfillOrder(shop.domain, at.order.id);
    expect(await openCancellationForm(shop.tom, at.ticketNumber)).toEqual({ ok: false, problem: "fulfilled" });
    await expect(previewCancel(shop.tom, at)).rejects.toThrow("fulfilled");
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    expect((await openOrderContext(shop.tom, at.ticketNumber))?.mayCancel).toEqual({ ok: false, problem: "fulfilled" });
  });

  test("without the scope it says which one to ask for, and asks Shopify nothing", async () => {
    const at = await openCase(shop);
    const shown = await previewCancel(shop.tom, at);
    const without = { ...shop.tom, shopify: { ...shop.tom.shopify, scopes: ["read_orders"] } };
    const { result, calls } = await countCalls(without, async (tom) => [
      await openCancellationForm(tom, at.ticketNumber),
      await confirmCancel(tom, at, shown),
    ]);
    const refusal = { ok: false, problem: "scope_missing", detail: "write_orders" };
    expect([result, calls]).toEqual([[refusal, refusal], []]);
  });

  test("a ticket that is not there, and a form that a browser would not send", async () => {
    expect(await openCancellationForm(shop.tom, 99_999_999)).toBeNull();
    await expect(previewCancel(shop.tom, await openCase(shop), { reason: "BECAUSE", refund: "all" })).rejects.toThrow(
      /reason.*malformed.*refund.*malformed/,
    );
    await expect(
      previewCancel(shop.tom, await openCase(shop), { ...wholeRefund, note: "x".repeat(201) }),
    ).rejects.toThrow("note_too_long");
  });
});
