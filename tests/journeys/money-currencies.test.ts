import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editAct } from "#app/features/acts/edit/edit-kind.server.ts";
import { parseEditForm } from "#app/features/acts/edit/parse-edit-form.ts";
import { exchangeAct } from "#app/features/acts/exchange/exchange-kind.server.ts";
import { parseReturnForm } from "#app/features/acts/return/parse-return-form.ts";
import { returnAct } from "#app/features/acts/return/return-kind.server.ts";
import { parseReturnStepForm } from "#app/features/acts/return-step/parse-return-step-form.ts";
import { returnStepAct } from "#app/features/acts/return-step/return-step-kind.server.ts";
import { creditAct } from "#app/features/acts/credit/credit-kind.server.ts";
import { parseCreditForm } from "#app/features/acts/credit/parse-credit-form.ts";
import { discountAct } from "#app/features/acts/discount/discount-kind.server.ts";
import { parseDiscountForm } from "#app/features/acts/discount/parse-discount-form.ts";
import { parseRefundForm } from "#app/features/acts/refund/parse-refund-form.ts";
import { previewRefund } from "#app/features/acts/refund/preview-refund.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { cancel, finishJobs, sweepLater } from "./cancellation-shop.ts";
import { actsOf } from "./live-act-case.ts";
import {
  confirm,
  moneyOf,
  mugOrder,
  openCase,
  pair,
  refund,
  rowOf,
  sampleLine,
  samplePayment,
  type RefundCase,
} from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

/** What Shopify is asked for is what the person confirmed, and that what they typed: to the last unit, in any currency. */

const shop = shareRefundShop({
  scopes: [
    ...["write_orders", "write_discounts", "read_store_credit_accounts", "write_store_credit_account_transactions"],
    ...["read_returns", "write_returns", "write_order_edits"],
  ],
});

/** Decimals by ISO 4217, not by our own table. */
const currencies = { EUR: 2, USD: 2, PLN: 2, BRL: 2, HUF: 2, JPY: 0, KRW: 0, KWD: 3, BHD: 3 } as const;
type Currency = keyof typeof currencies;
/** Languages that people write amounts in; the page speaks one of ours. */
const languages = ["en", "pl", "pt-BR", "de", "fr"] as const;
type Language = (typeof languages)[number];

const aCurrency = fc.constantFrom(...(Object.keys(currencies) as Currency[]));
const typing = fc.record({
  language: fc.constantFrom(...languages),
  grouped: fc.boolean(),
  symbol: fc.constantFrom("none" as const, "sign" as const, "code" as const),
});

/** Digits only, with no number in between that could round: 1250 of KWD is "1.250". */
function write(
  minor: number,
  currency: Currency,
  how: { language: Language; grouped: boolean; symbol: string },
): string {
  const places = currencies[currency];
  const digits = String(minor).padStart(places + 1, "0");
  const plain = places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits;
  const style = {
    none: {},
    sign: { style: "currency", currency },
    code: { style: "currency", currency, currencyDisplay: "code" },
  }[how.symbol];
  const options = { ...style, useGrouping: how.grouped, minimumFractionDigits: places, maximumFractionDigits: places };
  return new Intl.NumberFormat(how.language, options as Intl.NumberFormatOptions).format(
    plain as Intl.StringNumericLiteral,
  );
}

/** What Shopify's books say in minor units of what was written as a decimal. */
function toMinor(decimal: string, currency: Currency): number {
  const [whole, fraction = ""] = decimal.split(".");
  if (/[1-9]/.test(fraction.slice(currencies[currency]))) throw new Error(`${decimal} ${currency}`);
  return Number(whole + fraction.slice(0, currencies[currency]).padEnd(currencies[currency], "0"));
}

/** The variables of the requests with the operation from here on. */
function hear(operation: string): Record<string, unknown>[] {
  const { admin } = shop.world.standin;
  const { execute } = admin;
  const heard: Record<string, unknown>[] = [];
  admin.execute = async (caller, body) => {
    if (body.query?.includes(`mutation ${operation}`)) heard.push(body.variables as Record<string, unknown>);
    return execute(caller, body);
  };
  return heard;
}

test("a refund, in the currency the customer paid in", async () => {
  const asked = hear("RefundCreate");
  await fc.assert(
    fc.asyncProperty(
      aCurrency,
      fc.integer({ min: 1, max: 9_999_999 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.002, max: 500, noNaN: true }),
      fc.integer({ min: 1, max: 2 }),
      typing,
      async (currency, paid, share, rate, payments, how) => {
        shop.world.standin.advance(20);
        const minor = Math.max(1, Math.round(paid * share));
        const inShop = currency === "EUR" ? paid : Math.max(1, Math.round(paid * rate));
        const first = payments === 2 && paid > 1 ? Math.floor(paid / 2) : paid;
        const firstInShop = first === paid ? inShop : Math.floor(inShop / 2);
        const part = (id: number, presentment: number, ofShop: number) => samplePayment(id, pair(ofShop, presentment));
        const at = await openCase(shop, (id) =>
          mugOrder(shop, id, {
            presentmentCurrency: currency,
            lines: [sampleLine(id * 10 + 1, { quantity: 1, unitPrice: pair(inShop, paid), tax: pair(0) })],
            shippingLines: [],
            transactions: [
              part(id * 10 + 7, first, firstInShop),
              ...(first === paid ? [] : [part(id * 10 + 8, paid - first, inShop - firstInShop)]),
            ],
          }),
        );
        const typed = write(minor, currency, how);
        const choice = parseRefundForm([["amount", typed]], currency, how.language);
        // What could be read in two ways is asked again, never guessed.
        if (!choice.ok) {
          expect(choice.problems).toMatchObject([{ field: "amount", problem: "ambiguous" }]);
          return;
        }
        expect(choice.value.amount).toEqual({ minor: String(minor), currency });
        const shown = await previewRefund(shop.tom, at.ticketNumber, choice.value);
        if (!shown?.ok) throw new Error(`${typed} ${currency} of ${paid}: ${JSON.stringify(shown)}`);
        expect(shown.value.amount.presentment).toEqual({ minor: String(minor), currency });
        const made = await confirm(shop.tom, at, shown.value);
        expect(made).toMatchObject({
          ok: true,
          value: { state: "succeeded", amount: { minor: String(minor), currency } },
        });
        const { input } = asked.splice(0)[0] as { input: { currency?: string; transactions: { amount: string }[] } };
        expect(input.transactions.reduce((sum, one) => sum + toMinor(one.amount, currency), 0)).toBe(minor);
        expect(input.currency).toBe(currency === "EUR" ? undefined : currency);
        const moved = moneyOf(shop, at);
        expect(moved.reduce((sum, [, amount]) => sum + Number(amount), 0)).toBe(minor);
        expect(new Set(moved.map(([, , of]) => of))).toEqual(new Set([currency]));
      },
    ),
    { numRuns: 25 },
  );
});

const credits = actsOf(creditAct, parseCreditForm);
const discounts = actsOf(discountAct, parseDiscountForm);

test("a gift and a code, in whatever the shop counts in", async () => {
  const { admin } = shop.world.standin;
  const state = admin.state(shop.domain);
  const euros = state.shop.currencyCode;
  const [given, coded] = [hear("CreditGive"), hear("DiscountCreate")];
  try {
    await fc.assert(
      fc.asyncProperty(aCurrency, fc.integer({ min: 1, max: 99_999_999 }), typing, async (currency, minor, how) => {
        shop.world.standin.advance(20);
        state.shop.currencyCode = currency;
        const desk: StaffDesk = { ...shop.tom, shop: { ...shop.tom.shop, currency } };
        const at = await openCase(shop);
        const fields = { amount: write(minor, currency, how), locale: how.language };
        // The page's own language decides how a lone separator is read; theirs may be another one.
        const before = admin.ledger(shop.domain).length;
        const shown = await credits.ask(desk, at, fields);
        if (!shown?.ok) {
          expect(shown?.problems).toMatchObject([{ field: "amount", problem: "ambiguous" }]);
          return;
        }
        const { minor: confirmed } = shown.value.amount.presentment;
        expect(confirmed).toBe(String(minor));
        expect(await credits.confirm(desk, at, shown.value)).toMatchObject({ ok: true, value: { state: "succeeded" } });
        const { creditInput } = given.splice(0)[0] as {
          creditInput: { creditAmount: { amount: string; currencyCode: string } };
        };
        expect([toMinor(creditInput.creditAmount.amount, currency), creditInput.creditAmount.currencyCode]).toEqual([
          minor,
          currency,
        ]);
        expect(admin.ledger(shop.domain).slice(before)).toMatchObject([{ kind: "credit", amount: minor, currency }]);

        const code = await discounts.make(desk, at, { ...fields, how: "amount", until: "2099-12-31" });
        expect(code).toMatchObject({ state: "succeeded", about: { minor: String(minor), currency } });
        const { input } = coded.splice(0)[0] as {
          input: { customerGets: { value: { discountAmount: { amount: string } } } };
        };
        expect(toMinor(input.customerGets.value.discountAmount.amount, currency)).toBe(minor);
      }),
      { numRuns: 15 },
    );
  } finally {
    state.shop.currencyCode = euros;
  }
});

const returns = actsOf(returnAct, parseReturnForm);
const exchanges = actsOf(exchangeAct, parseReturnForm);
const steps = actsOf(returnStepAct, parseReturnStepForm);
const edits = actsOf(editAct, parseEditForm);

/** Of a mug of 10.00 euros the price that the customer paid, and of one of 7.00 what it comes to at the same rate. */
describe.each([
  ["USD", 1087, 761],
  ["JPY", 1713, 1199],
  ["KWD", 3347, 2343],
] as const)("an order of euros that was paid in %s", (currency, paid, cheaper) => {
  const orderOf = ({ order }: RefundCase) =>
    shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === order.id)!;
  const lastReturn = (at: RefundCase) => orderOf(at).returns!.at(-1)!;
  const money = (minor: number) => ({ minor: String(minor), currency });
  /** Two mugs, nothing else. */
  async function mugs() {
    shop.world.standin.advance(30);
    const product = shop.world.standin.admin.state(shop.domain).products.find(({ variants }) => variants.length > 1)!;
    const [bought, other] = product.variants;
    other!.price = 700;
    const at = await openCase(shop, (id) =>
      mugOrder(shop, id, {
        presentmentCurrency: currency,
        lines: [
          sampleLine(id * 10 + 1, {
            productId: product.id,
            variantId: bought!.id,
            quantity: 2,
            unitPrice: pair(1000, paid),
            tax: pair(0),
            taxRate: 0,
          }),
        ],
        shippingLines: [],
      }),
    );
    return { ...at, other: String(other!.id) };
  }
  async function sentMugs() {
    const at = await mugs();
    return { ...at, sent: String(shop.world.standin.admin.edits.fulfillOrder(shop.domain, at.order.id).id * 100) };
  }
  const settled = (at: RefundCase) => {
    const { id, lines, exchange } = lastReturn(at);
    return {
      return: String(id),
      how: "receive",
      ...Object.fromEntries(lines.map((line) => [`line.${id}.${line.id}`, String(line.quantity)])),
      ...Object.fromEntries(exchange.map((line) => [`out.${id}.${line.id}`, String(line.quantity)])),
    };
  };

  test("cancelled", async () => {
    const at = await mugs();
    const view = await cancel(shop.tom, at);
    finishJobs(shop);
    await sweepLater(shop, 600_000);
    expect(view.amount).toEqual(money(paid * 2));
    const { result, shopAmountMinor } = await rowOf(shop, view.id);
    expect(result).toMatchObject({ total: { presentment: money(paid * 2), shop: { minor: "2000", currency: "EUR" } } });
    expect(shopAmountMinor).toBe(2000n);
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", paid * 2, currency]]);
  });

  test("one comes back, less a fee as it was typed, and is settled", async () => {
    const at = await sentMugs();
    const asked = hear("ReturnCreate");
    const how = { language: "en" as const, grouped: false, symbol: "none" };
    const fields = { [`line.${at.sent}`]: "1", [`reason.${at.sent}`]: "2", fee: write(251, currency, how), currency };
    await returns.make(shop.tom, at, { ...fields, locale: "en" });
    const { input } = asked[0] as {
      input: { returnShippingFee: { amount: { amount: string; currencyCode: string } } };
    };
    const fee = input.returnShippingFee.amount;
    expect([toMinor(fee.amount, currency), fee.currencyCode]).toEqual([251, currency]);
    const shown = await steps.preview(shop.tom, at, settled(at));
    expect(shown.amount.presentment).toEqual(money(paid - 251));
    expect(await steps.confirm(shop.tom, at, shown)).toMatchObject({
      value: { state: "succeeded", moneyState: "confirmed", amount: money(paid - 251) },
    });
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", paid - 251, currency]]);
  });

  test("exchanged for something cheaper: the difference goes back", async () => {
    const at = await sentMugs();
    const fields = { [`line.${at.sent}`]: "1", [`reason.${at.sent}`]: "5", [`instead.${at.sent}`]: at.other };
    const shown = await exchanges.preview(shop.tom, at, { ...fields, evenIfShort: "on" });
    expect(shown).toMatchObject({
      outWorth: money(cheaper),
      difference: { way: "refund", amount: money(paid - cheaper) },
    });
    await exchanges.confirm(shop.tom, at, shown);
    expect(await steps.make(shop.tom, at, settled(at))).toMatchObject({ amount: money(paid - cheaper) });
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", paid - cheaper, currency]]);
  });

  test("edited: what is taken off and what is added, and the difference paid back", async () => {
    const at = await mugs();
    const shown = await edits.preview(shop.tom, at, { [`line.${at.mug}`]: "1", [`add.${at.other}`]: "1" });
    expect(shown).toMatchObject({
      before: money(paid * 2),
      after: money(paid + cheaper),
      back: money(paid - cheaper),
      owed: money(0),
    });
    await edits.confirm(shop.tom, at, shown);
    const how = { language: "en" as const, grouped: false, symbol: "none" };
    const view = await refund(shop.tom, at, { amount: write(paid - cheaper, currency, how) });
    expect(view).toMatchObject({ state: "succeeded", amount: money(paid - cheaper) });
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", paid - cheaper, currency]]);
  });
});
