import { describe, expect, test } from "vitest";
import { askApproval } from "#app/features/acts/authority/ask-approval.server.ts";
import { readRequest } from "#app/features/acts/authority/read-request.server.ts";
import { askForDraft } from "#app/features/acts/draft-order/ask-for-draft.server.ts";
import { keepDraft } from "#app/features/acts/draft-order/keep-draft-progress.server.ts";
import { withNames } from "#app/features/acts/action-row.ts";
import { resolveOrderAction } from "#app/features/acts/resolve-order-action.server.ts";
import { DuplicateOrder, InvoiceOrder } from "#app/features/acts/draft-order/draft-documents.ts";
import { duplicateAct } from "#app/features/acts/duplicate/duplicate-kind.server.ts";
import { parseDuplicateForm } from "#app/features/acts/duplicate/parse-duplicate-form.ts";
import { readOpened, writeOpened } from "#app/features/acts/opened-order.server.ts";
import { writeInvoiceSentence } from "#app/features/acts/invoice/invoice-sentence.ts";
import { invoiceAct } from "#app/features/acts/invoice/invoice-kind.server.ts";
import { parseInvoiceForm } from "#app/features/acts/invoice/parse-invoice-form.ts";
import { openLive } from "#app/features/acts/live-act.server.ts";
import { followMoney } from "#app/features/acts/follow-money.server.ts";
import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { convertMinor } from "#tests/standin/world/money.ts";
import { countCalls } from "./count-admin-calls.ts";
import { actsOf, resolveAfter, watchOperation, openedBy } from "./live-act-case.ts";
import { hurried, impatient, later, mugOrder, openCase, rowOf, toldIn, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

const shop = shareRefundShop({ scopes: ["write_draft_orders"], isUnthrottled: true });
const duplicates = actsOf(duplicateAct, parseDuplicateForm);
const { ask, preview, confirm, make } = actsOf(invoiceAct, parseInvoiceForm);

const stateOf = () => shop.world.standin.admin.state(shop.domain);
const variants = () => stateOf().products.map((product) => product.variants[0]!);
/** Two of the first product, mailed to the customer. */
const twoOfIt = () => ({
  [`line.${variants()[0]!.id}`]: "2",
  shipping: "price",
  price: "4.50",
  email: "ana@example.com",
  message: "Here you are",
  locale: "en",
});
const fail = (operation: string, fault: PlannedFault) => shop.world.standin.admin.faults.next({ operation, ...fault });
/** The drafts that bear the mark of the row, as Shopify keeps them. */
const draftsOf = async (id: string) => {
  const { idempotencyKey } = await rowOf(shop, id);
  const mark = `latte-${idempotencyKey.replaceAll("-", "")}`;
  return (stateOf().drafts ?? []).filter(({ tags }) => tags.includes(mark));
};
/** What really happened to the drafts of the row: the ledger. */
const doneTo = async (id: string) => {
  const { idempotencyKey } = await rowOf(shop, id);
  const mark = `latte-${idempotencyKey.replaceAll("-", "")}`;
  return shop.world.standin.admin
    .ledger(shop.domain)
    .flatMap((entry) => ("draftId" in entry && entry.tags.includes(mark) ? [entry.kind] : []));
};

describe("an invoice", () => {
  test("one call to open, one to preview, two to send; as it was shown, once, and followed until it is paid", async () => {
    const at = await openCase(shop);
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    const cost = watchOperation(shop, "InvoiceOrder");
    const opened = await countCalls(shop.tom, (desk) => openLive(invoiceAct)(desk, at.ticketNumber));
    expect(opened).toMatchObject({ calls: ["read InvoiceOrder"], result: { ok: true, value: { currency: "EUR" } } });
    const shown = await countCalls(shop.tom, (desk) =>
      preview(desk, at, { ...twoOfIt(), opened: openedBy(opened.result) }),
    );
    expect(shown.calls).toEqual(["read DraftCalculate"]);
    expect(Math.max(...cost().points)).toBeLessThanOrEqual(5);
    const price = variants()[0]!.price;
    expect(shown.result).toMatchObject({
      lines: [{ quantity: 2, total: { minor: String(price * 2) } }],
      shipping: { minor: "450" },
      email: "ana@example.com",
      over: [],
    });
    const made = await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result));
    expect(made.calls).toEqual(["act DraftCreate", "act DraftInvoice"]);
    const view = made.result?.ok ? made.result.value : null;
    expect(view).toMatchObject({ state: "succeeded", moneyState: "sent", variant: "sent", about: shown.result.total });
    const id = view!.id;
    expect(await doneTo(id)).toEqual(["draft_created", "invoice_sent"]);
    const [draft] = await draftsOf(id);
    expect(draft).toMatchObject({
      customerId: at.order.customerId,
      lines: [{ variantId: variants()[0]!.id, quantity: 2 }],
      shippingLine: { price: 450 },
      shippingAddress: { address1: at.order.shippingAddress!.address1 },
    });
    expect(view!.madeDraft?.name).toBe(draft!.name);
    expect(writeInvoiceSentence(view!, "en")).toMatch(/^I have sent you an invoice for 2 × .+: €[\d,.]+\. /);
    // The same confirmation again asks Shopify nothing.
    expect((await countCalls(shop.tom, (desk) => confirm(desk, at, shown.result))).calls).toEqual([]);

    // Nobody has paid: asked again, nothing changes.
    await followMoney(hurried(shop.app), { actionId: id });
    expect(await toldIn(shop, at)).toEqual([["succeeded", "sent"]]);
    const order = shop.world.standin.admin.edits.payInvoice(shop.domain, draft!.id);
    await followMoney(hurried(shop.app), { actionId: id });
    expect(await rowOf(shop, id)).toMatchObject({ moneyState: "confirmed", relatedOrderId: BigInt(order.id) });
    expect(await toldIn(shop, at)).toEqual([
      ["succeeded", "sent"],
      ["succeeded", "confirmed"],
    ]);
    expect(await doneTo(id)).toEqual(["draft_created", "invoice_sent", "draft_completed"]);
  });

  test("its draft is deleted in Shopify unpaid: nobody can pay it any more, and it is not followed", async () => {
    const at = await openCase(shop);
    const { id } = await make(shop.tom, at, twoOfIt());
    const [draft] = await draftsOf(id);
    shop.world.standin.admin.edits.deleteDraft(shop.domain, draft!.id);
    // For a while the search for the order that may have come of it is behind.
    await followMoney(hurried(shop.app), { actionId: id });
    expect(await rowOf(shop, id)).toMatchObject({ moneyState: "sent", problem: null });
    // Missed once proves nothing either, nor does another look soon after.
    for (const minutes of [60, 85]) {
      await followMoney(hurried(later(shop.app, minutes * 60_000)), { actionId: id });
      expect(await rowOf(shop, id)).toMatchObject({ moneyState: "sent", problem: null });
    }
    const twoHoursLater = hurried(later(shop.app, 120 * 60_000));
    await followMoney(twoHoursLater, { actionId: id });
    expect(await rowOf(shop, id)).toMatchObject({ state: "succeeded", moneyState: "none", problem: "draft_gone" });
    const told = [
      ["succeeded", "sent"],
      ["succeeded", "none"],
    ];
    expect(await toldIn(shop, at)).toEqual(told);
    expect((await countCalls(shop.tom, () => followMoney(twoHoursLater, { actionId: id }))).calls).toEqual([]);
    expect(await toldIn(shop, at)).toEqual(told);
  });

  test("paid, and its draft deleted then: the order that came of it tells", async () => {
    const at = await openCase(shop);
    const { id } = await make(shop.tom, at, twoOfIt());
    const [draft] = await draftsOf(id);
    const { id: orderId } = shop.world.standin.admin.edits.payInvoice(shop.domain, draft!.id);
    const state = stateOf();
    state.drafts = state.drafts!.filter((one) => one.id !== draft!.id);
    await followMoney(hurried(later(shop.app, 60 * 60_000)), { actionId: id });
    expect(await rowOf(shop, id)).toMatchObject({ moneyState: "confirmed", relatedOrderId: BigInt(orderId) });
  });

  test("a form of another version, or of an order that we do not have, has the order asked for anew", async () => {
    const at = await openCase(shop);
    await refreshOrder(shop.app, { orderId: String(at.order.id) });
    const orderId = BigInt(at.order.id);
    const read = { kind: "invoice", document: InvoiceOrder } as const;
    const order = { updatedAt: at.order.updatedAt };
    const opened = writeOpened(shop.tom, read, orderId, new Date(), order);
    expect(await readOpened(shop.tom, read, orderId, opened)).toEqual(order);
    expect(await readOpened(shop.tom, { ...read, document: DuplicateOrder }, orderId, opened)).toBeNull();
    const unknown = writeOpened(shop.tom, read, 123_456_789n, new Date(), order);
    expect(await readOpened(shop.tom, read, 123_456_789n, unknown)).toBeNull();
  });

  test("changed in Shopify after it was mailed, it can still be paid", async () => {
    const at = await openCase(shop);
    const { id } = await make(shop.tom, at, twoOfIt());
    const [draft] = await draftsOf(id);
    shop.world.standin.admin.edits.editDraft(shop.domain, draft!.id, { shippingLine: null });
    for (const minutes of [60, 120]) await followMoney(hurried(later(shop.app, minutes * 60_000)), { actionId: id });
    expect(await rowOf(shop, id)).toMatchObject({ moneyState: "sent", problem: null });
  });

  test.each(["USD", "JPY", "KWD"])("who paid in %s is billed in it, to the unit that was shown", async (currency) => {
    const at = await openCase(shop, (id) => mugOrder(shop, id, { presentmentCurrency: currency }));
    const asked = watchOperation(shop, "DraftCreate");
    const fields = { ...twoOfIt(), how: "amount", amount: "1.50" };
    const shown = await preview(shop.tom, at, fields);
    const price = variants()[0]!.price;
    const inShop = price * 2 - 150 + 450;
    const paid =
      convertMinor(price, "EUR", currency) * 2 -
      convertMinor(150, "EUR", currency) +
      convertMinor(450, "EUR", currency);
    expect(shown).toMatchObject({
      discount: { minor: String(convertMinor(150, "EUR", currency)), currency },
      shipping: { minor: String(convertMinor(450, "EUR", currency)), currency },
      total: { minor: String(paid), currency },
      shopTotal: { minor: String(inShop), currency: "EUR" },
    });
    const made = await confirm(shop.tom, at, shown);
    const view = made?.ok ? made.value : null;
    expect(view).toMatchObject({ state: "succeeded", about: { minor: String(paid), currency } });
    expect(asked().variables).toMatchObject([
      { input: { presentmentCurrencyCode: currency, shippingLine: { priceWithCurrency: { currencyCode: "EUR" } } } },
    ]);
    const row = await rowOf(shop, view!.id);
    // What comes off is weighed in the shop's money.
    expect([row.valueMinor, row.shopCurrency]).toEqual([150n, "EUR"]);
    const [draft] = await draftsOf(view!.id);
    const order = shop.world.standin.admin.edits.payInvoice(shop.domain, draft!.id);
    const own = stateOf().orders.find(({ id }) => id === order.id)!;
    expect(own.transactions[0]!.amount).toEqual({ shop: inShop, presentment: paid });

    const [mug] = at.order.lines;
    const again = await duplicates.preview(shop.tom, at, { [`line.${mug!.id}`]: "1", locale: "en" });
    expect(again.total).toEqual({ minor: String(convertMinor(price, "EUR", currency)), currency });
  });

  test("the news of the order that came of it tells that it is paid", async () => {
    const at = await openCase(shop);
    const { id } = await make(shop.tom, at, twoOfIt());
    const [draft] = await draftsOf(id);
    const { id: orderId } = shop.world.standin.admin.edits.payInvoice(shop.domain, draft!.id);
    await refreshOrder(hurried(shop.app), { orderId: String(orderId) });
    expect(await rowOf(shop, id)).toMatchObject({ moneyState: "confirmed", relatedOrderId: BigInt(orderId) });
  });

  test("a part of the price, or an amount, comes off; what comes off counts against the limits of the role", async () => {
    const at = await openCase(shop, (id) => mugOrder(shop, id, { customerLocale: "pl" }));
    const asked = watchOperation(shop, "DraftCalculate");
    const price = variants()[0]!.price * 2;
    const percent = await preview(shop.tom, at, { ...twoOfIt(), how: "percent", percent: "50", shipping: "free" });
    const half = Math.floor(price / 2);
    expect(Math.abs(Number(percent.discount.minor) - half)).toBeLessThanOrEqual(1);
    expect(percent.shipping).toMatchObject({ minor: "0" });
    const amount = await preview(shop.tom, at, { ...twoOfIt(), how: "amount", amount: "1,50", shipping: "checkout" });
    expect(amount).toMatchObject({ discount: { minor: "150" }, shipping: null, total: { minor: String(price - 150) } });
    // The customer reads it in their own language.
    await preview(shop.tom, at, { ...twoOfIt(), how: "amount", amount: "1,50" });
    expect(asked().variables).toMatchObject([
      { input: { appliedDiscount: { title: "Rabat" }, shippingLine: { title: "Darmowa dostawa" } } },
      { input: { appliedDiscount: { title: "Rabat" } } },
      { input: { appliedDiscount: { title: "Rabat" }, shippingLine: { title: "Dostawa" } } },
    ]);
    const narrow: StaffDesk = {
      ...shop.tom,
      staff: { ...shop.tom.staff, role: { ...shop.tom.staff.role, perActMinor: 149n } },
    };
    expect((await preview(narrow, at, { ...twoOfIt(), how: "amount", amount: "1.50" })).over).toMatchObject([
      { limit: "perAct" },
    ]);
    expect((await preview(narrow, at, twoOfIt())).over).toEqual([]);
    // Who decides sees to whom it goes, and with what words.
    const fields = { ...twoOfIt(), how: "amount", amount: "1.50", email: "friend@example.net" };
    const { requestKey } = await preview(narrow, at, fields);
    const none = { amountMinor: "0", currency: "EUR" };
    const waiting = await askApproval(narrow, at.ticketNumber, "invoice", requestKey, none, "");
    if (!waiting?.ok) throw new Error(JSON.stringify(waiting));
    expect(waiting.value.about).toMatchObject({ recipient: "friend@example.net" });
    expect(await readRequest(shop.eva, at.ticketNumber, BigInt(waiting.value.id))).toMatchObject({
      value: { mail: { to: "friend@example.net", message: "Here you are" } },
    });
    expect(await shop.tom.db.auditEntry.findFirst({ orderBy: { id: "desc" } })).toMatchObject({
      after: { recipient: "friend@example.net" },
    });
  });

  test("a role that gives no discounts takes nothing off, of the goods or of shipping; shipping counts as what it gives", async () => {
    const at = await openCase(shop, (id) => mugOrder(shop, id));
    const role = { ...shop.tom.staff.role, abilities: ["invoice"] as const };
    const strict: StaffDesk = { ...shop.tom, staff: { ...shop.tom.staff, role } };
    expect(await openLive(invoiceAct)(strict, at.ticketNumber)).toMatchObject({ value: { mayDiscount: false } });
    expect(await openLive(invoiceAct)(shop.tom, at.ticketNumber)).toMatchObject({ value: { mayDiscount: true } });
    const paid = "4.00";
    const refused = async (fields: Record<string, string>) => {
      const asked = await ask(strict, at, { ...twoOfIt(), price: paid, ...fields });
      return asked?.ok ? [] : asked?.problems.map(({ field, problem }) => `${field} ${problem}`);
    };
    expect(await refused({ how: "percent", percent: "100" })).toEqual(["how no_discount"]);
    expect(await refused({ how: "amount", amount: "1" })).toEqual(["how no_discount"]);
    expect(await refused({ shipping: "free" })).toEqual(["shipping no_discount"]);
    expect(await refused({ price: "3.99" })).toEqual(["price low_shipping"]);
    expect(await refused({})).toEqual([]);
    expect(await refused({ shipping: "checkout" })).toEqual([]);
    // Without paid shipping nobody knows what less than its price is.
    const free = await openCase(shop, (id) => mugOrder(shop, id, { shippingLines: [] }));
    expect(await ask(strict, free, { ...twoOfIt(), price: "0.01" })).toMatchObject({
      problems: [{ field: "price", problem: "free_shipping" }],
    });
    expect((await ask(strict, free, { ...twoOfIt(), shipping: "checkout" }))?.ok).toBe(true);
    expect((await ask(shop.tom, free, { ...twoOfIt(), price: "5.00" }))?.ok).toBe(true);

    const worthOf = async (fields: Record<string, string>) => {
      const { requestKey } = await preview(shop.tom, at, { ...twoOfIt(), ...fields });
      const { valueMinor, input } = await shop.tom.db.orderAction.findFirstOrThrow({ where: { requestKey } });
      return [valueMinor, (input as { needs?: string[] }).needs];
    };
    expect(await worthOf({ shipping: "free" })).toEqual([400n, ["discount"]]);
    expect(await worthOf({ price: "3.50" })).toEqual([50n, ["discount"]]);
    expect(await worthOf({ price: "6", how: "amount", amount: "1" })).toEqual([100n, ["discount"]]);
    expect(await worthOf({ price: "6" })).toEqual([0n, undefined]);
  });

  test.each([
    [{ email: "nobody" }, "email", "email"],
    [{ shipping: "price", price: "-1" }, "price", "negative"],
    [{ shipping: "ship" }, "shipping", "malformed"],
    [{ how: "percent", percent: "101" }, "percent", "percent"],
    [{ "line.1x": "1" }, "line.1x", "unknown_line"],
    [{ "line.1": "1.5" }, "line.1", "whole_number"],
    [{ message: "x".repeat(1_001) }, "message", "note_too_long"],
  ])("%j is not taken", (changes, field, problem) => {
    const fields = Object.entries({ "line.7": "1", email: "ana@example.com", locale: "en", ...changes });
    expect(parseInvoiceForm(fields, shop.tom)).toMatchObject({ ok: false, problems: [{ field, problem }] });
  });

  test("nothing chosen, what is not in the shop, no permission, no such ticket", async () => {
    const at = await openCase(shop, (id) => mugOrder(shop, id, { customerId: null }));
    expect(parseInvoiceForm([["email", "a@b.co"]], shop.tom)).toMatchObject({
      problems: [{ problem: "nothing_chosen" }],
    });
    const gone = { ...twoOfIt(), "line.123": "1" };
    expect(await ask(shop.tom, at, gone)).toMatchObject({ problems: [{ field: "line.123", problem: "refused" }] });
    const without = { ...shop.tom, shopify: { ...shop.tom.shopify, scopes: ["write_orders"] } };
    expect(await openLive(invoiceAct)(without, at.ticketNumber)).toMatchObject({
      problem: "scope_missing",
      detail: "write_draft_orders",
    });
    expect(await openLive(invoiceAct)(shop.tom, 123_456_789)).toBeNull();
  });

  test("two agents at once: one invoice, the other one is told that the order has changed", async () => {
    const at = await openCase(shop);
    const [toms, evas] = [await preview(shop.tom, at, twoOfIt()), await preview(shop.eva, at, twoOfIt())];
    const told = await Promise.all([confirm(shop.tom, at, toms), confirm(shop.eva, at, evas)]);
    expect(told.filter((one) => one?.ok)).toHaveLength(1);
    const [refused] = told.filter((one) => one && !one.ok);
    expect(["other_act", "order_changed"]).toContain(refused && !refused.ok && refused.problem);
  });
});

describe("its answer is lost", () => {
  const cuts: [string, PlannedFault][] = [
    ["cut after Shopify acted", { kind: "reset-after" }],
    ["500 after Shopify acted", { kind: "status-after", status: 500 }],
  ];

  test.each(cuts)("of the draft, %s: it is found by its mark, and its invoice sent", async (_name, fault) => {
    const at = await openCase(shop);
    fail("DraftCreate", fault);
    const { id, state } = await make(shop.tom, at, twoOfIt());
    expect(state).toBe("unknown");
    await resolveAfter(shop, 1, id);
    expect(await rowOf(shop, id)).toMatchObject({ state: "succeeded", moneyState: "sent" });
    expect(await doneTo(id)).toEqual(["draft_created", "invoice_sent"]);
  });

  test.each(cuts)("of the mail, %s: the draft tells that it has left", async (_name, fault) => {
    const at = await openCase(shop);
    fail("DraftInvoice", fault);
    const { id, state } = await make(shop.tom, at, twoOfIt());
    expect(state).toBe("unknown");
    await resolveAfter(shop, 1, id);
    expect((await rowOf(shop, id)).state).toBe("succeeded");
    expect(await doneTo(id)).toEqual(["draft_created", "invoice_sent"]);
  });

  test("the draft, cut before Shopify acted: nobody asks again; a person decides", async () => {
    const at = await openCase(shop);
    fail("DraftCreate", { kind: "reset-before" });
    const { id } = await make(shop.tom, at, twoOfIt());
    await resolveAfter(shop, 29, id);
    expect((await rowOf(shop, id)).state).toBe("unknown");
    await resolveAfter(shop, 31, id);
    expect(await rowOf(shop, id)).toMatchObject({ state: "needs_person", problem: "no_sign" });
    expect(await doneTo(id)).toEqual([]);
  });

  test("the mail, cut before Shopify acted: no machine asks twice, a person decides; proof that it left closes it", async () => {
    const at = await openCase(shop);
    fail("DraftInvoice", { kind: "reset-before" });
    const { id } = await make(shop.tom, at, twoOfIt());
    await resolveAfter(shop, 59, id);
    expect((await rowOf(shop, id)).state).toBe("unknown");
    expect(await doneTo(id)).toEqual(["draft_created"]);
    await resolveAfter(shop, 61, id);
    expect(await rowOf(shop, id)).toMatchObject({ state: "needs_person", problem: "no_sign" });
    expect(await doneTo(id)).toEqual(["draft_created"]);
    // Somebody sends it in Shopify.
    const [draft] = await draftsOf(id);
    Object.assign(draft!, { invoiceSentAt: new Date().toISOString() });
    await resolveAfter(shop, 62, id);
    expect((await rowOf(shop, id)).state).toBe("succeeded");
  });

  test("the draft, found later: two workers who both hold the act mail its invoice once", async () => {
    const at = await openCase(shop);
    fail("DraftCreate", { kind: "reset-after" });
    const { id } = await make(shop.tom, at, twoOfIt());
    const desk = hurried(later(shop.app, 60_000));
    await resolveOrderAction(desk, { actionId: id });
    expect(await doneTo(id)).toEqual(["draft_created", "invoice_sent"]);
    // Each knows of the act what stood there before the other one asked; Shopify does not yet tell of the mail.
    const row = await shop.app.db.orderAction.findFirstOrThrow({ where: { id: BigInt(id) }, include: withNames });
    const { draftOrderId } = row.progress as { draftOrderId: string };
    await shop.app.db.orderAction.updateMany({
      where: { id: row.id },
      data: { state: "unknown", progress: { draftOrderId, nextAskedAt: null } },
    });
    const stale = { ...row, state: "unknown", progress: { draftOrderId, nextAskedAt: null } };
    const outcomes = await Promise.all([1, 2].map(() => askForDraft(desk, { ...stale }, false)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "unknown"]);
    expect(await doneTo(id)).toEqual(["draft_created", "invoice_sent", "invoice_sent"]);
    // Who had not heard of the draft finds it, and takes nothing back.
    await keepDraft(desk, { ...stale, progress: null }, draftOrderId);
    expect((await askForDraft(desk, { ...stale }, false)).kind).toBe("unknown");
    expect(await doneTo(id)).toHaveLength(3);
  });

  test("Shopify mails it after we gave up waiting: once", async () => {
    const at = await openCase(shop);
    const shown = await preview(shop.tom, at, twoOfIt());
    fail("DraftInvoice", { kind: "act-late", ms: 700, answers: true });
    const told = await confirm(await impatient(shop.tom, 500), at, shown);
    const { id } = (told as { value: { id: string } }).value;
    expect((await rowOf(shop, id)).state).toBe("unknown");
    await expect.poll(() => doneTo(id), { timeout: 10_000 }).toEqual(["draft_created", "invoice_sent"]);
    await resolveAfter(shop, 1, id);
    expect((await rowOf(shop, id)).state).toBe("succeeded");
  });

  test("of the mail; paid, and its draft deleted before we look: the order that came of it counts, nothing is sent", async () => {
    const at = await openCase(shop);
    fail("DraftInvoice", { kind: "reset-after" });
    const { id } = await make(shop.tom, at, twoOfIt());
    const [draft] = await draftsOf(id);
    const { id: orderId } = shop.world.standin.admin.edits.payInvoice(shop.domain, draft!.id);
    const state = stateOf();
    state.drafts = state.drafts!.filter((one) => one.id !== draft!.id);
    await resolveAfter(shop, 61, id);
    const paid = { state: "succeeded", moneyState: "confirmed", relatedOrderId: BigInt(orderId) };
    expect(await rowOf(shop, id)).toMatchObject(paid);
  });

  test("somebody changed the draft before its mail was asked for: nothing is sent of it", async () => {
    const changed = await openCase(shop);
    fail("DraftCreate", { kind: "reset-after" });
    const first = await make(shop.tom, changed, twoOfIt());
    const [draft] = await draftsOf(first.id);
    shop.world.standin.admin.edits.editDraft(shop.domain, draft!.id, { shippingLine: null });
    await resolveAfter(shop, 1, first.id);
    expect(await rowOf(shop, first.id)).toMatchObject({ state: "failed", problem: "changed_elsewhere" });
    expect(await doneTo(first.id)).not.toContain("invoice_sent");
  });

  test.each([
    ["changed", (id: number) => shop.world.standin.admin.edits.editDraft(shop.domain, id, { shippingLine: null })],
    ["thrown away", (id: number) => shop.world.standin.admin.edits.deleteDraft(shop.domain, id)],
  ])(
    "the draft was %s when its mail may have left: it is not called undone, and a person decides",
    async (_, change) => {
      const at = await openCase(shop);
      fail("DraftInvoice", { kind: "reset-before" });
      const { id } = await make(shop.tom, at, twoOfIt());
      change((await draftsOf(id))[0]!.id);
      await resolveAfter(shop, 1, id);
      expect((await rowOf(shop, id)).state).toBe("unknown");
      await resolveAfter(shop, 61, id);
      expect((await rowOf(shop, id)).state).toBe("needs_person");
      expect(await doneTo(id)).not.toContain("invoice_sent");
    },
  );

  test("Shopify's refusal is said in its words, and leaves nothing behind", async () => {
    const at = await openCase(shop);
    fail("DraftInvoice", { kind: "user-errors", errors: [{ field: null, message: "The sender is not verified" }] });
    const told = await make(shop.tom, at, twoOfIt());
    expect(told).toMatchObject({ state: "failed", problemDetail: "The sender is not verified" });
    expect(await doneTo(told.id)).toEqual(["draft_created", "draft_deleted"]);
  });

  test("the price changed between preview and confirmation: nobody is asked for another sum", async () => {
    const at: RefundCase = await openCase(shop);
    const shown = await preview(shop.tom, at, twoOfIt());
    const variant = variants()[0]!;
    variant.price += 100;
    const told = await confirm(shop.tom, at, shown);
    variant.price -= 100;
    expect(told).toMatchObject({ value: { state: "failed", problem: "price_changed" } });
    const { id } = (told as { value: { id: string } }).value;
    expect(await doneTo(id)).toEqual(["draft_created", "draft_deleted"]);
  });
});
