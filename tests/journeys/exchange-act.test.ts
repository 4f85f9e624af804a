import { describe, expect, test } from "vitest";
import { exchangeAct } from "#app/features/acts/exchange/exchange-kind.server.ts";
import { openLive } from "#app/features/acts/live-act.server.ts";
import { parseReturnForm } from "#app/features/acts/return/parse-return-form.ts";
import { parseReturnStepForm } from "#app/features/acts/return-step/parse-return-step-form.ts";
import { returnStepAct } from "#app/features/acts/return-step/return-step-kind.server.ts";
import { builtInRoles } from "#app/features/team/role.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { withNames } from "#app/features/acts/action-row.ts";
import { lookForStep } from "#app/features/acts/return-step/ask-for-step.server.ts";
import type { ReturnStepForm } from "#app/features/acts/return-step/return-step-preview.ts";
import { countCalls } from "./count-admin-calls.ts";
import { actsOf, resolveAfter, watchOperation } from "./live-act-case.ts";
import { moneyOf, mugOrder, openCase, rowOf, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop({ scopes: ["read_returns", "write_returns", "write_orders"], isUnthrottled: true });
const exchanges = actsOf(exchangeAct, parseReturnForm);
const steps = actsOf(returnStepAct, parseReturnStepForm);

const admin = () => shop.world.standin.admin;
const fail = (operation: string, fault: PlannedFault) => admin().faults.next({ operation, ...fault });
const orderOf = ({ order }: RefundCase) =>
  admin()
    .state(shop.domain)
    .orders.find(({ id }) => id === order.id)!;
const returnsOf = (at: RefundCase) => orderOf(at).returns ?? [];
const invoicesOf = ({ order }: RefundCase) =>
  admin()
    .ledger(shop.domain)
    .flatMap((entry) => (entry.kind === "invoice" && entry.orderId === order.id ? [entry.amount] : []));

/** An order of two mugs (10.00 each) that was sent, and a variant of the mug that costs so much today. */
async function sentCase(price: number, stock = 5) {
  const state = admin().state(shop.domain);
  const product = state.products.find(({ variants }) => variants.length > 1)!;
  const [bought, other] = product.variants;
  const at = await openCase(shop, (id) => {
    const order = mugOrder(shop, id);
    Object.assign(order.lines[0]!, { productId: product.id, variantId: bought!.id });
    return order;
  });
  const parcel = admin().edits.fulfillOrder(shop.domain, at.order.id);
  other!.price = price;
  for (const [place, { id }] of state.locations.entries())
    state.inventory[`${other!.id}:${id}`] = place === 0 ? stock : 0;
  return { ...at, sent: String(parcel.id * 100), variant: String(other!.id), product };
}
type SentCase = Awaited<ReturnType<typeof sentCase>>;

const mugFor = ({ sent, variant }: SentCase, more: Record<string, string> = {}) => ({
  [`line.${sent}`]: "1",
  [`reason.${sent}`]: "5",
  [`instead.${sent}`]: variant,
  ...more,
});
/** The exchange as the form settles it: everything is back, everything goes out. */
function settled(at: SentCase, more: Record<string, string> = {}) {
  const { id, lines, exchange } = returnsOf(at).at(-1)!;
  return {
    return: String(id),
    how: "receive",
    ...Object.fromEntries(lines.map((line) => [`line.${id}.${line.id}`, String(line.quantity)])),
    ...Object.fromEntries(exchange.map((line) => [`out.${id}.${line.id}`, String(line.quantity)])),
    ...more,
  };
}

describe("an exchange", () => {
  test("for something dearer: the difference is shown, then owed; the customer gets an invoice, once", async () => {
    const at = await sentCase(1500);
    const cost = watchOperation(shop, "ReturnOrder");
    const opened = await countCalls(shop.tom, (desk) => openLive(exchangeAct)(desk, at.ticketNumber));
    expect(opened.calls).toEqual(["read ReturnOrder"]);
    const offered = opened.result?.ok ? opened.result.value.lines.find(({ sentId }) => sentId === at.sent) : null;
    expect(offered?.variants).toContainEqual(expect.objectContaining({ variantId: at.variant, stock: 5 }));
    const shown = await countCalls(shop.tom, (desk) => exchanges.preview(desk, at, mugFor(at)));
    expect(shown).toMatchObject({
      calls: ["read ReturnOrder"],
      result: {
        worth: { minor: "1000" },
        outWorth: { minor: "1500" },
        difference: { way: "invoice", amount: { minor: "500", currency: "EUR" } },
        out: [{ quantity: 1, stock: 5, isShort: false }],
      },
    });
    expect(Math.max(...cost().points)).toBeLessThanOrEqual(100);
    const made = await countCalls(shop.tom, (desk) => exchanges.confirm(desk, at, shown.result));
    expect(made).toMatchObject({ calls: ["act ReturnCreate"], result: { value: { state: "succeeded" } } });
    // Who reads or approves it sees what goes out and who pays what.
    const about = { difference: "invoice", differenceMinor: "500", differenceCurrency: "EUR" };
    expect(made.result).toMatchObject({ value: { about: { ...about, out: expect.stringMatching(/^1 × /) } } });
    expect(returnsOf(at)).toMatchObject([{ status: "OPEN", exchange: [{ quantity: 1, processed: 0 }] }]);
    expect(orderOf(at).lines).toHaveLength(2);

    const owed = await steps.preview(shop.tom, at, settled(at, { invoice: "on" }));
    expect(owed).toMatchObject({ owed: { minor: "500" }, invoice: true, amount: { presentment: { minor: "0" } } });
    const done = await countCalls(shop.tom, (desk) => steps.confirm(desk, at, owed));
    expect(done).toMatchObject({
      calls: ["act ReturnProcess", "act ExchangeInvoice"],
      result: {
        value: {
          state: "succeeded",
          moneyState: "none",
          about: { ...about, invoiced: "1", out: expect.stringMatching(/^1 × /) },
        },
      },
    });
    expect(await steps.confirm(shop.tom, at, owed)).toMatchObject({ value: { state: "succeeded" } });
    expect([moneyOf(shop, at), invoicesOf(at)]).toEqual([[], [500]]);
    expect(orderOf(at).lines[2]).toMatchObject({ variantId: Number(at.variant), quantity: 1 });
    expect(orderOf(at).holds).toMatchObject([{ reason: "AWAITING_PAYMENT" }]);
    // As long as it is owed, it can be sent again.
    const { id } = returnsOf(at)[0]!;
    const again = await countCalls(shop.tom, (desk) => steps.make(desk, at, { return: String(id), how: "invoice" }));
    expect(again).toMatchObject({
      calls: ["read ReturnSteps", "act ExchangeInvoice"],
      result: { state: "succeeded", variant: "invoice", moneyState: "none" },
    });
    expect(invoicesOf(at)).toEqual([500, 500]);
  });

  test("for something cheaper: the difference goes back, Shopify's sum, once", async () => {
    const at = await sentCase(700);
    expect(await exchanges.preview(shop.tom, at, mugFor(at))).toMatchObject({
      difference: { way: "refund", amount: { minor: "300" } },
    });
    await exchanges.make(shop.tom, at, mugFor(at));
    const told = await steps.make(shop.tom, at, settled(at, { invoice: "on" }));
    expect(told).toMatchObject({ state: "succeeded", moneyState: "confirmed", amount: { minor: "300" } });
    expect([moneyOf(shop, at), invoicesOf(at)]).toEqual([[["shopify_payments", 300, "EUR"]], []]);
    // Eleven more refunds of the return since: its own stands behind the ten newest, and is found.
    const row = await shop.tom.db.orderAction.findFirstOrThrow({ where: { id: BigInt(told.id) }, include: withNames });
    const { refunds } = orderOf(at);
    const own = refunds.at(-1)!;
    const more = Array.from({ length: 11 }, (_none, index) => ({ ...structuredClone(own), id: own.id * 10 + index }));
    refunds.push(...more);
    returnsOf(at)[0]!.refundIds.push(...more.map(({ id }) => id));
    const found = { kind: "done", result: { madeId: String(own.id), total: { presentment: { minor: "300" } } } };
    expect(await lookForStep(shop.app, row)).toMatchObject(found);
    // Nobody knows its number, and all of them came since: all are read.
    expect(await lookForStep(shop.app, { ...row, shopifyId: null })).toMatchObject({ kind: "done" });
  });

  test("for the same money: nobody pays; the fee makes the customer owe it", async () => {
    const at = await sentCase(1000);
    expect(await exchanges.preview(shop.tom, at, mugFor(at))).toMatchObject({ difference: { way: "even" } });
    const fee = mugFor(at, { fee: "2", currency: "EUR" });
    expect(await exchanges.preview(shop.tom, at, fee)).toMatchObject({
      difference: { way: "invoice", amount: { minor: "200" } },
    });
    await exchanges.make(shop.tom, at, mugFor(at));
    await steps.make(shop.tom, at, settled(at, { invoice: "on" }));
    expect([moneyOf(shop, at), invoicesOf(at)]).toEqual([[], []]);
    expect(orderOf(at).holds ?? []).toEqual([]);
  });

  const limitedTo = (perActMinor: bigint) => ({
    ...shop.tom,
    staff: { ...shop.tom.staff, role: { ...builtInRoles.agent, perActMinor } },
  });
  const overBy = (minor: string) => [{ limit: "perAct", wouldBe: { minor, currency: "EUR" } }];
  const valueOf = async (id: string) => (await rowOf(shop, id)).valueMinor;

  test("what goes out beyond what comes back is given: who may not give so much is over the limit; an even exchange gives nothing", async () => {
    const even = await sentCase(1000);
    expect(await exchanges.preview(limitedTo(0n), even, mugFor(even))).toMatchObject({ over: [] });
    const at = await sentCase(1500);
    const limited = limitedTo(499n);
    const shown = await exchanges.preview(limited, at, mugFor(at));
    expect(shown).toMatchObject({ over: overBy("500"), amount: { presentment: { minor: "0" } } });
    expect(await exchanges.confirm(limited, at, shown)).toMatchObject({ problem: "over_limit" });

    // Also agreeing to what a customer asked for.
    const asked = admin().edits.requestReturn(shop.domain, at.order.id, Number(at.mug), 1);
    const approve = { return: String(asked.id), how: "approve" };
    expect(await steps.preview(limited, at, approve)).toMatchObject({ over: [] });
    returnsOf(at)[0]!.exchange.push({ id: 77, variantId: Number(at.variant), quantity: 1, processed: 0, lineIds: [] });
    const agreed = await countCalls(limited, (desk) => steps.preview(desk, at, approve));
    expect(agreed).toMatchObject({
      calls: ["read ReturnSteps", "read ExchangeWorth"],
      result: { over: overBy("500") },
    });
    // The form knows what goes out: then it is one call to open, one to preview, and at most two to make it.
    const opened = await countCalls(limited, (desk) => openLive(returnStepAct)(desk, at.ticketNumber));
    expect(opened.calls).toEqual(["read ReturnSteps"]);
    const { goesOut } = (opened.result as { value: ReturnStepForm }).value.returns[0]!;
    const known = { ...approve, [`goesOut.${asked.id}`]: goesOut };
    const shownKnown = await countCalls(limited, (desk) => steps.preview(desk, at, known));
    expect(shownKnown).toMatchObject({ calls: ["read ReturnSteps"], result: { over: overBy("500") } });
    // What it says of them counts for nothing.
    const forged = { ...approve, [`goesOut.${asked.id}`]: goesOut.replace("*1", "*0") };
    const told = await countCalls(limited, (desk) => steps.preview(desk, at, forged));
    expect(told.calls.at(-1)).toBe("read ExchangeWorth");
    expect(told.result).toMatchObject({ over: overBy("500") });
    expect(await steps.confirm(limited, at, agreed.result)).toMatchObject({ problem: "over_limit" });
    expect(returnsOf(at)).toMatchObject([{ status: "REQUESTED" }]);
    const labelled = await steps.preview(shop.tom, at, { ...known, trackingNumber: "DHL 1" });
    const made = await countCalls(shop.tom, (desk) => steps.confirm(desk, at, labelled));
    expect(made.calls).toEqual(["act ReturnApprove", "act ReturnLabel"]);
    // What was weighed then is not weighed again when it is settled.
    expect(await steps.preview(limitedTo(0n), at, settled(at))).toMatchObject({ over: [], owed: { minor: "500" } });
  });

  test("goods that go out with nothing back are given when it is settled, whoever set it up; none counts twice", async () => {
    const at = await sentCase(1500);
    const made = await exchanges.make(shop.tom, at, mugFor(at, { fee: "2", currency: "EUR" }));
    expect(await valueOf(made.id)).toBe(500n);
    // All of it: what is owed was weighed, and a fee is no gift.
    expect(await steps.preview(limitedTo(0n), at, settled(at))).toMatchObject({ over: [], owed: { minor: "700" } });
    const { id, lines } = returnsOf(at)[0]!;
    const early = settled(at, { [`line.${id}.${lines[0]!.id}`]: "0" });
    expect(await steps.preview(limitedTo(999n), at, early)).toMatchObject({
      over: overBy("1000"),
      owed: { minor: "1700" },
    });

    // One that was set up in Shopify.
    const there = await sentCase(2000);
    const opened = admin().edits.requestReturn(shop.domain, there.order.id, Number(there.mug), 1);
    Object.assign(opened, { status: "OPEN" });
    opened.exchange.push({ id: 78, variantId: Number(there.variant), quantity: 1, processed: 0, lineIds: [] });
    const nothingBack = settled(there, { [`line.${opened.id}.${opened.lines[0]!.id}`]: "0" });
    const narrow = limitedTo(1000n);
    const shown = await steps.preview(narrow, there, nothingBack);
    expect(shown).toMatchObject({ over: overBy("2000") });
    expect(await steps.confirm(narrow, there, shown)).toMatchObject({ problem: "over_limit" });
    expect(returnsOf(there)).toMatchObject([{ exchange: [{ processed: 0 }] }]);
    const done = await steps.make(shop.tom, there, nothingBack);
    expect(await valueOf(done.id)).toBe(2000n);
  });

  test("for something else of the shop: what that costs, and the difference, by Shopify's calculation", async () => {
    const at = await sentCase(1000);
    const other = admin()
      .state(shop.domain)
      .products.find(({ id }) => id !== at.product.id)!;
    const [variant] = other.variants;
    variant!.price = 1800;
    for (const { id } of admin().state(shop.domain).locations)
      admin().state(shop.domain).inventory[`${variant!.id}:${id}`] = 3;
    const fields = mugFor(at, { [`instead.${at.sent}`]: String(variant!.id) });
    const shown = await countCalls(shop.tom, (desk) => exchanges.preview(desk, at, fields));
    expect(shown).toMatchObject({
      calls: ["read ReturnOrder"],
      result: {
        out: [{ title: expect.stringContaining(other.title), quantity: 1, isShort: false }],
        outWorth: { minor: "1800" },
        difference: { way: "invoice", amount: { minor: "800", currency: "EUR" } },
      },
    });
    expect(await exchanges.confirm(shop.tom, at, shown.result)).toMatchObject({ value: { state: "succeeded" } });
    expect(returnsOf(at)).toMatchObject([{ exchange: [{ variantId: variant!.id, quantity: 1 }] }]);
    await steps.make(shop.tom, at, settled(at, { invoice: "on" }));
    expect([moneyOf(shop, at), invoicesOf(at)]).toEqual([[], [800]]);
  });

  test("what does not fit is said: nothing instead, no such variant, too few in stock", async () => {
    const at = await sentCase(1000, 0);
    const ask = async (fields: Record<string, string>) => {
      const answer = await exchanges.ask(shop.tom, at, fields);
      return answer && !answer.ok ? answer.problems.map(({ field, problem }) => [field, problem]) : answer;
    };
    const field = `instead.${at.sent}`;
    expect(await ask(mugFor(at, { [field]: "" }))).toEqual([["", "nothing_chosen_instead"]]);
    expect(await ask(mugFor(at))).toEqual([[field, "sold_out"]]);
    expect(await ask(mugFor(at, { [field]: "77" }))).toEqual([[field, "unknown_variant"]]);
    expect(await ask(mugFor(at, { evenIfShort: "on" }))).toMatchObject({
      ok: true,
      value: { out: [{ isShort: true }] },
    });
    expect(returnsOf(at)).toEqual([]);
  });

  test("a part of an even exchange is back: only what goes out for it goes out, and nobody owes anything", async () => {
    const at = await sentCase(1000);
    await exchanges.make(shop.tom, at, mugFor(at, { [`line.${at.sent}`]: "2" }));
    const { id, lines, exchange } = returnsOf(at)[0]!;
    const back = `line.${id}.${lines[0]!.id}`;
    const out = `out.${id}.${exchange[0]!.id}`;
    const ask = (fields: Record<string, string>) => steps.ask(shop.tom, at, settled(at, { invoice: "on", ...fields }));
    expect(await ask({ [out]: "3" })).toMatchObject({ problems: [{ field: out, problem: "quantity", detail: "2" }] });
    // All of it before all is back: owed by now, and not yet asked for.
    expect(await ask({ [back]: "1" })).toMatchObject({ value: { owed: { minor: "1000" }, invoice: false } });
    const half = { invoice: "on", [back]: "1", [out]: "1" };
    for (const done of [1, 2]) {
      await steps.make(shop.tom, at, settled(at, half));
      expect(returnsOf(at)).toMatchObject([{ lines: [{ processed: done }], exchange: [{ processed: done }] }]);
    }
    expect([moneyOf(shop, at), invoicesOf(at), orderOf(at).holds ?? []]).toEqual([[], [], []]);
  });

  test("what is owed although nothing goes out is asked of nobody; what goes out can go last", async () => {
    const at = await sentCase(1500);
    await exchanges.make(shop.tom, at, mugFor(at));
    const { id, lines, exchange } = returnsOf(at)[0]!;
    await steps.make(shop.tom, at, settled(at, { [`out.${id}.${exchange[0]!.id}`]: "0" }));
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", 1000, "EUR"]]);
    const late = settled(at, { [`line.${id}.${lines[0]!.id}`]: "0", invoice: "on" });
    expect(await steps.preview(shop.tom, at, late)).toMatchObject({ owed: { minor: "1500" }, invoice: true });
    returnsOf(at)[0]!.shippingFee = { shop: 4000, presentment: 4000 };
    Object.assign(returnsOf(at)[0]!, { feeTaken: false });
    returnsOf(at)[0]!.lines[0]!.processed = 0;
    const feeOnly = settled(at, { [`out.${id}.${exchange[0]!.id}`]: "0", invoice: "on" });
    expect(await steps.preview(shop.tom, at, feeOnly)).toMatchObject({ owed: { minor: "3000" }, invoice: false });
  });
});

describe("its answer is lost", () => {
  test("cut after Shopify acted: it is found; the invoice that nobody knows of is said to be missing", async () => {
    const at = await sentCase(1500);
    fail("ReturnCreate", { kind: "reset-after" });
    const made = await exchanges.make(shop.tom, at, mugFor(at));
    await resolveAfter(shop, 1, made.id);
    expect((await rowOf(shop, made.id)).state).toBe("succeeded");
    expect(returnsOf(at)).toHaveLength(1);
    fail("ExchangeInvoice", { kind: "reset-before" });
    const told = await steps.make(shop.tom, at, settled(at, { invoice: "on" }));
    expect(told).toMatchObject({ state: "succeeded", lacks: "invoice" });
    expect(invoicesOf(at)).toEqual([]);
  });

  test("settling, cut after Shopify acted: the new items and the money are there once", async () => {
    const at = await sentCase(700);
    await exchanges.make(shop.tom, at, mugFor(at));
    fail("ReturnProcess", { kind: "reset-after" });
    const told = await steps.make(shop.tom, at, settled(at));
    expect(told.state).toBe("unknown");
    await resolveAfter(shop, 1, told.id);
    expect(await rowOf(shop, told.id)).toMatchObject({ state: "succeeded", moneyState: "confirmed" });
    expect(moneyOf(shop, at)).toEqual([["shopify_payments", 300, "EUR"]]);
    expect(orderOf(at).lines).toHaveLength(3);
  });
});
