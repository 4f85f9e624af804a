import type { DraftActionInput } from "#app/features/acts/draft-order/draft-record.ts";
import { numberOf } from "#app/features/acts/return/return-facts.ts";
import type { ReturnStepActionInput } from "#app/features/acts/return-step/return-step-input.ts";
import { bearsMark } from "#app/features/acts/refund/refund-note.ts";
import { codeOf } from "#app/features/acts/discount/discount-code.ts";
import { markOf } from "#app/features/acts/act-mark.ts";
import type { ShopState } from "#tests/standin/state.ts";
import { orderIn, type OrderBooks } from "./order-books.ts";
import { countLabels } from "./count-labels.ts";
import { textOf, writtenIn } from "./written-texts.ts";
import { wordOf } from "./watch-order.ts";

/** What of an act's row says whose doing something at Shopify is. */
export interface MarkedRow {
  id: bigint;
  kind: string;
  state: string;
  problem: string | null;
  idempotencyKey: string;
  input: unknown;
  amountMinor: bigint;
  /** What came of it, as the app keeps it: see ActionResult. */
  result: unknown;
}

/** How often the pretend Shopify really did what the row asked for, by its own books. */
export function countMade(books: OrderBooks, row: MarkedRow, all: readonly MarkedRow[]): number {
  const { state, changes } = books;
  const { sent } = row.input as { sent: Record<string, unknown> };
  const [order, key, ledger] = [orderIn(books), row.idempotencyKey, state.ledger];
  const isOne = (is: boolean): number => (is ? 1 : 0);
  switch (row.kind) {
    case "refund":
      return order.refunds.filter(({ note }) => bearsMark(note, key)).length;
    case "cancellation":
      return bearsMark(order.cancelStaffNote ?? null, key)
        ? ledger.filter((entry) => entry.kind === "cancellation" && entry.orderId === order.id).length
        : 0;
    case "replacement": {
      const made = new Set(state.orders.filter(({ tags }) => tags.includes(markOf(key))).map(({ id }) => id));
      return ledger.filter((entry) => entry.kind === "draft_completed" && made.has(entry.orderId!)).length;
    }
    case "credit": {
      // A gift bears no mark: those of the same sum are told apart by how many of them we say were given.
      const others = otherMade(row, all, ({ amountMinor }) => amountMinor === row.amountMinor);
      return creditsOf(state, order.customerId!).filter((minor) => minor === row.amountMinor).length - others;
    }
    case "discount":
      return ledger.filter((entry) => entry.kind === "discount" && entry.code === codeOf(key)).length;
    case "hold": {
      if (!("place" in sent)) {
        const { holdIds } = sent.release as { holdIds: string[] };
        return isOne(holdIds.every((gid) => changes.some(({ released }) => released && gid.endsWith(`/${released}`))));
      }
      const { handle } = (sent.place as { hold: { handle: string } }).hold;
      return changes.filter(({ held }) => held === handle).length;
    }
    case "address":
    case "note":
      // Each has a text of its own: a second time it was written over what came after it.
      return writtenIn(changes, row.kind).filter((text) => text === textOf(row)).length;
    case "edit":
      return ledger.filter((entry) => entry.kind === "order_edited" && bearsMark(entry.staffNote, key)).length;
    case "return":
    case "exchange":
      return (order.returns ?? []).filter(({ lines }) =>
        lines.some(({ reasonNote }) => reasonNote.includes(markOf(key))),
      ).length;
    case "returnStep":
      return countSteps(books, row, all);
    case "invoice":
    case "duplicate": {
      const own = ledger.flatMap((entry) => ("draftId" in entry && entry.tags.includes(markOf(key)) ? [entry] : []));
      const times = (what: string) =>
        own.filter(({ kind, draftId }) => kind === what && !(kind === "draft_deleted" && books.tidied.has(draftId)))
          .length;
      const [drafts, left] = [times("draft_created"), times("draft_created") - times("draft_deleted")];
      // A second draft is one too many; one that nobody was told of, and that could not be thrown away, is none.
      if (drafts > 1) return drafts;
      if ((row.input as DraftActionInput).sent.email) return times("invoice_sent");
      // Deleted in Shopify before its making was written down: only then nothing is left of it.
      if (row.problem === "not_done") return drafts - own.filter(({ kind }) => kind === "draft_deleted").length;
      return row.problem === "price_changed" ? 0 : left;
    }
    default:
      throw new Error(`nobody counts acts of the kind ${row.kind}`);
  }
}

const stepOf = ({ input }: MarkedRow): ReturnStepActionInput => input as ReturnStepActionInput;
const wayOf = (row: MarkedRow): string => returnWays.find((way) => way in stepOf(row).sent)!;
const returnWays = ["approve", "decline", "close", "receive", "addLabel", "sendInvoice"];

/** A step bears no mark: equal ones are told apart by how many of them we say were made. */
function countSteps(books: OrderBooks, row: MarkedRow, all: readonly MarkedRow[]): number {
  const { state, changes } = books;
  const [way, { returnId }] = [wayOf(row), stepOf(row).basis];
  if (way === "receive") {
    const word = settledBy(row);
    return (
      changes.filter(({ settled }) => settled === word).length - otherMade(row, all, (one) => settledBy(one) === word)
    );
  }
  const { sent } = stepOf(row);
  if ("addLabel" in sent) {
    const own = orderIn(books).returns?.find(({ id }) => String(id) === numberOf(returnId));
    return countLabels(state, own, sent.addLabel, row);
  }
  if ("sendInvoice" in sent) {
    const there = state.ledger.filter((entry) => entry.kind === "invoice" && entry.orderId === books.orderId);
    const received = all.filter((one) => one.state === "succeeded" && isInvoiced(one));
    return there.length - received.length - otherMade(row, all, (one) => wayOf(one) === way);
  }
  const what = { approve: "return_approved", decline: "return_declined", close: "return_closed" }[way];
  const there = state.ledger.filter(
    (entry) => entry.kind === what && "returnId" in entry && String(entry.returnId) === numberOf(returnId),
  );
  const others = otherMade(row, all, (one) => wayOf(one) === way && stepOf(one).basis.returnId === returnId);
  return there.length - others;
}

/** It was received what comes back, and the customer was written to about what they owe: that says so. */
const isInvoiced = (row: MarkedRow): boolean => {
  if (row.kind !== "returnStep") return false;
  const { sent } = stepOf(row);
  return "receive" in sent && sent.invoice && (row.result as { lacks?: string } | null)?.lacks !== "invoice";
};

const otherMade = (row: MarkedRow, all: readonly MarkedRow[], isLike: (one: MarkedRow) => boolean): number =>
  all.filter((one) => one.id !== row.id && one.kind === row.kind && one.state === "succeeded" && isLike(one)).length;

/** What of returns it says came back, or went out; "": it is about something else. */
export function settledBy(row: MarkedRow): string {
  if (row.kind !== "returnStep") return "";
  const { sent } = stepOf(row);
  if (!("receive" in sent)) return "";
  const { returnLineItems, exchangeLineItems } = sent.receive.input;
  return wordOf(
    [...(returnLineItems ?? []), ...(exchangeLineItems ?? [])].map(({ id, quantity }) => ({
      id: numberOf(id),
      quantity,
    })),
  );
}

/** Sums of goodwill that a customer was really given. */
export const creditsOf = ({ ledger }: ShopState, customerId: number): bigint[] =>
  ledger.flatMap((entry) => (entry.kind === "credit" && entry.customerId === customerId ? [BigInt(entry.amount)] : []));
