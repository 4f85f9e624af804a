import { describe, expect, test } from "vitest";
import { openRefundForm } from "#app/features/acts/refund/open-refund-form.server.ts";
import { previewRefund } from "#app/features/acts/refund/preview-refund.server.ts";
import type { RefundChoice } from "#app/features/acts/refund/refund-preview.ts";
import {
  moneyOf,
  mugOrder,
  openCase,
  pair,
  preview,
  refund,
  refundsOf,
  samplePayment,
  sampleLine,
  toldIn,
} from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop();

const onHand = (variantId: number, locationId: number) =>
  shop.world.standin.admin.state(shop.domain).inventory[`${variantId}:${locationId}`] ?? 0;

describe("the form", () => {
  test("shows what can be refunded, asked of Shopify now", async () => {
    const at = await openCase(shop);
    const form = await openRefundForm(shop.tom, at.ticketNumber);
    expect(form).toMatchObject({
      ok: true,
      value: {
        lines: [
          {
            lineId: at.mug,
            title: "Mug",
            refundable: 2,
            unitPrice: { presentment: { minor: "1000", currency: "EUR" } },
          },
          { lineId: at.tea, title: "Tea", refundable: 1 },
        ],
        shippingLeft: { presentment: { minor: "400" } },
        maximum: { presentment: { minor: "2900" }, shop: { minor: "2900" } },
        currency: "EUR",
        shopCurrency: "EUR",
        mayStoreCredit: true,
      },
    });
    expect(form?.ok && form.value.locations.length).toBeGreaterThan(0);
  });
});

describe("money that goes back", () => {
  test("a unit of a line, with the preview's sum to the cent", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, { [`line.${at.mug}`]: "1" });
    expect(shown).toMatchObject({
      lines: [{ lineId: at.mug, title: "Mug, Blue", quantity: 1, subtotal: { presentment: { minor: "1000" } } }],
      amount: { presentment: { minor: "1000", currency: "EUR" } },
      maximum: { presentment: { minor: "2900" } },
      payments: [{ method: "Visa •••• 4242", kind: "card", amount: { minor: "1000", currency: "EUR" } }],
    });
    const done = await refund(shop.tom, at, {
      [`line.${at.mug}`]: "1",
      reason: "damaged",
      note: "handle",
      notify: "on",
    });
    expect(done).toMatchObject({
      state: "succeeded",
      moneyState: "confirmed",
      amount: { minor: "1000", currency: "EUR" },
      methods: [{ method: "Visa •••• 4242", amount: { minor: "1000" } }],
      lines: [{ title: "Mug, Blue", quantity: 1 }],
      note: "damaged\nhandle",
      staffName: shop.tom.staff.name,
    });
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", 1000, "EUR"]]);
    expect(await toldIn(shop, at)).toEqual([["succeeded", "confirmed"]]);
    expect(refundsOf(shop, at)[0]?.note).toMatch(/^damaged\nhandle\n\[Latte [0-9a-f-]{36}\]$/);
  });

  test("all lines and the shipping: the whole order, and then nothing is left", async () => {
    const at = await openCase(shop);
    await refund(shop.tom, at, { [`line.${at.mug}`]: "2", [`line.${at.tea}`]: "1", shipping: "all" });
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", 2900, "EUR"]]);
    expect(await openRefundForm(shop.tom, at.ticketNumber)).toMatchObject({ ok: false, problem: "nothing_left" });
  });

  test("a part of the shipping", async () => {
    const at = await openCase(shop);
    await refund(shop.tom, at, { shipping: "amount", shippingAmount: "1.50" });
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", 150, "EUR"]]);
    expect(refundsOf(shop, at)[0]?.shipping.presentment).toBe(150);
  });

  test("a free amount without any line", async () => {
    const at = await openCase(shop);
    await refund(shop.tom, at, { amount: "3,33" });
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", 333, "EUR"]]);
  });

  test("a free amount below and above what a line is worth", async () => {
    const at = await openCase(shop);
    await refund(shop.tom, at, { [`line.${at.mug}`]: "1", amount: "7.00" });
    await refund(shop.tom, at, { [`line.${at.mug}`]: "1", amount: "15.01" });
    expect(moneyOf(shop, at).map(([, minor]) => minor)).toEqual([700, 1501]);
  });

  test("what lines were refunded below their worth can still be given back afterwards", async () => {
    const at = await openCase(shop);
    await refund(shop.tom, at, { [`line.${at.mug}`]: "2", [`line.${at.tea}`]: "1", shipping: "all", amount: "20.00" });
    await refund(shop.tom, at, { amount: "9.00" });
    expect(moneyOf(shop, at).map(([, minor]) => minor)).toEqual([2000, 900]);
  });

  test("unsent units go back into stock where one says", async () => {
    const at = await openCase(shop);
    const location = shop.world.standin.admin.state(shop.domain).locations[0]!;
    const variantId = at.order.lines[0]!.variantId!;
    const before = onHand(variantId, location.id);
    const done = await refund(shop.tom, at, { [`line.${at.mug}`]: "2", restock: String(location.id) });
    expect(done.state).toBe("succeeded");
    expect(onHand(variantId, location.id) - before).toBe(2);
    expect(refundsOf(shop, at)[0]?.lines).toMatchObject([
      { quantity: 2, restockType: "CANCEL", locationId: location.id },
    ]);
  });

  test("of sent and unsent units one is returned and one cancelled", async () => {
    const at = await openCase(shop);
    const location = shop.world.standin.admin.state(shop.domain).locations[0]!;
    const lineId = Number(at.mug);
    shop.world.standin.admin.edits.fulfillOrder(shop.domain, at.order.id, { lines: [{ lineId, quantity: 1 }] });
    await refund(shop.tom, at, { [`line.${at.mug}`]: "2", restock: String(location.id) });
    expect(refundsOf(shop, at)[0]?.lines.map(({ quantity, restockType }) => [quantity, restockType])).toEqual([
      [1, "CANCEL"],
      [1, "RETURN"],
    ]);
  });

  test("as store credit", async () => {
    const at = await openCase(shop);
    const done = await refund(shop.tom, at, { [`line.${at.tea}`]: "1", method: "store_credit" });
    expect(done).toMatchObject({ state: "succeeded", moneyState: "confirmed", methods: [{ kind: "store_credit" }] });
    expect(moneyOf(shop, at)).toEqual([["store_credit", 500, "EUR"]]);
  });

  test("to two payments, as Shopify suggests", async () => {
    const payments = (id: number) => [
      samplePayment(id * 10 + 7, pair(1000), {
        gateway: "gift_card",
        formattedGateway: "Gift card",
        paymentDetails: null,
      }),
      samplePayment(id * 10 + 8, pair(1900)),
    ];
    const at = await openCase(shop, (id) => mugOrder(shop, id, { transactions: payments(id) }));
    const done = await refund(shop.tom, at, { [`line.${at.mug}`]: "2", [`line.${at.tea}`]: "1" });
    expect(done.methods.map(({ method, amount }) => [method, amount.minor])).toEqual([
      ["Visa •••• 4242", "1900"],
      ["Gift card", "600"],
    ]);
    expect(moneyOf(shop, at)).toEqual([
      ["shopify_payments", 1900, "EUR"],
      ["gift_card", 600, "EUR"],
    ]);
  });

  test.each([
    ["JPY", 1600, 800, 160, "800"],
    ["KWD", 3333, 1667, 1333, "1.667"],
    ["USD", 1085, 543, 433, "5.43"],
  ])("in %s, which the customer paid in, not in the shop's euros", async (currency, mug, tea, shipping, typed) => {
    const at = await openCase(shop, (id) =>
      mugOrder(shop, id, {
        presentmentCurrency: currency,
        lines: [
          sampleLine(id * 10 + 1, { quantity: 2, unitPrice: pair(1000, mug), tax: pair(0) }),
          sampleLine(id * 10 + 2, { quantity: 1, unitPrice: pair(500, tea), tax: pair(0) }),
        ],
        shippingLines: [{ id: id * 10 + 5, title: "Air", price: pair(400, shipping), discount: pair(0), tax: pair(0) }],
      }),
    );
    const shown = await preview(shop.tom, at, { [`line.${at.mug}`]: "1" });
    expect(shown.amount).toEqual({
      presentment: { minor: String(mug), currency },
      shop: { minor: "1000", currency: "EUR" },
    });
    const whole = await refund(shop.tom, at, { [`line.${at.mug}`]: "1", shipping: "all" });
    const free = await refund(shop.tom, at, { amount: typed });
    expect([whole.state, free.state]).toEqual(["succeeded", "succeeded"]);
    expect(moneyOf(shop, at)).toEqual([
      ["shopify_payments", mug + shipping, currency],
      ["shopify_payments", tea, currency],
    ]);
  });
});

describe("what does not fit is said before anything is sent", () => {
  const free = (minor: string, currency = "EUR"): RefundChoice => ({
    lines: [],
    shipping: { kind: "none" },
    amount: { minor, currency },
    restock: { kind: "none" },
    method: "original",
    reason: "",
    note: "",
    notify: false,
  });

  test.each<[string, (mug: string) => RefundChoice, string, string]>([
    ["one cent more than was paid", () => free("2901"), "amount", "over_refund"],
    [
      "more units than were bought",
      (mug) => ({ ...free("1"), amount: null, lines: [{ lineId: mug, quantity: 3 }] }),
      "line",
      "quantity",
    ],
    ["a line of no order", () => ({ ...free("1"), lines: [{ lineId: "1", quantity: 1 }] }), "line", "unknown_line"],
    ["another currency", () => free("100", "USD"), "amount", "other_currency"],
    ["a forged negative amount", () => free("-100"), "amount", "negative"],
    [
      "too much shipping",
      () => ({ ...free("1"), shipping: { kind: "amount", amount: { minor: "401", currency: "EUR" } } }),
      "shippingAmount",
      "shipping_over",
    ],
    [
      "a location of nobody",
      () => ({ ...free("1"), restock: { kind: "to", locationId: "1" } }),
      "restock",
      "unknown_location",
    ],
  ])("%s", async (_name, choice, field, problem) => {
    const at = await openCase(shop);
    const previewed = await previewRefund(shop.tom, at.ticketNumber, choice(at.mug));
    expect(previewed?.ok).toBe(false);
    if (previewed?.ok !== false) return;
    expect(previewed.problems.map((one) => [one.field.split(".")[0], one.problem])).toEqual([[field, problem]]);
    expect(await shop.tom.db.orderAction.count({ where: { orderId: BigInt(at.order.id) } })).toBe(0);
  });
});
