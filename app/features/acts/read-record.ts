import { actKinds, type ActKind } from "./act-kind.ts";
import type { ActionInput, ActionResult } from "./action-record.ts";
import { actionStates, moneyStates } from "./action-states.ts";
import type { ActionView } from "./action-view.ts";

/*
 * What the database holds of an act as JSON may have been written by another version, or by hand. What is of another
 * shape is said to be unreadable, in place of a page that fails.
 */

/** What was asked for; null: it cannot be read. */
export const readInput = <Input extends ActionInput>(column: unknown): Input | null =>
  isRecord(column) &&
  isRecord(column.sent) &&
  isRecord(column.basis) &&
  isText(column.basis.updatedAt) &&
  isListOf(column.basis.knownIds, isText) &&
  isRecord(column.shown) &&
  isListOf(column.shown.lines, isLine) &&
  isListOf(column.shown.payments, isPayment)
    ? (column as unknown as Input)
    : null;

/** What Shopify made; null where there is none, only a person's word, or nothing that can be read. */
export const readResult = (column: unknown): ActionResult | null =>
  isRecord(column) &&
  isListOf(
    column.transactions,
    (one): one is object => isPayment(one) && isText((one as { status?: unknown }).status),
  ) &&
  (column.total === null || (isRecord(column.total) && isMoney(column.total.presentment) && isMoney(column.total.shop)))
    ? (column as unknown as ActionResult)
    : null;

/** Who decided what no machine could find out, and why ("": not told); null: nobody had to. */
export function readDecider(column: unknown): { name: string; word: string } | null {
  if (!isRecord(column) || !isRecord(column.decidedBy) || !isText(column.decidedBy.name)) return null;
  const { name, word } = column.decidedBy;
  return { name, word: isText(word) ? word : "" };
}

/** What the timeline keeps of an act; null: it cannot be read. */
export const readView = (data: unknown): ActionView | null =>
  isRecord(data) &&
  isKind(data.kind) &&
  isOneOf(actionStates, data.state) &&
  isOneOf(moneyStates, data.moneyState) &&
  isMoney(data.amount) &&
  isText(data.createdAt) &&
  isListOf(data.methods, isPayment)
    ? (data as unknown as ActionView)
    : null;

export const isKind = (word: unknown): word is ActKind => isOneOf(actKinds, word);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isOneOf = <Word>(words: readonly Word[], value: unknown): value is Word => words.some((word) => word === value);
const isListOf = <One>(value: unknown, isOne: (one: unknown) => one is One): value is One[] =>
  Array.isArray(value) && value.every(isOne);

const isMoney = (value: unknown): value is object =>
  isRecord(value) && /^-?\d+$/.test(String(value.minor)) && /^[A-Z]{3}$/.test(String(value.currency));
const isPayment = (value: unknown): value is object => isRecord(value) && isText(value.method) && isMoney(value.amount);
const isLine = (value: unknown): value is object =>
  isRecord(value) && isText(value.title) && Number.isSafeInteger(value.quantity);
