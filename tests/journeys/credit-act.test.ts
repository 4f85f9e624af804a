import { describe, expect, test } from "vitest";
import { creditAct } from "#app/features/acts/credit/credit-kind.server.ts";
import { writeCreditSentence } from "#app/features/acts/credit/credit-sentence.ts";
import { parseCreditForm } from "#app/features/acts/credit/parse-credit-form.ts";
import { compareOrderAction, decideOrderAction } from "#app/features/acts/decide-order-action.server.ts";
import { openLive } from "#app/features/acts/live-act.server.ts";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import type { LedgerEntry } from "#tests/standin/state.ts";
import { countCalls } from "./count-admin-calls.ts";
import { actsOf, resolveAfter, watchOperation } from "./live-act-case.ts";
import {
  hurried,
  impatient,
  later,
  moneyOf,
  mugOrder,
  openCase,
  rowOf,
  toldIn,
  type RefundCase,
} from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const minute = 60_000;
const shop = shareRefundShop({
  scopes: ["read_store_credit_accounts", "write_store_credit_account_transactions", "write_orders"],
});
const { ask, preview, confirm, make } = actsOf(creditAct, parseCreditForm);

const five = { amount: "5,00", locale: "pl", until: "2099-12-31", note: "Late parcel" };
const fail = (fault: PlannedFault) => shop.world.standin.admin.faults.next({ operation: "CreditGive", ...fault });

/** An order of a customer of its own, so that nobody else's credit is in sight. */
async function openOwn(): Promise<RefundCase> {
  const { admin } = shop.world.standin;
  const state = admin.state(shop.domain);
  const customer = {
    ...state.customers.find(({ email }) => email)!,
    id: state.nextId++,
    email: `c${state.nextId}@x.test`,
  };
  state.customers.push(customer);
  return openCase(shop, (id) => mugOrder(shop, id, { customerId: customer.id }));
}

/** What really was given to the customer: the ledger. */
const given = ({ order }: RefundCase) =>
  shop.world.standin.admin
    .ledger(shop.domain)
    .filter(
      (entry): entry is Extract<LedgerEntry, { kind: "credit" }> =>
        entry.kind === "credit" && entry.customerId === order.customerId,
    )
    .map(({ amount, currency }) => [amount, currency]);

describe("store credit as a gesture", () => {
  test("form, preview and confirmation: three calls and few points; the ledger, the ticket and the reply agree", async () => {
    const at = await openOwn();
    const cost = watchOperation(shop, "CreditOrder");
    const opened = await countCalls(shop.tom, (desk) => openLive(creditAct)(desk, at.ticketNumber));
    expect(opened).toMatchObject({
      calls: ["read CreditOrder"],
      result: { ok: true, value: { balance: { minor: "0", currency: "EUR" } } },
    });
    const shown = await countCalls(shop.tom, (desk) => preview(desk, at, five));
    expect(shown).toMatchObject({
      calls: ["read CreditOrder"],
      result: {
        before: { minor: "0" },
        after: { minor: "500" },
        amount: { presentment: { minor: "500", currency: "EUR" } },
      },
    });
    expect(Math.max(...cost().points)).toBeLessThanOrEqual(62);
    expect(given(at)).toEqual([]);
    const made = await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result));
    expect(made.calls).toEqual(["act CreditGive"]);
    expect(made.result).toMatchObject({
      value: { kind: "credit", state: "succeeded", amount: { minor: "500" }, reason: "Late parcel" },
    });
    expect(given(at)).toEqual([[500, "EUR"]]);
    // It is no refund: nothing went back for the order.
    expect(moneyOf(shop, at)).toEqual([]);
    expect(await toldIn(shop, at)).toEqual([["succeeded", "confirmed"]]);
    const view = made.result?.ok ? made.result.value : null;
    expect(await rowOf(shop, view!.id)).toMatchObject({ reconciled: true, amountMinor: 500n, moneyState: "confirmed" });
    const sentence = writeCreditSentence(view!, "en");
    expect(sentence).toBe(
      "As a small apology I have added €5.00 of store credit to your account, to be used until December 31, 2099.",
    );
    expect(sentence).not.toMatch(/refund/i);
    // The same again gives nothing.
    expect((await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result))).calls).toEqual([]);
    expect(given(at)).toEqual([[500, "EUR"]]);
    expect(await preview(shop.tom, at, five)).toMatchObject({ before: { minor: "500" }, after: { minor: "1000" } });
  });

  test("eight presses at once: once", async () => {
    const at = await openOwn();
    const shown = await preview(shop.tom, at, five);
    await Promise.all(Array.from({ length: 8 }, () => confirm(shop.tom, at, shown)));
    expect(given(at)).toEqual([[500, "EUR"]]);
  });

  test.each([
    ["-5", "negative"],
    ["0", "zero"],
    ["1.234", "ambiguous"],
    ["5.0011", "too_many_decimals"],
    ["1e3", "malformed"],
    ["$5", "other_currency"],
    ["9999999999999", "too_large"],
  ])("%s is not taken", async (amount, problem) => {
    expect(parseCreditForm(Object.entries({ amount, locale: "pl" }), shop.tom)).toMatchObject({
      problems: [{ field: "amount", problem }],
    });
  });

  test("no customer, no permission, another sum than was shown, a day that is over", async () => {
    const nobody = await openCase(shop, (id) => mugOrder(shop, id, { customerId: null }));
    expect(await openLive(creditAct)(shop.tom, nobody.ticketNumber)).toMatchObject({ problem: "no_customer" });
    expect(await ask(shop.tom, nobody, five)).toMatchObject({ problems: [{ problem: "no_customer" }] });
    const at = await openOwn();
    const without = { ...shop.tom, shopify: { ...shop.tom.shopify, scopes: ["write_orders"] } };
    expect(await openLive(creditAct)(without, at.ticketNumber)).toMatchObject({
      problem: "scope_missing",
      detail: "read_store_credit_accounts,write_store_credit_account_transactions",
    });
    expect(await ask(shop.tom, at, { ...five, until: "2020-01-01" })).toMatchObject({ problems: [{ problem: "day" }] });
    const shown = await preview(shop.tom, at, five);
    const forged = { ...shown, amount: { ...shown.amount, presentment: { minor: "50000", currency: "EUR" } } };
    expect(await confirm(shop.tom, at, forged)).toMatchObject({ ok: false, problem: "amount_changed" });
    expect(given(at)).toEqual([]);
  });
});

describe("its answer is lost", () => {
  test.each<[string, PlannedFault]>([
    ["cut after Shopify acted", { kind: "reset-after" }],
    ["500 after Shopify acted", { kind: "status-after", status: 500 }],
    ["null beside an error, after Shopify acted", { kind: "partial", path: ["storeCreditAccountCredit"] }],
  ])("%s: it is found among what the customer was given", async (_name, fault) => {
    const at = await openOwn();
    fail(fault);
    const unsure = await make(shop.tom, at, five);
    expect(unsure).toMatchObject({ state: "unknown", problem: "no_answer" });
    await resolveAfter(shop, 1, unsure.id);
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "succeeded", moneyState: "confirmed" });
    expect(given(at)).toEqual([[500, "EUR"]]);
  });

  test.each<[string, PlannedFault]>([
    ["cut before Shopify acted", { kind: "reset-before" }],
    ["503 before Shopify acted", { kind: "status-before", status: 503 }],
  ])("%s: nobody asks again; after an hour a person compares and decides", async (_name, fault) => {
    const at = await openOwn();
    const asked = watchOperation(shop, "CreditGive");
    fail(fault);
    const unsure = await make(shop.tom, at, five);
    for (const minutes of [1, 20, 59]) await resolveAfter(shop, minutes, unsure.id);
    expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
    await resolveAfter(shop, 61, unsure.id);
    expect(await rowOf(shop, unsure.id)).toMatchObject({ state: "needs_person", problem: "no_sign" });
    const hourLater = later(shop.tom, 62 * minute);
    const id = BigInt(unsure.id);
    expect(await compareOrderAction(hourLater, at.ticketNumber, id)).toMatchObject({
      value: { asked: { minor: "500" }, shopify: { kind: "listed", refunds: [] }, mayDenyAt: null },
    });
    expect(await decideOrderAction(hourLater, at.ticketNumber, id, "not_made", "Looked in Shopify")).toMatchObject({
      value: { action: { state: "failed", problem: "person_not_made" } },
    });
    expect(asked().times).toBe(0);
    expect(given(at)).toEqual([]);
  });

  test("somebody gave another sum in Shopify: that is not ours, and is shown to who decides", async () => {
    const at = await openOwn();
    fail({ kind: "reset-before" });
    const unsure = await make(shop.tom, at, five);
    await make(shop.eva, await openCase(shop, (id) => mugOrder(shop, id, { customerId: at.order.customerId })), {
      amount: "7",
    });
    await resolveAfter(shop, 61, unsure.id);
    expect(await compareOrderAction(later(shop.tom, 62 * minute), at.ticketNumber, BigInt(unsure.id))).toMatchObject({
      value: { shopify: { kind: "listed", refunds: [{ amount: { minor: "700" }, ours: true }] } },
    });
    expect(given(at)).toEqual([[700, "EUR"]]);
  });

  test("what the merchant had given before is not ours, also where it is the same sum", async () => {
    const at = await openOwn();
    const state = shop.world.standin.admin.state(shop.domain);
    const [account, entry] = [state.nextId++, state.nextId++];
    state.storeCredit.push({ id: account, customerId: at.order.customerId!, currency: "EUR", balance: 500 });
    (state.creditEntries ??= []).push({
      id: entry,
      accountId: account,
      amount: 500,
      balance: 500,
      createdAt: new Date().toISOString(),
      expiresAt: null,
      event: "ADJUSTMENT",
    });
    fail({ kind: "reset-before" });
    const unsure = await make(shop.tom, at, { amount: "5" });
    await resolveAfter(shop, 1, unsure.id);
    expect((await rowOf(shop, unsure.id)).state).toBe("unknown");
    expect(given(at)).toEqual([]);
  });

  test("Shopify gives it after we gave up waiting: it is found, once", async () => {
    const at = await openOwn();
    const shown = await preview(shop.tom, at, five);
    fail({ kind: "act-late", ms: 700, answers: true });
    const told = await confirm(await impatient(shop.tom, 300), at, shown);
    expect(told).toMatchObject({ value: { state: "unknown" } });
    await expect.poll(() => given(at).length, { timeout: 10_000 }).toBe(1);
    const desk = hurried(later(shop.app, minute));
    await Promise.all(Array.from({ length: 4 }, () => sweepOrderActions(desk)));
    expect(await toldIn(shop, at)).toEqual([
      ["unknown", "none"],
      ["succeeded", "confirmed"],
    ]);
    expect(given(at)).toEqual([[500, "EUR"]]);
  });

  test("Shopify's refusal is said in its words", async () => {
    const at = await openOwn();
    fail({
      kind: "user-errors",
      errors: [{ field: null, message: "The credit limit was exceeded", code: "CREDIT_LIMIT_EXCEEDED" }],
    });
    expect(await make(shop.tom, at, five)).toMatchObject({
      state: "failed",
      problem: "refused",
      problemDetail: "The credit limit was exceeded",
    });
  });
});
