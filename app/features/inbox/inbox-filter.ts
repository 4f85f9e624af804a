import { ticketStatuses, type TicketStatus } from "#app/features/tickets/ticket-status.ts";
import { isRowIdText } from "#app/features/tickets/row-ids.ts";

export const priorities = [0, 1, 2, 3] as const;
export type Priority = (typeof priorities)[number];

export const snoozedChoices = ["hidden", "only", "any"] as const;
export const onlyChoices = ["unread", "waiting", "following", "mentioned"] as const;
export type OnlyChoice = (typeof onlyChoices)[number];

/** How long ago the ticket began, in whole hours. */
export type Age = { olderThanHours: number } | { newerThanHours: number };

/**
 * Which tickets are meant. An empty list asks nothing; within a list any one is enough, between fields all hold.
 * Pure data, of the same shape in an address, in a saved view and in a change of many tickets.
 */
export interface InboxFilter {
  status: TicketStatus[];
  /** `me`, `none`, or a staff member's id. */
  assignee: string[];
  channel: string[];
  /** Ids of tags. */
  tag: string[];
  priority: Priority[];
  /** The order's financial status in Shopify's words (`PAID`). */
  payment: string[];
  /** The order's fulfilment status in Shopify's words (`UNFULFILLED`). */
  fulfilment: string[];
  age: Age | null;
  /** ISO 639-1; `none`: not known. */
  language: string[];
  snoozed: (typeof snoozedChoices)[number];
  /** All of them: unread; the customer waits; I follow it; I am mentioned in it. */
  only: OnlyChoice[];
}

/** Asks nothing: every ticket there is. */
export const everyTicket: InboxFilter = {
  status: [],
  assignee: [],
  channel: [],
  tag: [],
  priority: [],
  payment: [],
  fulfilment: [],
  age: null,
  language: [],
  snoozed: "any",
  only: [],
};

/** Longest list in a filter. */
const mostChoices = 20;
const mostHours = 24 * 365 * 10;

const word = (pattern: RegExp) => (value: string) => (pattern.test(value) ? value : null);
const oneOf =
  <T extends string>(choices: readonly T[]) =>
  (value: string) =>
    choices.find((choice) => choice === value) ?? null;

/** What each list takes; null for what it does not know. */
const readers = {
  status: oneOf(ticketStatuses),
  assignee: (value: string) => (value === "me" || value === "none" || isRowIdText(value) ? value : null),
  channel: word(/^[a-z_]{1,20}$/),
  tag: (value: string) => (isRowIdText(value) ? value : null),
  priority: (value: string) => priorities.find((one) => String(one) === value) ?? null,
  payment: word(/^[A-Z_]{1,40}$/),
  fulfilment: word(/^[A-Z_]{1,40}$/),
  language: word(/^([a-z]{2}|none)$/),
  only: oneOf(onlyChoices),
} as const;

type ListField = keyof typeof readers;
const listFields = Object.keys(readers) as ListField[];

/** The names under which a filter stands in an address. */
export const filterParams = [...listFields, "age", "snoozed"] as const;

/**
 * Reads a filter from an address: `status=open,pending&tag=7&age=older-72`. A field that is not named stays as in `base`
 * (the view's own), one that is named replaces it, `status=` empties it. What is unknown is dropped.
 */
export function parseFilter(params: URLSearchParams, base: InboxFilter = everyTicket): InboxFilter {
  const lists = Object.fromEntries(
    listFields.map((field) => [field, params.has(field) ? readList(field, params.getAll(field)) : base[field]]),
  ) as Pick<InboxFilter, ListField>;
  return {
    ...lists,
    age: params.has("age") ? parseAge(params.get("age") ?? "") : base.age,
    snoozed: oneOf(snoozedChoices)(params.get("snoozed") ?? "") ?? (params.has("snoozed") ? "any" : base.snoozed),
  };
}

/** Writes into an address what differs from `base`; `parseFilter` with the same `base` reads it back. */
export function writeFilter(filter: InboxFilter, base: InboxFilter = everyTicket): URLSearchParams {
  const params = new URLSearchParams();
  for (const field of listFields) {
    const [text, known] = [filter[field].join(","), base[field].join(",")];
    if (text !== known) params.set(field, text);
  }
  if (writeAge(filter.age) !== writeAge(base.age)) params.set("age", writeAge(filter.age));
  if (filter.snoozed !== base.snoozed) params.set("snoozed", filter.snoozed);
  return params;
}

/** Whether the two ask the same. */
export const isSameFilter = (one: InboxFilter, other: InboxFilter): boolean => !writeFilter(one, other).size;

function readList<F extends ListField>(field: F, texts: readonly unknown[]): InboxFilter[F] {
  const words = texts.flatMap((text) => {
    if (typeof text === "number") return [String(text)];
    return typeof text === "string" ? text.split(",", mostChoices + 1) : [];
  });
  const known = words.map((one) => readers[field](one)).filter((one) => one !== null);
  return [...new Set<unknown>(known)].slice(0, mostChoices) as InboxFilter[F];
}

function parseAge(text: string): Age | null {
  const match = /^(older|newer)-(\d{1,6})$/.exec(text);
  const hours = Number(match?.[2]);
  if (!match || hours < 1 || hours > mostHours) return null;
  return match[1] === "older" ? { olderThanHours: hours } : { newerThanHours: hours };
}

function writeAge(age: Age | null): string {
  if (!age) return "";
  return "olderThanHours" in age ? `older-${age.olderThanHours}` : `newer-${age.newerThanHours}`;
}

/** Reads a filter as it was stored. What is missing or no longer known is dropped; never throws. */
export function filterFromJson(json: unknown): InboxFilter {
  const read: Record<string, unknown> = json !== null && typeof json === "object" ? { ...json } : {};
  const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const lists = Object.fromEntries(listFields.map((field) => [field, readList(field, listOf(read[field]))]));
  return {
    ...(lists as Pick<InboxFilter, ListField>),
    age: ageFromJson(read.age),
    snoozed: snoozedChoices.find((choice) => choice === read.snoozed) ?? "any",
  };
}

function ageFromJson(json: unknown): Age | null {
  const [entry, more] = Object.entries(json ?? {}) as [string, unknown][];
  if (!entry || more) return null;
  const [name, hours] = entry;
  if (typeof hours !== "number" || !Number.isInteger(hours) || hours < 1 || hours > mostHours) return null;
  if (name === "olderThanHours") return { olderThanHours: hours };
  return name === "newerThanHours" ? { newerThanHours: hours } : null;
}
