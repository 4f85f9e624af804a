import { describe, expect, test } from "vitest";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { openRefundForm } from "#app/features/acts/refund/open-refund-form.server.ts";
import { previewRefund } from "#app/features/acts/refund/preview-refund.server.ts";
import type { RefundChoice } from "#app/features/acts/refund/refund-preview.ts";
import { countCalls } from "./count-admin-calls.ts";
import { confirm, later, moneyOf, mugOrder, openCase, preview, refund, toldIn } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop();

const oneTea = { amount: "5.00" };
const once = [["shopify_payments", 500, "EUR"]];

describe("one intent, one refund", () => {
  test("the same form posted a hundred times at once: all are told the first one's result", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, oneTea);
    const told = await Promise.all(Array.from({ length: 100 }, () => confirm(shop.tom, at, shown)));
    expect(moneyOf(shop, at)).toEqual(once);
    const results = told.map((one) => (one?.ok ? `${one.value.id} ${one.value.state}` : JSON.stringify(one)));
    expect(new Set(results).size).toBe(1);
    expect(results[0]).toMatch(/ succeeded$/);
    expect(await toldIn(shop, at)).toEqual([["succeeded", "confirmed"]]);
  });

  test("posted again later, the result is the same and Shopify is not asked", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, oneTea);
    const first = await confirm(shop.tom, at, shown);
    const { result, calls } = await countCalls(shop.tom, (tom) => confirm(tom, at, shown));
    expect(result).toEqual(first);
    expect(calls).toEqual([]);
    expect(moneyOf(shop, at)).toEqual(once);
  });

  test("a preview is one call; a confirmation looks once more and asks", async () => {
    const at = await openCase(shop);
    const { result: shown, calls } = await countCalls(shop.tom, (tom) => preview(tom, at, oneTea));
    expect(calls).toEqual(["read RefundSuggestion"]);
    expect((await countCalls(shop.tom, (tom) => confirm(tom, at, shown))).calls).toEqual([
      "read RefundLastLook",
      "act RefundCreate",
    ]);
  });

  test("two agents, one unit: the second is told, and Shopify is not asked again", async () => {
    const at = await openCase(shop);
    const tea = { [`line.${at.tea}`]: "1" };
    const [toms, evas] = [await preview(shop.tom, at, tea), await preview(shop.eva, at, tea)];
    const told = await Promise.all([confirm(shop.tom, at, toms), confirm(shop.eva, at, evas)]);
    expect(told.filter((one) => one?.ok)).toHaveLength(1);
    expect(told.find((one) => !one?.ok)).toMatchObject({ ok: false, problem: "order_changed" });
    expect(moneyOf(shop, at)).toEqual(once);
  });

  test("two agents, more money than there is: the second sees what is left", async () => {
    const at = await openCase(shop);
    const [toms, evas] = [
      await preview(shop.tom, at, { amount: "20.00" }),
      await preview(shop.eva, at, { amount: "20.00" }),
    ];
    expect(await confirm(shop.tom, at, toms)).toMatchObject({ ok: true });
    expect(await confirm(shop.eva, at, evas)).toMatchObject({
      ok: false,
      problem: "over_refund",
      detail: expect.stringMatching(/9[.,]00/),
    });
    expect(await openRefundForm(shop.eva, at.ticketNumber)).toMatchObject({
      value: { maximum: { presentment: { minor: "900" } } },
    });
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", 2000, "EUR"]]);
  });

  test.each(["two agents", "two tabs"])(
    "%s, enough for both: the second is told, and may confirm again",
    async (who) => {
      const at = await openCase(shop);
      const second = who === "two tabs" ? shop.tom : shop.eva;
      const [first, other] = [await preview(shop.tom, at, oneTea), await preview(second, at, oneTea)];
      const told = await Promise.all([confirm(shop.tom, at, first), confirm(second, at, other)]);
      expect(told.filter((one) => one?.ok)).toHaveLength(1);
      expect(told.find((one) => !one?.ok)).toMatchObject({ ok: false, problem: "order_changed" });
      expect(moneyOf(shop, at)).toEqual(once);
      expect((await refund(second, at, { amount: "24.00" })).state).toBe("succeeded");
      expect(moneyOf(shop, at)).toHaveLength(2);
    },
  );

  test("money in flight is not offered again", async () => {
    const at = await openCase(shop);
    shop.world.standin.admin.faults.next({ operation: "RefundCreate", kind: "reset-before" });
    expect((await refund(shop.tom, at, { amount: "20.00" })).state).toBe("unknown");
    expect(await openRefundForm(shop.eva, at.ticketNumber)).toMatchObject({
      value: { maximum: { presentment: { minor: "900" } } },
    });
    await expect(preview(shop.eva, at, { amount: "9.01" })).rejects.toThrow("over_refund");
  });
});

describe("what was confirmed is what is done, or nothing", () => {
  test.each([
    ["more", { amountMinor: "50000", currency: "EUR" }],
    ["less", { amountMinor: "1", currency: "EUR" }],
    ["another currency", { amountMinor: "500", currency: "USD" }],
    ["something else", { amountMinor: "5e2", currency: "EUR" }],
  ])("a tampered amount, %s, is refused", async (_name, confirmed) => {
    const at = await openCase(shop);
    const { requestKey } = await preview(shop.tom, at, oneTea);
    expect(await confirmAction(shop.tom, at.ticketNumber, "refund", requestKey, confirmed)).toMatchObject({
      ok: false,
      problem: "amount_changed",
    });
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("a preview older than half an hour is made anew", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, oneTea);
    expect(await confirm(later(shop.tom, 31 * 60_000), at, shown)).toMatchObject({
      ok: false,
      problem: "preview_expired",
    });
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("an order that changed after the preview is previewed anew", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, oneTea);
    await shop.tom.db.orderSnapshot.create({
      data: {
        id: BigInt(at.order.id),
        name: at.order.name,
        createdAt: new Date(),
        updatedAt: new Date(Date.now() + 60_000),
        fulfillmentStatus: "UNFULFILLED",
        totalMinor: 2900n,
        currency: "EUR",
        data: {},
        readAt: new Date(),
      },
    });
    expect(await confirm(shop.tom, at, shown)).toMatchObject({ ok: false, problem: "order_changed" });
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("another person's preview, another ticket's, or none at all", async () => {
    const [at, other] = [await openCase(shop), await openCase(shop)];
    const shown = await preview(shop.tom, at, oneTea);
    expect(await confirm(shop.eva, at, shown)).toMatchObject({ ok: false, problem: "preview_expired" });
    expect(await confirm(shop.tom, other, shown)).toMatchObject({ ok: false, problem: "preview_expired" });
    for (const requestKey of ["' or 1=1", "", `${shown.requestKey}\0`])
      expect(await confirm(shop.tom, at, { ...shown, requestKey })).toMatchObject({
        ok: false,
        problem: "preview_expired",
      });
    const refused = await shop.tom.db.auditEntry.findMany({
      where: { kind: "refused", ticketNumber: at.ticketNumber },
    });
    expect(refused.map(({ after }) => (after as { what: string }).what)).toEqual(Array(5).fill("preview"));
    expect([...moneyOf(shop, at), ...moneyOf(shop, other)]).toEqual([]);
  });

  test("a ticket of another shop is not there", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, oneTea);
    const stranger = await shop.world.staffDesk(1, 0);
    expect(await confirm(stranger, at, shown)).toBeNull();
    expect(await openRefundForm(stranger, at.ticketNumber)).toBeNull();
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("an order that is only perhaps the sender's is not refunded", async () => {
    const at = await openCase(shop);
    await shop.tom.db.ticket.updateMany({ where: { number: at.ticketNumber }, data: { orderMatch: "unsure" } });
    expect(await openRefundForm(shop.tom, at.ticketNumber)).toMatchObject({ ok: false, problem: "order_not_pinned" });
  });

  test("without the permission: said, in the form, the preview and the confirmation", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, oneTea);
    const without = { ...shop.tom, shopify: { ...shop.tom.shopify, scopes: ["read_orders"] } };
    const choice: RefundChoice = {
      lines: [],
      shipping: { kind: "none" },
      amount: { minor: "500", currency: "EUR" },
      restock: { kind: "none" },
      method: "original",
      reason: "",
      note: "",
      notify: false,
    };
    expect(await openRefundForm(without, at.ticketNumber)).toMatchObject({
      problem: "scope_missing",
      detail: "write_orders",
    });
    expect(await previewRefund(without, at.ticketNumber, choice)).toMatchObject({
      problems: [{ problem: "scope_missing" }],
    });
    expect(await confirm(without, at, shown)).toMatchObject({ problem: "scope_missing" });
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("the merchant refunds in Shopify admin between preview and confirmation: never more than was paid", async () => {
    const at = await openCase(shop, (id) => mugOrder(shop, id));
    const shown = await preview(shop.tom, at, { amount: "29.00" });
    shop.world.standin.admin.edits.refundOrder(shop.domain, at.order.id, {
      transactions: [
        {
          orderId: `gid://shopify/Order/${at.order.id}`,
          parentId: `gid://shopify/OrderTransaction/${at.order.id}7`,
          gateway: "shopify_payments",
          kind: "REFUND",
          amount: "10.00",
        },
      ],
    });
    expect(await confirm(shop.tom, at, shown)).toMatchObject({ ok: false, problem: "order_changed" });
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", 1000, "EUR"]]);
  });
});
