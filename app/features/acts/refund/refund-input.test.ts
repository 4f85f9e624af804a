import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDecimal, type MoneyBag } from "#app/features/shared/money.ts";
import type { PaymentLeft, RefundFacts } from "./refund-facts.ts";
import { planRefund, type RefundInput } from "./refund-input.ts";
import { refundMark } from "./refund-note.ts";
import type { RefundChoice } from "./refund-preview.ts";

const key = "0d0c8f0e-3a3b-4a55-9d38-3d5a4b1f4c11";

const bag = (presentment: number, currency = "EUR", shop = presentment, shopCurrency = "EUR"): MoneyBag => ({
  presentment: { minor: BigInt(presentment), currency },
  shop: { minor: BigInt(shop), currency: shopCurrency },
});

const card = (left: number, suggested: number, more: Partial<PaymentLeft> = {}): PaymentLeft => ({
  method: "Visa •••• 4242",
  kind: "card",
  parentId: "gid://shopify/OrderTransaction/1",
  gateway: "shopify_payments",
  left: bag(left),
  suggested: bag(suggested),
  ...more,
});

const giftCard = (left: number, suggested: number) =>
  card(left, suggested, {
    method: "Gift card",
    kind: "gift_card",
    parentId: "gid://shopify/OrderTransaction/2",
    gateway: "gift_card",
  });

function facts(more: Partial<RefundFacts> & { amount?: number; maximum?: number } = {}): RefundFacts {
  const { amount = 1990, maximum = 8490, ...rest } = more;
  return {
    orderId: "900",
    orderName: "#1187",
    updatedAt: "2026-11-01T10:00:00Z",
    shopCurrency: "EUR",
    duties: null,
    currency: "EUR",
    customerId: "77",
    lines: [
      {
        lineId: "11",
        title: "Mug",
        variantTitle: "blue",
        imageUrl: null,
        refundable: 2,
        unfulfilled: 1,
        unitPrice: bag(1990),
      },
      {
        lineId: "12",
        title: "Tea",
        variantTitle: null,
        imageUrl: null,
        refundable: 1,
        unfulfilled: 0,
        unitPrice: bag(4510),
      },
    ],
    payments: [card(maximum, amount)],
    policy: { orderedAt: new Date(0), parcels: [], customer: null },
    refundIds: [],
    notes: [],
    suggestion: {
      amount: bag(amount),
      maximum: bag(maximum),
      subtotal: bag(amount),
      tax: bag(0),
      shipping: bag(0),
      shippingLeft: bag(500),
      lines: [{ lineId: "11", quantity: 1, subtotal: bag(amount), tax: bag(0) }],
    },
    locations: [{ id: "7", name: "Kraków" }],
    ...rest,
  };
}

const oneMug: RefundChoice = {
  lines: [{ lineId: "11", quantity: 1 }],
  shipping: { kind: "none" },
  amount: null,
  restock: { kind: "none" },
  method: "original",
  reason: "damaged",
  note: "broken handle",
  notify: true,
};
const free = (minor: number, currency = "EUR"): RefundChoice => ({
  ...oneMug,
  lines: [],
  amount: { minor: String(minor), currency },
});

const plan = (choice: RefundChoice, known: RefundFacts, left = known.suggestion!.maximum.presentment) =>
  planRefund(choice, known, left, key, "en");

describe("what refundCreate is asked for", () => {
  test("one unit to the card, as suggested", () => {
    const planned = plan(oneMug, facts());
    expect(planned.ok && planned.value.input).toEqual({
      orderId: "gid://shopify/Order/900",
      note: `damaged\nbroken handle\n${refundMark(key)}`,
      notify: true,
      refundLineItems: [{ lineItemId: "gid://shopify/LineItem/11", quantity: 1, restockType: "NO_RESTOCK" }],
      transactions: [
        {
          orderId: "gid://shopify/Order/900",
          parentId: "gid://shopify/OrderTransaction/1",
          gateway: "shopify_payments",
          kind: "REFUND",
          amount: "19.90",
        },
      ],
    });
  });

  test("back into stock: the unsent unit is cancelled, the sent one returned", () => {
    const choice: RefundChoice = {
      ...oneMug,
      lines: [{ lineId: "11", quantity: 2 }],
      restock: { kind: "to", locationId: "7" },
    };
    const known = facts({ amount: 3980 });
    known.suggestion!.lines = [{ lineId: "11", quantity: 2, subtotal: bag(3980), tax: bag(0) }];
    const planned = plan(choice, known);
    const line = { lineItemId: "gid://shopify/LineItem/11", quantity: 1, locationId: "gid://shopify/Location/7" };
    expect(planned.ok && planned.value.input.refundLineItems).toEqual([
      { ...line, restockType: "CANCEL" },
      { ...line, restockType: "RETURN" },
    ]);
  });

  test("yen to a customer of a euro shop: the currency is named, and has no decimals", () => {
    const yen = (minor: number) => bag(minor, "JPY", Math.round(minor * 0.62), "EUR");
    const known = facts({ currency: "JPY", payments: [card(0, 0, { left: yen(9800), suggested: yen(3200) })] });
    const amounts = {
      amount: yen(3200),
      maximum: yen(9800),
      subtotal: yen(3200),
      tax: yen(0),
      shipping: yen(500),
      shippingLeft: yen(500),
    };
    known.suggestion = { ...known.suggestion!, ...amounts };
    const planned = plan({ ...oneMug, shipping: { kind: "all" } }, known);
    expect(planned).toMatchObject({
      ok: true,
      value: { input: { currency: "JPY", shipping: { amount: "500" }, transactions: [{ amount: "3200" }] } },
    });
  });

  test("store credit goes through the refund, not through a payment", () => {
    const planned = plan({ ...oneMug, method: "store_credit" }, facts());
    expect(planned).toMatchObject({
      ok: true,
      value: {
        input: {
          transactions: [],
          refundMethods: [{ storeCreditRefund: { amount: { amount: "19.90", currencyCode: "EUR" } } }],
        },
        payments: [{ kind: "store_credit" }],
      },
    });
  });

  const splits: [name: string, amount: number, payments: PaymentLeft[], sent: [string | undefined, string][]][] = [
    [
      "as suggested",
      1990,
      [card(5000, 1500), giftCard(490, 490)],
      [
        ["shopify_payments", "15.00"],
        ["gift_card", "4.90"],
      ],
    ],
    [
      "the gift card first where Shopify says so",
      1990,
      [giftCard(500, 500), card(5000, 1490)],
      [
        ["gift_card", "5.00"],
        ["shopify_payments", "14.90"],
      ],
    ],
    [
      "less than suggested",
      1600,
      [card(5000, 1500), giftCard(490, 490)],
      [
        ["shopify_payments", "15.00"],
        ["gift_card", "1.00"],
      ],
    ],
    [
      "more than suggested",
      2500,
      [card(5000, 1500), giftCard(490, 490)],
      [
        ["shopify_payments", "20.10"],
        ["gift_card", "4.90"],
      ],
    ],
    [
      "where Shopify suggests nothing",
      700,
      [card(500, 0), giftCard(490, 0)],
      [
        ["shopify_payments", "5.00"],
        ["gift_card", "2.00"],
      ],
    ],
  ];
  test.each(splits)("a free amount over several payments: %s", (_name, amount, payments, sent) => {
    const planned = plan(
      free(amount),
      facts({ payments, maximum: 5490, suggestion: { ...facts().suggestion!, lines: [], maximum: bag(5490) } }),
    );
    expect(planned.ok && planned.value.input.transactions?.map((one) => [one.gateway, one.amount])).toEqual(sent);
  });
});

describe("a choice that does not fit the order", () => {
  const cases: [name: string, choice: RefundChoice, known: RefundFacts, field: string, problem: string][] = [
    [
      "a line of another order",
      { ...oneMug, lines: [{ lineId: "99", quantity: 1 }] },
      facts(),
      "line.99",
      "unknown_line",
    ],
    ["more units than are left", { ...oneMug, lines: [{ lineId: "11", quantity: 3 }] }, facts(), "line.11", "quantity"],
    [
      "units that Shopify did not count",
      { ...oneMug, lines: [{ lineId: "11", quantity: 2 }] },
      facts(),
      "line.11",
      "quantity",
    ],
    ["one cent too much", free(8491), facts(), "amount", "over_refund"],
    ["another currency", free(100, "USD"), facts(), "amount", "other_currency"],
    ["nothing", free(0), facts(), "amount", "zero"],
    ["less than nothing", free(-1), facts(), "amount", "negative"],
    ["units that cost nothing", oneMug, facts({ amount: 0 }), "amount", "zero"],
    ["nothing is left", oneMug, facts({ maximum: 0 }), "", "nothing_left"],
    ["an order without a calculation", oneMug, { ...facts(), suggestion: null }, "", "nothing_left"],
    [
      "a location that is not ours",
      { ...oneMug, restock: { kind: "to", locationId: "8" } },
      facts(),
      "restock",
      "unknown_location",
    ],
    [
      "store credit for nobody",
      { ...oneMug, method: "store_credit" },
      facts({ customerId: null }),
      "method",
      "no_customer",
    ],
    [
      "payments that hold less than the maximum",
      free(6000),
      facts({ payments: [card(5000, 0)] }),
      "amount",
      "payment_unknown",
    ],
    [
      "more shipping than is left",
      { ...oneMug, shipping: { kind: "amount", amount: { minor: "501", currency: "EUR" } } },
      facts(),
      "shippingAmount",
      "shipping_over",
    ],
    [
      "shipping that Shopify understood otherwise",
      { ...oneMug, shipping: { kind: "amount", amount: { minor: "400", currency: "EUR" } } },
      facts(),
      "shippingAmount",
      "shipping_unclear",
    ],
  ];
  test.each(cases)("%s", (_name, choice, known, field, problem) => {
    const planned = planRefund(
      choice,
      known,
      known.suggestion?.maximum.presentment ?? { minor: 1n, currency: "EUR" },
      key,
      "en",
    );
    expect(planned.ok ? planned : planned.problems.map((one) => [one.field, one.problem])).toEqual([[field, problem]]);
  });

  test("money in flight is not there any more, and what is left is named", () => {
    const planned = plan(free(2000), facts(), { minor: 1500n, currency: "EUR" });
    expect(planned).toEqual({ ok: false, problems: [{ field: "amount", problem: "over_refund", detail: "€15.00" }] });
  });
});

const sumOf = (input: RefundInput, currency: string): bigint =>
  (input.transactions ?? []).reduce((sum, one) => sum + parseDecimal(one.amount, currency).minor, 0n);

describe("for any payments and any amount", () => {
  const payment = fc.record({
    left: fc.integer({ min: 0, max: 1_000_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const anything = fc.record({
    payments: fc.array(payment, { minLength: 1, maxLength: 5 }),
    currency: fc.constantFrom("EUR", "JPY", "KWD"),
    wanted: fc.integer({ min: 1, max: 5_000_000 }),
    inFlight: fc.integer({ min: 0, max: 500_000 }),
  });

  test("what is asked for is what was confirmed, no payment gives more than it holds, and never more than is left", () => {
    fc.assert(
      fc.property(anything, ({ payments, currency, wanted, inFlight }) => {
        const amounts = (minor: number) => bag(minor, currency, Math.round(minor / 3), "USD");
        const list = payments.map(({ left, share }, place) =>
          card(0, 0, {
            left: amounts(left),
            suggested: amounts(Math.floor(left * share)),
            parentId: `gid://shopify/OrderTransaction/${place}`,
          }),
        );
        const held = payments.reduce((sum, { left }) => sum + left, 0);
        const known = facts({ currency, shopCurrency: "USD", payments: list, lines: [] });
        const none = amounts(0);
        known.suggestion = {
          amount: none,
          maximum: amounts(held),
          subtotal: none,
          tax: none,
          shipping: none,
          shippingLeft: none,
          lines: [],
        };
        const left = BigInt(Math.max(0, held - inFlight));
        const planned = planRefund(free(wanted, currency), known, { minor: left, currency }, key, "en");

        expect(planned.ok).toBe(BigInt(wanted) <= left);
        if (!planned.ok) return;
        expect(sumOf(planned.value.input, currency)).toBe(BigInt(wanted));
        expect(planned.value.amount.presentment).toEqual({ minor: BigInt(wanted), currency });
        expect(planned.value.input.currency).toBe(currency);
        for (const one of planned.value.input.transactions ?? []) {
          const parent = list.find(({ parentId }) => parentId === one.parentId)!;
          const amount = parseDecimal(one.amount, currency).minor;
          expect(amount > 0n && amount <= parent.left.presentment.minor).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
