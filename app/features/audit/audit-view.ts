import type { MoneyJson } from "../shared/money.ts";
import { auditGroupNames, type AuditGroup } from "./audit-kind.ts";

/** A line of the audit log, as JSON. */
export interface AuditView {
  id: string;
  at: string;
  /** null: Latte on its own, or a shopper: see `source`. */
  staff: string | null;
  /** An AuditKind, or one that came later. */
  kind: string;
  subject: string;
  subjectId: string;
  orderName: string | null;
  ticketNumber: number | null;
  before: AuditFacts | null;
  after: AuditFacts | null;
  /** In the words of who did it; "": none. */
  reason: string;
  /** An AuditSource, or one that came later. */
  source: string;
}

/** Plain values, sums and lists, by name. */
export type AuditFacts = Record<string, unknown>;

/** What of the log is shown. */
export interface AuditFilter {
  staffId: bigint | null;
  /** What shoppers did themselves. */
  isShopper: boolean;
  group: AuditGroup | null;
  /** An order's name or a ticket's number, as typed, without "#". */
  about: string | null;
  /** The first and the last day in the shop's zone, YYYY-MM-DD; null: from the first line on, up to now. */
  from: string | null;
  to: string | null;
}

/** Stands in the address in place of a person's id. */
export const anyShopper = "shopper";

export const isAuditGroup = (word: unknown): word is AuditGroup => auditGroupNames.some((one) => one === word);

export const isMoney = (value: unknown): value is MoneyJson =>
  typeof value === "object" &&
  value !== null &&
  /^-?\d+$/.test(String((value as Partial<MoneyJson>).minor)) &&
  /^[A-Z]{3}$/.test(String((value as Partial<MoneyJson>).currency));

export const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

/** Opening hours: for each day of the week its spans. */
export const isWeek = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 7 &&
  value.every(
    (day) =>
      Array.isArray(day) &&
      day.every((span: { from?: unknown; to?: unknown } | null) => isText(span?.from) && isText(span?.to)),
  );

const isText = (value: unknown): boolean => typeof value === "string";

/** One thing that became another one. */
export interface AuditChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** They say what the line is about, and stand in its first words. */
const told: ReadonlySet<string> = new Set(["act", "actId", "amount"]);

/**
 * What is different after, in the order in which it was written. What stands on one side only comes from nothing, or goes
 * to it: `undefined`; a name is then what the line is about.
 */
export function readChanges({ before, after }: Pick<AuditView, "before" | "after">): AuditChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .map((field) => ({ field, before: before?.[field], after: after?.[field] }))
    .filter(({ field, before, after }) => !told.has(field) && JSON.stringify(before) !== JSON.stringify(after))
    .filter(({ field, before, after }) => field !== "name" || (before !== undefined && after !== undefined))
    .filter(({ before, after }) => !isNothing(before) || !isNothing(after));
}

const isNothing = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);
