import { labelAwaited } from "#app/features/acts/action-record.ts";
import { expect, test, vi } from "vitest";
import { creditAct } from "#app/features/acts/credit/credit-kind.server.ts";
import { parseCreditForm } from "#app/features/acts/credit/parse-credit-form.ts";
import { editAct } from "#app/features/acts/edit/edit-kind.server.ts";
import { parseEditForm } from "#app/features/acts/edit/parse-edit-form.ts";
import { invoiceAct } from "#app/features/acts/invoice/invoice-kind.server.ts";
import { parseInvoiceForm } from "#app/features/acts/invoice/parse-invoice-form.ts";
import { noteAct } from "#app/features/acts/note/note-kind.server.ts";
import { parseNoteForm } from "#app/features/acts/note/parse-note-form.ts";
import { parseReturnForm } from "#app/features/acts/return/parse-return-form.ts";
import { returnAct } from "#app/features/acts/return/return-kind.server.ts";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import { confirmAndDie } from "./confirm-and-die.ts";
import { actsOf } from "./live-act-case.ts";
import { hurried, later, openCase, type RefundCase } from "./refund-shop.ts";
import { shareRefundShop } from "./share-refund-shop.ts";

// Each starts a process of its own.
vi.setConfig({ testTimeout: 120_000 });

const minute = 60_000;
const shop = shareRefundShop({
  scopes: [
    "read_store_credit_accounts",
    "write_store_credit_account_transactions",
    "write_orders",
    "write_draft_orders",
    "write_order_edits",
    "read_returns",
    "write_returns",
  ],
});
const credits = actsOf(creditAct, parseCreditForm);
const notes = actsOf(noteAct, parseNoteForm);
const invoices = actsOf(invoiceAct, parseInvoiceForm);
const edits = actsOf(editAct, parseEditForm);
const returns = actsOf(returnAct, parseReturnForm);

const rowAt = ({ order }: RefundCase) =>
  shop.tom.db.orderAction.findFirstOrThrow({ where: { orderId: BigInt(order.id) } });
const sweepAfter = (milliseconds: number) => sweepOrderActions(hurried(later(shop.app, milliseconds)));
const given = () => shop.world.standin.admin.ledger(shop.domain).filter(({ kind }) => kind === "credit").length;

test("credit, killed after Shopify gave it: it is found, and was given once", async () => {
  const at = await openCase(shop);
  const before = given();
  const shown = await credits.preview(shop.tom, at, { amount: "5" });
  await confirmAndDie(shop, "credit", "after", at, shown);
  expect((await rowAt(at)).state).toBe("running");
  // Nobody takes it from a process that may still be at work.
  expect(await sweepAfter(0)).toBe(0);
  expect(await sweepAfter(2 * minute)).toBe(1);
  expect(await rowAt(at)).toMatchObject({ state: "succeeded", moneyState: "confirmed", attempts: 2 });
  expect(await credits.confirm(shop.tom, at, shown)).toMatchObject({ value: { state: "succeeded" } });
  expect(given() - before).toBe(1);
});

test("credit, killed before Shopify heard of it: nobody asks again, a person decides, nothing was given", async () => {
  const at = await openCase(shop);
  const before = given();
  await confirmAndDie(shop, "credit", "before", at, await credits.preview(shop.tom, at, { amount: "5" }));
  for (const minutes of [2, 30, 70]) await sweepAfter(minutes * minute);
  expect(await rowAt(at)).toMatchObject({ state: "needs_person", problem: "no_sign" });
  expect(given() - before).toBe(0);
});

test("a note, killed before Shopify heard of it: nobody asks again, a person decides, nothing was written", async () => {
  const at = await openCase(shop);
  await confirmAndDie(shop, "note", "before", at, await notes.preview(shop.tom, at, { note: "Ring once" }));
  for (const minutes of [2, 30, 70]) await sweepAfter(minutes * minute);
  expect(await rowAt(at)).toMatchObject({ state: "needs_person", problem: "no_sign" });
  const orders = shop.world.standin.admin.state(shop.domain).orders;
  expect(orders.find(({ id }) => id === at.order.id)!.note).toBe(at.order.note);
});

test("a return, killed after Shopify made it, before its label: it is found, made once, and what it lacks is said", async () => {
  const { admin } = shop.world.standin;
  const at = await openCase(shop);
  const sent = String(admin.edits.fulfillOrder(shop.domain, at.order.id).id * 100);
  const fields = { [`line.${sent}`]: "1", [`reason.${sent}`]: "2", labelUrl: "https://labels.example.com/1.pdf" };
  await confirmAndDie(shop, "return", "after", at, await returns.preview(shop.tom, at, fields));
  // The label may have been asked for, and come late: it is looked for as long as that can be.
  await sweepAfter(2 * minute);
  expect(await rowAt(at)).toMatchObject({ state: "unknown", problemDetail: labelAwaited });
  await sweepAfter(61 * minute);
  expect(await rowAt(at)).toMatchObject({ state: "succeeded", result: { lacks: "label" } });
  const made = admin.state(shop.domain).orders.find(({ id }) => id === at.order.id)!.returns;
  expect(made).toMatchObject([{ status: "OPEN", deliveries: [] }]);
});

test("an invoice, killed after Shopify prepared its draft: the draft is found by its mark, and mailed once", async () => {
  const at = await openCase(shop);
  const drafts = () =>
    shop.world.standin.admin.ledger(shop.domain).flatMap((entry) => ("draftId" in entry ? [entry.kind] : []));
  const { id } = shop.world.standin.admin.state(shop.domain).products[0]!.variants[0]!;
  const shown = await invoices.preview(shop.tom, at, { [`line.${id}`]: "1", email: "ana@example.com" });
  await confirmAndDie(shop, "invoice", "after", at, shown);
  expect(drafts()).toEqual(["draft_created"]);
  await sweepAfter(2 * minute);
  expect(await rowAt(at)).toMatchObject({ state: "succeeded", moneyState: "sent" });
  expect(drafts()).toEqual(["draft_created", "invoice_sent"]);
});

test.each([
  ["after", "succeeded", [{ difference: -1000 }]],
  ["before", "needs_person", []],
] as const)("an edit, killed %s Shopify did it: %s, and nobody asks again", async (point, state, made) => {
  const at = await openCase(shop);
  await confirmAndDie(shop, "edit", point, at, await edits.preview(shop.tom, at, { [`line.${at.mug}`]: "1" }));
  await sweepAfter(2 * minute);
  expect((await rowAt(at)).state).toBe(point === "after" ? "succeeded" : "unknown");
  await sweepAfter(63 * minute);
  expect((await rowAt(at)).state).toBe(state);
  const done = shop.world.standin.admin.ledger(shop.domain).filter((entry) => entry.kind === "order_edited");
  expect(done.filter(({ orderId }) => orderId === at.order.id)).toMatchObject(made);
});
