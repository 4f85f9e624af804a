import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as creditRoute from "#app/routes/app.tickets.$number.credit.ts";
import * as refundRoute from "#app/routes/app.tickets.$number.refund.ts";
import { creditAct } from "#app/features/acts/credit/credit-kind.server.ts";
import { parseCreditForm } from "#app/features/acts/credit/parse-credit-form.ts";
import { openRefundForm } from "#app/features/acts/refund/open-refund-form.server.ts";
import { previewLive } from "#app/features/acts/live-act.server.ts";
import { pair, sampleLine } from "#tests/standin/admin/sample-orders.ts";
import { moneyOf, mugOrder, openCase, preview, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";
import { message, post } from "./webhooks-post.ts";

/**
 * How money could go wrong, case by case, and the test that shows that it does not: file and name. What moved is read
 * from the stand-in's books, never from our own tables. Cases without a file are told below.
 */
const cases: Record<string, [says: string, ...where: [file: string, name: string][]]> = {
  M01: [
    "the same form posted many times at once pays once",
    ["refund-once.test.ts", "the same form posted a hundred times at once: all are told the first one's result"],
  ],
  M02: [
    "two agents, one line, the same moment: one is made, the other sees what is left",
    ["refund-once.test.ts", "two agents, one unit: the second is told, and Shopify is not asked again"],
    ["refund-once.test.ts", "two agents, more money than there is: the second sees what is left"],
  ],
  M03: [
    "refund and cancellation at once: never more back than was paid",
    ["cancellation-once.test.ts", "at once: one of them is made, and never more goes back than was paid"],
  ],
  M04: [
    "killed after Shopify acted: found, and paid once",
    ["refund-killed.test.ts", "killed %s Shopify acts: the sweeper ends it, and the money goes back once"],
  ],
  M05: [
    "killed before Shopify was asked: asked with the same key, and paid once",
    ["refund-killed.test.ts", "killed %s Shopify acts: the sweeper ends it, and the money goes back once"],
  ],
  M06: [
    "the answer is lost: read back, no second payment",
    ["refund-faults.test.ts", "the connection is cut after Shopify acted"],
  ],
  M07: ["Shopify acts after we gave up waiting", ["refund-faults.test.ts", "the answer comes after the time-out"]],
  M08: [
    "no room five times, then done: one refund",
    ["refund-faults.test.ts", "busy five times, then done: one refund"],
  ],
  M09: [
    "500 after acting, 503 before: both end right",
    ["refund-faults.test.ts", "500 after Shopify acted"],
    ["refund-faults.test.ts", "503 before Shopify acts"],
  ],
  M10: [
    "Shopify refuses: nothing moved, its words are shown, one may try anew",
    [
      "refund-faults.test.ts",
      "Shopify refuses: nothing moved, its words are shown, and a new preview may be confirmed",
    ],
  ],
  M11: [
    "200 with null beside errors is no success",
    ["refund-faults.test.ts", "the refund is null beside an error, after Shopify acted"],
  ],
  M12: [
    "the payment fails later: the ticket says so and comes back",
    ["webhooks-money.test.ts", "a refund that is under way, and then %s: money %s, ticket %s"],
  ],
  M13: [
    "the same key with another content: it stops, and a person looks",
    ["refund-faults.test.ts", "a key that Shopify knows with another content"],
  ],
  M14: [
    "a key that is too old is never sent again",
    ["refund-faults.test.ts", "a key that Shopify may have forgotten is never used again"],
  ],
  M15: [
    "store credit whose answer is lost is not asked for again, a person decides",
    ["credit-act.test.ts", "%s: nobody asks again; after an hour a person compares and decides"],
  ],
  M16: ["amounts as hostile as they come are refused or exact"],
  M17: [
    "above one's limit, or approving oneself, by a forged form: refused, and written down",
    ["authority-approvals.test.ts", "who asked, who may not, and who may not do such acts do not approve"],
  ],
  M18: ["the permission is taken back in the middle: said, and nothing moves"],
  M19: ["no macro, rule or machine moves money: a person confirms"],
};

const here = import.meta.dirname;

test.each(Object.entries(cases))("%s is told by a test that is there", (id, [, ...where]) => {
  for (const [file, name] of where) expect(fs.readFileSync(path.join(here, file), "utf8")).toContain(name);
  if (!where.length) expect(fs.readFileSync(import.meta.filename, "utf8")).toContain(`${id}: `);
});

const shop = shareRefundShop({
  scopes: ["write_orders", "read_store_credit_accounts", "write_store_credit_account_transactions"],
});

type Answer = { ok: boolean; problem?: string; problems?: { field: string; problem: string }[]; value?: never };
type Route = Pick<typeof refundRoute, "action">;

/** Posts a form as a page of somebody of the staff would: really signed, through the route. */
async function send({ action }: Route, at: RefundCase, fields: Record<string, string>, staff = 0): Promise<Answer> {
  const request = shop.world.staffRequest("/app/tickets/any", {
    method: "POST",
    body: new URLSearchParams(fields),
    staff,
  });
  return (await action({ request, params: { number: String(at.ticketNumber) }, context: {} } as never)) as Answer;
}

const drafted = ({ order }: RefundCase) => shop.tom.db.orderAction.findMany({ where: { orderId: BigInt(order.id) } });

const hostile = [
  "0",
  "-5.00",
  "−5.00",
  "1e308",
  "1e2",
  "Infinity",
  "NaN",
  "0x10",
  "1.005",
  "9".repeat(400),
  "5.00 USD",
  "5,00,00",
  "5.00; drop table order_action",
  "\u0000",
  "<b>5</b>",
  "29.01",
];
const exact: [typed: string, locale: string, minor: number][] = [
  ["5,00", "pl", 500],
  ["5.00", "en", 500],
  ["€5", "en", 500],
  ["٥٫٠٠", "en", 500],
  ["５", "en", 500],
  [" 0,05 ", "pt-BR", 5],
];

describe("M16: amounts as hostile as they come", () => {
  test("are refused at the field, and nothing is written or moved", async () => {
    const at = await openCase(shop);
    for (const amount of hostile)
      for (const route of [refundRoute, creditRoute] as Route[]) {
        // Of a gift there may be more than was paid.
        if (route === creditRoute && amount === "29.01") continue;
        const answer = await send(route, at, { intent: "preview", amount, currency: "EUR", locale: "en" });
        expect([amount, answer.ok, answer.problems?.[0]?.field]).toEqual([amount, false, "amount"]);
      }
    expect(await drafted(at)).toEqual([]);
    expect(moneyOf(shop, at)).toEqual([]);
  });

  test("written as people of other countries write them they are exact to the cent", async () => {
    const at = await openCase(shop);
    let expected = 0;
    for (const [amount, locale, minor] of exact) {
      const fields = { amount, currency: "EUR", locale };
      const shown = (await send(refundRoute, at, { intent: "preview", ...fields })) as unknown as {
        value: { requestKey: string; amount: { presentment: { minor: string; currency: string } } };
      };
      expect(shown.value.amount.presentment).toEqual({ minor: String(minor), currency: "EUR" });
      const { requestKey } = shown.value;
      const made = await send(refundRoute, at, {
        intent: "confirm",
        requestKey,
        amountMinor: String(minor),
        currency: "EUR",
      });
      expect(made).toMatchObject({ ok: true, value: { state: "succeeded" } });
      expected += minor;
      expect(moneyOf(shop, at).reduce((sum, [, one]) => sum + Number(one), 0)).toBe(expected);
    }
  });

  test.each([
    ["JPY", "0.5", "too_many_decimals"],
    ["JPY", "500", null],
    ["KWD", "1.2345", "too_many_decimals"],
    ["KWD", "0.125", null],
    ["KWD", "1,250", "ambiguous"],
  ])("in %s: %s", async (currency, amount, problem) => {
    const at = await openCase(shop, (id) =>
      mugOrder(shop, id, {
        presentmentCurrency: currency,
        lines: [sampleLine(id * 10 + 1, { quantity: 2, unitPrice: pair(1000, 1600), tax: pair(0) })],
        shippingLines: [],
      }),
    );
    const answer = await send(refundRoute, at, { intent: "preview", amount, currency, locale: "en" });
    if (problem) expect(answer.problems).toMatchObject([{ field: "amount", problem }]);
    else expect(answer.ok).toBe(true);
  });
});

test("M17: forged above one's limit by amount, by role, by state: refused, written down, nothing moves", async () => {
  const at = await openCase(shop);
  const { db } = shop.tom;
  const role = await db.role.create({
    data: { name: "Careful", abilities: ["refund", "shipping_over"], perActMinor: 500n },
  });
  const before = await db.staff.findFirstOrThrow({ where: { id: shop.tom.staff.id } });
  await db.staff.updateMany({ where: { id: before.id }, data: { roleId: role.id, accountOwner: false } });
  try {
    const forged = {
      currency: "EUR",
      locale: "en",
      role: "owner",
      perActMinor: "99999",
      staffId: "1",
      state: "running",
    };
    const shown = (await send(refundRoute, at, { intent: "preview", amount: "5.01", ...forged })) as unknown as {
      value: { requestKey: string; over: { limit: string }[] };
    };
    expect(shown).toMatchObject({ ok: true });
    expect(shown.value.over).toMatchObject([{ limit: "perAct" }]);
    const { requestKey } = shown.value;
    const confirm = { intent: "confirm", requestKey, ...forged };
    expect(await send(refundRoute, at, { ...confirm, amountMinor: "501" })).toMatchObject({ problem: "over_limit" });
    expect(await send(refundRoute, at, { ...confirm, amountMinor: "500" })).toMatchObject({
      problem: "amount_changed",
    });
    // Somebody without a limit does not lend them theirs.
    expect(await send(refundRoute, at, { ...confirm, amountMinor: "501" }, 1)).toMatchObject({
      problem: "preview_expired",
    });
    const noted = await db.auditEntry.findMany({
      where: { kind: "refused", ticketNumber: at.ticketNumber },
      orderBy: { id: "asc" },
    });
    expect(noted.map(({ after }) => (after as { what: string }).what)).toEqual(["limit", "amount", "preview"]);
    expect(moneyOf(shop, at)).toEqual([]);
  } finally {
    await db.staff.updateMany({
      where: { id: before.id },
      data: { roleId: before.roleId, accountOwner: before.accountOwner },
    });
  }
});

test("M18: Shopify tells that the permission is gone: the form says so, what was previewed does nothing", async () => {
  const at = await openCase(shop);
  const shown = await preview(shop.tom, at, { amount: "5.00" });
  const tell = async () => {
    const { scopes } = shop.world.standin.admin.state(shop.domain).installation!;
    await post(message(shop.domain, "app/scopes_update", { previous: [], current: scopes }));
    await shop.world.workJobs();
  };
  shop.world.standin.revoke(shop.domain, ["write_orders"]);
  try {
    await tell();
    const desk = await shop.world.staffDesk(0, 0);
    expect(await openRefundForm(desk, at.ticketNumber)).toMatchObject({
      ok: false,
      problem: "scope_missing",
      detail: "write_orders",
    });
    const { requestKey, amount } = shown;
    const confirm = { intent: "confirm", requestKey, amountMinor: amount.presentment.minor, currency: "EUR" };
    expect(await send(refundRoute, at, confirm)).toMatchObject({ problem: "scope_missing", detail: "write_orders" });
    expect((await drafted(at)).map(({ state }) => state)).toEqual(["drafted"]);
    expect(moneyOf(shop, at)).toEqual([]);
  } finally {
    shop.world.standin.grant(shop.domain, ["write_orders"]);
    await tell();
  }
  // Given back, the same button does it.
  const confirm = { intent: "confirm", requestKey: shown.requestKey, amountMinor: "500", currency: "EUR" };
  expect(await send(refundRoute, at, confirm)).toMatchObject({ ok: true, value: { state: "succeeded" } });
  expect(moneyOf(shop, at)).toEqual([["shopify_payments", 500, "EUR"]]);
});

describe("M19: a person confirms", () => {
  const app = path.resolve(here, "../../app");
  const sources = fs
    .readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("generated") && !file.endsWith(".d.ts"))
    .map((file) => [file, fs.readFileSync(path.join(app, file), "utf8")] as const);
  const importersOf = (name: string): string[] =>
    sources.filter(([, text]) => new RegExp(`import [^;]*\\b${name}\\b[^;]*from`).test(text)).map(([file]) => file);

  test("only what a person's own request reaches begins an act, or approves one", () => {
    // A shopper presses, too: what the merchant's rule for it allows, within the day's bounds.
    expect(importersOf("confirmAction").sort()).toEqual([
      "act-route.server.ts",
      "features/self-service/requests/do-at-once.server.ts",
    ]);
    expect(importersOf("askApproval")).toEqual(["act-route.server.ts"]);
    expect(importersOf("approveAction")).toEqual(["routes/app.tickets.$number.approval.ts"]);
    expect(importersOf("startAction").sort()).toEqual([
      "features/acts/authority/approve-action.server.ts",
      "features/acts/confirm-order-action.server.ts",
    ]);
  });
});

test("a gift is asked for in the sum that was typed, whatever else the form says", async () => {
  const at = await openCase(shop);
  const choice = parseCreditForm(Object.entries({ amount: "1.234", locale: "en", currency: "KWD" }), shop.tom);
  expect(choice).toMatchObject({ ok: false, problems: [{ field: "amount", problem: "too_many_decimals" }] });
  const right = parseCreditForm(Object.entries({ amount: "1,23", locale: "pl", currency: "KWD" }), shop.tom);
  if (!right.ok) throw new Error("refused");
  const shown = await previewLive(creditAct)(shop.tom, at.ticketNumber, right.value);
  expect(shown).toMatchObject({ value: { amount: { presentment: { minor: "123", currency: "EUR" } } } });
});
