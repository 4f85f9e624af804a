import type { MarkedRow } from "./count-made.ts";
import { orderIn, type OrderBooks } from "./order-books.ts";
import type { OrderChange } from "./watch-order.ts";

/** Kinds of acts of which nothing but a text stands at Shopify: each writes one that nobody else writes. */
export const textKinds = ["address", "note"] as const;
type TextKind = (typeof textKinds)[number];

/** What a note, or the street of an address, is to be. */
export function textOf({ kind, input }: Pick<MarkedRow, "kind" | "input">): string | undefined {
  const { sent } = input as { sent: { note?: { after: string }; address?: { address1: string } } };
  return kind === "note" ? sent.note?.after : sent.address?.address1;
}

/** What notes, or streets, became in turn. */
export const writtenIn = (changes: readonly OrderChange[], kind: TextKind): string[] =>
  changes.flatMap((change) => change[kind] ?? []);

/**
 * An order's acts in the order in which they were made: none begins before another is found out about, and of what is
 * found out the ticket tells. Clocks of several processes may be off.
 * @param toldOf ids, in the order in which the ticket first told of them
 */
export function inTurn<Row extends MarkedRow>(rows: readonly Row[], toldOf: Iterable<string>): Row[] {
  const byId = new Map(rows.map((row) => [String(row.id), row]));
  return [...toldOf].flatMap((id) => byId.get(id) ?? []);
}

/**
 * What is wrong with the order in which texts were written, and with the one that stands there: the last act's, or what
 * somebody else wrote since. An older one that Shopify writes late, over a newer one, is found by that.
 * @param rows see `inTurn`
 */
export function judgeTexts(books: OrderBooks, rows: readonly MarkedRow[]): string[] {
  const { note, shippingAddress } = orderIn(books);
  const now = { note: note ?? "", address: shippingAddress?.address1 ?? "" };
  return textKinds.flatMap((kind) => {
    const all = rows.filter((row) => row.kind === kind);
    const made = all.filter(({ state }) => state === "succeeded").map((row) => textOf(row));
    const ours = new Set(all.map((row) => textOf(row)));
    const written = writtenIn(books.changes, kind);
    const kept = written.filter((text) => made.includes(text));
    const wrong: string[] = [];
    if (kept.join("\n") !== made.join("\n"))
      wrong.push(`of ${kind} was written ${kept.join(", ")}, we say ${made.join(", ")}`);
    const since = written.slice(written.lastIndexOf(made.at(-1) ?? "") + 1);
    const isRight =
      now[kind] === made.at(-1) || !made.length || since.some((text) => text === now[kind] && !ours.has(text));
    return isRight ? wrong : [...wrong, `${kind} is ${now[kind]}, the last that was made is ${made.at(-1)}`];
  });
}
