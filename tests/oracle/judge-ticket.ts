import type { ActionView } from "#app/features/acts/action-view.ts";
import type { EditActionInput } from "#app/features/acts/edit/edit-record.ts";
import type { EditPlan } from "#app/features/acts/edit/edit-choice.ts";
import { bearsMark } from "#app/features/acts/refund/refund-note.ts";
import { markOf } from "#app/features/acts/act-mark.ts";
import { numberOf } from "#app/features/acts/return/return-facts.ts";
import type { ReturnStepActionInput } from "#app/features/acts/return-step/return-step-input.ts";
import type { ReturnSent } from "#app/features/acts/return/return-input.ts";
import type { RefundRecord, ReturnRecord } from "#tests/standin/state.ts";
import { countLabels } from "./count-labels.ts";
import type { MarkedRow } from "./count-made.ts";
import { orderIn, type OrderBooks } from "./order-books.ts";
import { wordOf } from "./watch-order.ts";

export type Row = MarkedRow & {
  requestKey: string;
  moneyState: string;
  currency: string;
  shopifyId: bigint | null;
  ticketId: bigint;
  staffId: bigint | null;
  valueMinor: bigint | null;
};

export const nameOf = ({ kind, id, state, problem }: Row): string =>
  `${kind} ${id} (${state}${problem ? `, ${problem}` : ""})`;

type Differ = (what: string, said: unknown, is: unknown) => void;

/** The ticket's last word on it is the row's, and its sums, its goods and the state of its money are Shopify's. */
export function judgeTicket(books: OrderBooks, row: Row, view: ActionView | undefined): string[] {
  if (row.state === "drafted") return view ? [`the ticket tells of ${nameOf(row)}`] : [];
  if (!view) return [`the ticket does not tell of ${nameOf(row)}`];
  const wrong: string[] = [];
  const differ: Differ = (what, said, is) => {
    if (said !== is) wrong.push(`of ${nameOf(row)} the ticket says ${what} ${String(said)}, it is ${String(is)}`);
  };
  differ("state", view.state, row.state);
  differ("money", view.moneyState, row.moneyState);
  if (row.state === "succeeded" && !view.decidedBy) judges[row.kind]?.(books, row, view, differ);
  return wrong;
}

const judges: Partial<Record<string, (books: OrderBooks, row: Row, view: ActionView, differ: Differ) => void>> = {
  refund(books, row, view, differ) {
    const refund = orderIn(books).refunds.find(({ note }) => bearsMark(note, row.idempotencyKey));
    differ("Shopify's id", row.shopifyId, refund && BigInt(refund.id));
    judgeRefund(books, refund, view, differ);
  },
  credit: (_books, row, view, differ) => differ("sum", view.amount.minor, row.amountMinor.toString()),
  returnStep(books, row, view, differ) {
    const { refunds, returns } = orderIn(books);
    const { sent, basis } = row.input as ReturnStepActionInput;
    if ("approve" in sent) {
      const own = returns?.find(({ id }) => String(id) === numberOf(basis.returnId));
      judgeLabel(books, row, sent.label ?? null, own, view, differ);
    }
    if (row.amountMinor === 0n) return;
    const refund = refunds.find(({ id }) => BigInt(id) === row.shopifyId);
    differ("sum", view.amount.minor, row.amountMinor.toString());
    differ(
      "whether it is a return's",
      returns?.some(({ refundIds }) => refundIds.includes(refund?.id ?? 0)),
      true,
    );
    judgeRefund(books, refund, view, differ);
    if (!("invoice" in sent) || !sent.invoice || view.lacks) return;
    const { ledger } = books.state;
    const isInvoiced = ledger.some((entry) => entry.kind === "invoice" && entry.orderId === books.orderId);
    differ("whether there is an invoice", true, isInvoiced);
  },
  return: judgeReturn,
  exchange: judgeReturn,
  edit({ state, told }, row, view, differ) {
    const { before, after } = told.get(row.requestKey)!.preview as EditPlan;
    const { ledger } = state;
    const made = ledger.find(
      (entry) => entry.kind === "order_edited" && bearsMark(entry.staffNote, row.idempotencyKey),
    );
    if (made?.kind !== "order_edited") return differ("that it was made", true, false);
    // With what others edited since the preview, and at the price of the moment in which it is made, however late.
    const { agreementIds } = (row.input as EditActionInput).basis;
    const edits = ledger.slice(0, ledger.indexOf(made) + 1).filter((entry) => entry.kind === "order_edited" && entry.orderId === made.orderId && !agreementIds.includes(String(entry.agreementId))); // prettier-ignore
    const difference = edits.reduce((sum, entry) => sum + (entry.kind === "order_edited" ? entry.difference : 0), 0);
    const said = view.otherwise?.made.minor ?? after.minor;
    differ("difference", Number(said) - Number(before.minor), difference);
    differ("Shopify's id", row.shopifyId, BigInt(made.agreementId));
  },
  invoice: judgeDraft,
  duplicate: judgeDraft,
};

function judgeRefund(books: OrderBooks, refund: RefundRecord | undefined, view: ActionView, differ: Differ): void {
  const parts = orderIn(books).transactions.filter(({ id }) => refund?.transactionIds.includes(id));
  const failed = parts.filter(({ status }) => status === "FAILURE" || status === "ERROR");
  const made = parts.reduce((sum, { amount }) => sum + amount.presentment, refund?.storeCredit.presentment ?? 0);
  differ("sum", view.amount.minor, String(made));
  differ("money", view.moneyState, failed.length ? "failed" : "confirmed");
}

function judgeReturn(books: OrderBooks, row: Row, view: ActionView, differ: Differ): void {
  const made = orderIn(books).returns?.find(({ lines }) =>
    lines.some(({ reasonNote }) => reasonNote.includes(markOf(row.idempotencyKey))),
  );
  const { create, label } = (row.input as { sent: ReturnSent }).sent;
  const goods = (all: readonly { id: string | number | null | undefined; quantity: number }[]) =>
    wordOf(all.map(({ id, quantity }) => ({ id: String(id).split("/").at(-1)!, quantity })));
  differ("Shopify's id", row.shopifyId, made && BigInt(made.id));
  differ("name", view.about?.made, made?.name);
  differ(
    "goods back",
    goods(create.returnLineItems.map(({ fulfillmentLineItemId: id, quantity }) => ({ id, quantity }))),
    goods((made?.lines ?? []).map(({ fulfillmentLineId: id, quantity }) => ({ id, quantity }))),
  );
  differ(
    "goods out",
    goods((create.exchangeLineItems ?? []).map(({ variantId: id, quantity }) => ({ id, quantity }))),
    goods((made?.exchange ?? []).map(({ variantId: id, quantity }) => ({ id, quantity }))),
  );
  judgeLabel(books, row, label, made, view, differ);
}

/** Of a label without an answer it is said that it is missing, and it may have come to it all the same. */
function judgeLabel(
  { state }: OrderBooks,
  row: Row,
  label: ReturnSent["label"],
  made: ReturnRecord | undefined,
  view: ActionView,
  differ: Differ,
): void {
  if (!label) return;
  const own = countLabels(state, made, label, row);
  differ("labels", view.lacks ? Math.min(own, 1) : 1, own);
}

function judgeDraft({ state, tidied }: OrderBooks, row: Row, view: ActionView, differ: Differ): void {
  const { drafts = [] } = state;
  const made = drafts.find(({ tags }) => tags.includes(markOf(row.idempotencyKey)));
  if (!made) {
    differ("whether the merchant deleted it", true, tidied.has(Number(row.shopifyId)));
    differ("problem", view.problem, "draft_gone");
    return differ("money", view.moneyState, "none");
  }
  differ("draft", view.madeDraft?.name, made.name);
  differ("money", view.moneyState, made.orderId ? "confirmed" : "sent");
}
