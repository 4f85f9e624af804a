import { isSentAgain, requestKinds, type RequestKind } from "./request-kind.ts";

export const requestModes = ["now", "ask", "off"] as const;
export type RequestMode = (typeof requestModes)[number];

/** What the merchant says of one kind of request. */
export interface RequestRule {
  /** now: done at once as far as rule and policies allow; ask: becomes a ticket; off: not offered. */
  mode: RequestMode;
  /**
   * Offered for so many days of the shop's calendar: from the order on for what is not sent yet, else from its arrival.
   * null: always.
   */
  windowDays: number | null;
  /** Done at once only so many minutes from the order on; null: as long as it is offered. */
  nowMinutes: number | null;
  /**
   * Goods are sent again at once only so many days of the shop's calendar after their arrival, or after they were sent
   * where no carrier tells of it; null: not at once. Of other kinds nothing is said.
   */
  nowDays: number | null;
  /**
   * Orders above this are asked first, and goods that would be sent again. Minor units of the shop's currency; null: no
   * order is, and no goods are sent again at once.
   */
  mostMinor: bigint | null;
  /** Customers and products with one of these tags are asked first. */
  askTags: string[];
}

export type RequestRules = Record<RequestKind, RequestRule>;

/** Whether an order can be cancelled, changed or sent back without writing, at once or asked first. */
export const asksFor = (rules: RequestRules): boolean =>
  (["cancel", "address", "return", "exchange"] as const).some((kind) => rules[kind].mode !== "off");

/** How much shoppers may do at once in a day, all of them together. */
export interface RequestBounds {
  dayCount: number;
  /** Minor units of the shop's currency; null: nothing that gives money away is done at once. */
  dayMinor: bigint | null;
  /** How goods go back, as customers are told of a return that is agreed to at once; "": somebody writes to them. */
  returnInstructions: string;
  /** So often things are sent again at once to one customer within 365 days. */
  replacementsAYear: number;
}

const ask: RequestRule = {
  mode: "ask",
  windowDays: null,
  nowMinutes: null,
  nowDays: null,
  mostMinor: null,
  askTags: [],
};

/** Of goods that are sent again at once; ours. */
const goods: RequestRule = { ...ask, windowDays: 30, nowDays: 14 };

/** As it comes, and ours: everything is asked first until the merchant says "at once". */
export const defaultRules: RequestRules = {
  cancel: { ...ask, nowMinutes: 60 },
  address: { ...ask, nowMinutes: 60 },
  return: ask,
  exchange: ask,
  missing: goods,
  damaged: goods,
  wrong_item: goods,
  quality: { ...goods, windowDays: 90 },
  late: ask,
};

/** Ours. No sum: what would be right for euros is wrong for yen. */
export const defaultBounds: RequestBounds = {
  dayCount: 20,
  dayMinor: null,
  returnInstructions: "",
  replacementsAYear: 1,
};

/** A rule as the database has it; numbers also as text, where they come as JSON. */
export interface RuleColumns {
  kind: string;
  mode: string;
  windowDays: number | null;
  nowMinutes: number | null;
  nowDays: number | null;
  mostMinor: bigint | string | null;
  askTags: string[];
}

/** The stored rules, with ours for the rest. What this version does not know is asked first. */
export function rulesOf(rows: readonly RuleColumns[]): RequestRules {
  const rules = requestKinds.map((kind): [RequestKind, RequestRule] => {
    const row = rows.find((one) => one.kind === kind);
    if (!row) return [kind, defaultRules[kind]];
    const { windowDays, nowMinutes, askTags } = row;
    const mode = requestModes.find((one) => one === row.mode) ?? "ask";
    // What was said before there was such a bound is no word against it.
    const nowDays = isSentAgain(kind) ? (row.nowDays ?? defaultRules[kind].nowDays) : null;
    const mostMinor = row.mostMinor === null ? null : BigInt(row.mostMinor);
    return [kind, { mode, windowDays, nowMinutes, nowDays, mostMinor, askTags }];
  });
  return Object.fromEntries(rules) as RequestRules;
}
