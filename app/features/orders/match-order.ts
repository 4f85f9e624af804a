import type { OrderMatch } from "../tickets/ticket-view.ts";
import type { OrderChoice } from "./order-context.ts";
import type { NameFormat } from "./name-format.ts";
import { namesFor, readHints, type NumberHint, type OrderHints } from "./read-hints.ts";

/** An order that may be meant: one of the sender's, or one that the text seems to name. */
export interface KnownOrder {
  id: string;
  name: string;
  /** Bought by the sender: by the address they write from, or as the customer known to Shopify under it. */
  own: boolean;
  titles: string[];
  /** Normalised. */
  tracking: string[];
}

export interface MatchResult {
  match: Exclude<OrderMatch, "pinned">;
  /** The order that the ticket is about; null unless `certain`. */
  order: { id: string; name: string } | null;
  /** The sender's orders that the text points at, and why. Never anybody else's. */
  candidates: { id: string; because: OrderChoice["because"] }[];
  /** As the sender wrote it, where the text names an order that is not theirs. */
  foreignName: string | null;
}

/**
 * Decides which order a text of a sender is about.
 *
 * - A number or tracking number that names exactly one of the sender's orders: certain. Several: unsure.
 * - One that names only other people's orders: foreign, and nothing of them is told.
 * - A bare number counts only where it is one of the sender's own orders: it may be anything.
 * - Else the product's title, where it stands in the text and is in one order of the sender's only: certain.
 * - Else the sender's only order: certain, unless the text names a number that we do not know.
 * - Several of them: unsure. No order: none.
 */
export function matchOrder(text: string, orders: readonly KnownOrder[], format: NameFormat): MatchResult {
  const hints = readHints(text, format);
  const own = orders.filter((order) => order.own);
  const named = hints.numbers.filter(({ strength }) => strength === "named");

  const pointed = uniquely([
    ...ordersNamed(own, named, format).map((order) => [order, "order_number"] as const),
    ...ordersTracked(own, hints).map((order) => [order, "tracking_number"] as const),
  ]);
  if (pointed.length) return decide(pointed);

  const foreign = findForeign(orders, named, hints, format);
  if (foreign !== null) return { match: "foreign", order: null, candidates: [], foreignName: foreign };

  const bare = hints.numbers.filter(({ strength }) => strength === "bare");
  const guessed = ordersNamed(own, bare, format).map((order) => [order, "order_number"] as const);
  if (guessed.length) return decide(guessed);

  const titled = ordersTitled(own, text).map((order) => [order, "name"] as const);
  if (titled.length === 1 && !named.length) return decide(titled);
  const rest = uniquely([...titled, ...own.map((order) => [order, "sender"] as const)]);
  if (!rest.length) return { match: "none", order: null, candidates: [], foreignName: null };
  return rest.length === 1 && !named.length ? decide(rest) : unsure(rest);
}

/** Whether the text points at an order by itself, whoever wrote it. */
export function pointsAtOrder(text: string, orders: readonly KnownOrder[], format: NameFormat): boolean {
  const hints = readHints(text, format);
  const named = hints.numbers.filter(({ strength }) => strength === "named");
  const own = orders.filter((order) => order.own);
  return (
    named.length > 0 || ordersTracked(orders, hints).length > 0 || ordersNamed(own, hints.numbers, format).length > 0
  );
}

type Reasoned = readonly [order: KnownOrder, because: OrderChoice["because"]];

function decide(found: readonly Reasoned[]): MatchResult {
  const [only] = found;
  if (!only || found.length > 1) return unsure(found);
  const [order, because] = only;
  return {
    match: "certain",
    order: { id: order.id, name: order.name },
    candidates: [{ id: order.id, because }],
    foreignName: null,
  };
}

const unsure = (found: readonly Reasoned[]): MatchResult => ({
  match: "unsure",
  order: null,
  candidates: found.slice(0, 20).map(([order, because]) => ({ id: order.id, because })),
  foreignName: null,
});

/** Each order once, with the first reason. */
const uniquely = (found: readonly Reasoned[]): Reasoned[] =>
  found.filter(([order], index) => found.findIndex(([other]) => other.id === order.id) === index);

function ordersNamed(orders: readonly KnownOrder[], hints: readonly NumberHint[], format: NameFormat): KnownOrder[] {
  const names = new Set(namesFor(hints, format).map((name) => name.toUpperCase()));
  return orders.filter(({ name }) => names.has(name.toUpperCase()));
}

function ordersTracked(orders: readonly KnownOrder[], { tracking }: OrderHints): KnownOrder[] {
  const numbers = new Set(tracking.map(({ number }) => number));
  return orders.filter((order) => order.tracking.some((number) => numbers.has(number)));
}

/** The words by which the text names an order of somebody else; null: it does not. */
function findForeign(
  orders: readonly KnownOrder[],
  named: readonly NumberHint[],
  hints: OrderHints,
  format: NameFormat,
): string | null {
  const others = orders.filter((order) => !order.own);
  const byNumber = named.find((hint) => ordersNamed(others, [hint], format).length > 0);
  if (byNumber) return byNumber.written;
  const byTracking = hints.tracking.find(({ number }) => others.some(({ tracking }) => tracking.includes(number)));
  return byTracking?.written ?? null;
}

/** Orders of which a product's title stands in the text as whole words. */
function ordersTitled(orders: readonly KnownOrder[], text: string): KnownOrder[] {
  const plain = wordsOf(text);
  return orders.filter(({ titles }) =>
    titles.some((title) => {
      const words = wordsOf(title);
      return words.length > 5 && plain.includes(words);
    }),
  );
}

/** Lower case, every run of anything but letters and digits one space, with a space at both ends. */
const wordsOf = (text: string): string =>
  ` ${text
    .slice(0, 10_000)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
