import { codeOf } from "#app/features/acts/discount/discount-code.ts";
import { markOf } from "#app/features/acts/act-mark.ts";
import { replacementTag } from "#app/features/acts/replacement/replacement-tags.ts";
import { bearsMark } from "#app/features/acts/refund/refund-note.ts";
import type { DraftRecord, OrderRecord } from "#tests/standin/state.ts";
import { judgeLabels } from "./count-labels.ts";
import { creditsOf, settledBy, type MarkedRow } from "./count-made.ts";
import { orderIn, type OrderBooks } from "./order-books.ts";

/** What was done at Shopify by the app, and no act of ours says so. */
export function findStrangers(books: OrderBooks, rows: readonly MarkedRow[]): string[] {
  const { state, changes } = books;
  const order = orderIn(books);
  const made = rows.filter(({ state: is }) => is === "succeeded");
  const keysOf = (...kinds: string[]) =>
    made.filter(({ kind }) => kinds.includes(kind)).map(({ idempotencyKey }) => idempotencyKey);
  const wrong: string[] = [];
  const compare = (what: string, there: number, ours: number) => {
    if (there !== ours) wrong.push(`${there} ${what} at Shopify, ${ours} by what we say`);
  };
  compare("refunds", order.refunds.filter(({ note }) => note?.includes("[Latte ")).length, keysOf("refund").length);
  const isCancelledByUs = order.cancelStaffNote?.includes("[Latte ") ?? false;
  compare("cancellations", isCancelledByUs ? 1 : 0, keysOf("cancellation").length);
  compare("gifts", creditsOf(state, order.customerId!).length, keysOf("credit").length);
  const codes = state.ledger.filter((entry) => entry.kind === "discount" && entry.customerId === order.customerId);
  const ownCodes = keysOf("discount").filter((key) => codes.some((one) => "code" in one && one.code === codeOf(key)));
  compare("codes", codes.length, ownCodes.length);
  const again = state.orders.filter(
    ({ customerId, tags }) => customerId === order.customerId && tags.includes(replacementTag),
  );
  const marks = keysOf("replacement").map(markOf);
  compare("replacements", again.length, again.filter(({ tags }) => tags.some((tag) => marks.includes(tag))).length);
  compare("edits", order.edits?.filter(({ byApp }) => byApp).length ?? 0, keysOf("edit").length);
  const returns = (order.returns ?? []).filter(({ lines }) =>
    lines.some(({ reasonNote }) => /latte-/.test(reasonNote)),
  );
  compare("returns", returns.length, keysOf("return", "exchange").length);
  const settled = changes.filter((change) => change.settled).length;
  compare("receipts", settled, made.filter((row) => settledBy(row)).length);
  const invoiced = (state.drafts ?? []).filter((one) => one.customerId === order.customerId && one.invoiceSentAt);
  const ownDrafts = keysOf("invoice", "duplicate").map(markOf);
  const known = invoiced.filter(({ tags }) => tags.some((tag) => ownDrafts.includes(tag)));
  compare("invoices", invoiced.length, known.length);
  const drafts = (state.drafts ?? []).filter((one) => one.customerId === order.customerId);
  return [...wrong, ...findStrangeDrafts(drafts, rows), ...judgeLabels(order.returns ?? [], rows)];
}

/** What was begun and not finished may have left a draft; of what was never begun there is none. */
export function findStrangeDrafts(drafts: readonly DraftRecord[], rows: readonly MarkedRow[]): string[] {
  const begun = new Set(rows.filter(({ state }) => state !== "drafted").map(({ idempotencyKey: key }) => markOf(key)));
  return drafts.flatMap(({ name, tags }) => (tags.some((tag) => begun.has(tag)) ? [] : [`draft ${name} is of no act`]));
}

/** A cancellation that no act began: where no merchant cancels, there is none, whatever stands with it. */
export function findStrangeCancellation(
  { cancelledAt, cancelStaffNote }: Pick<OrderRecord, "cancelledAt" | "cancelStaffNote">,
  rows: readonly MarkedRow[],
): string[] {
  const begun = rows.filter(({ kind, state }) => kind === "cancellation" && state !== "drafted");
  const isKnown = begun.some(({ idempotencyKey }) => bearsMark(cancelStaffNote ?? null, idempotencyKey));
  return cancelledAt && !isKnown ? ["it was cancelled by no act"] : [];
}
