import type pg from "pg";
import { markOf } from "./grow-shop.ts";
import { makeVocabulary } from "./bench-words.ts";

/** Lists, filters and searches as people ask for them; the address of each. */
export type InboxAskName =
  | "mine"
  | "unassigned"
  | "waiting"
  | "snoozed"
  | "filtered"
  | "filteredOut"
  | "searchRare"
  | "searchCommon"
  | "searchMiddling"
  | "searchMisspelt"
  | "searchOrder"
  | "palette";

export const inboxAskNames: readonly InboxAskName[] = [
  "mine",
  "unassigned",
  "waiting",
  "snoozed",
  "filtered",
  "filteredOut",
  "searchRare",
  "searchCommon",
  "searchMiddling",
  "searchMisspelt",
  "searchOrder",
  "palette",
];

/** Addresses that differ at each turn where what is looked for does, so that nothing is found because it was just read. */
export type InboxAddresses = Record<InboxAskName, (turn: number) => string>;

/** Chooses what is looked for: words of known frequency, customers and orders of tickets. */
export async function chooseInboxAsks(client: pg.ClientBase): Promise<InboxAddresses> {
  const { rows } = await client.query<{ number: number; customer_name: string; order_name: string }>(
    `select number, customer_name, order_name from ticket where order_name is not null and length(customer_name) > 7
     order by md5(number::text) limit 200`,
  );
  const words = makeVocabulary("en");
  const row = (turn: number) => rows[turn % rows.length]!;
  const list = (query: string) => () => `/app/tickets?${query}&index`;
  const search = (q: string) => `/app/tickets?q=${encodeURIComponent(q)}&index`;
  return {
    mine: list("view=mine"),
    unassigned: list("view=unassigned"),
    waiting: list("view=waiting"),
    snoozed: list("view=snoozed"),
    filtered: list("priority=2,3&age=older-240"),
    filteredOut: list("status=&snoozed=any&language=fi"),
    searchRare: (turn) => search(markOf(row(turn).number)),
    searchCommon: (turn) => search(words[1 + (turn % 5)]!),
    searchMiddling: (turn) => search(words[300 + (turn % 400)]!),
    searchMisspelt: (turn) => search(misspell(row(turn).customer_name)),
    searchOrder: (turn) => search(row(turn).order_name),
    palette: (turn) =>
      `/app/find?q=${encodeURIComponent([...row(turn).customer_name].slice(0, 3 + (turn % 5)).join(""))}`,
  };
}

/** With two letters in the middle of its longest word in each other's place. */
export function misspell(name: string): string {
  const longest = name.split(" ").reduce((one, other) => (other.length > one.length ? other : one));
  const letters = [...longest];
  const at = letters.length >> 1;
  return [...letters.slice(0, at - 1), letters[at], letters[at - 1], ...letters.slice(at + 1)].join("");
}

/** @throws Error where the answer says nothing of what was asked for */
export function checkInboxAnswer(name: InboxAskName, data: InboxAnswer): void {
  const wrong = (what: string) => new Error(`${name}: ${what}: ${JSON.stringify(data).slice(0, 300)}`);
  if (name === "palette") {
    if (!data.found?.customers.length) throw wrong("no customer");
    return;
  }
  const rows = data.inbox?.rows;
  if (!rows) throw wrong("no list");
  if (name === "filteredOut" && rows.length) throw wrong("a ticket that should not be there");
  if ((name === "searchRare" || name === "searchOrder" || name === "searchCommon") && !rows.length)
    throw wrong("nothing found");
  if (name === "searchRare" && rows.length !== 1) throw wrong("not the one ticket");
}

export interface InboxAnswer {
  inbox?: { rows: unknown[] };
  found?: { customers: unknown[] };
}
