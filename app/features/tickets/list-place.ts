/** The list of tickets that one comes from, as it was left. */
export interface ListPlace {
  /** The address of its page: view, filters, sort, search. */
  address: string;
  /** Under which the browser keeps how far it was scrolled (see `scrollKeyOf`). */
  scrollKey: string;
  /** Its tickets, in their order. */
  numbers: readonly number[];
}

/** What goes along with a way between list and ticket. */
export interface WayState {
  /** To the list: it is scrolled to where it was. */
  scrollKey?: string;
  /** To the list, by key: the ticket whose row has the focus. */
  focus?: number;
  /** To the ticket: what is written first. */
  compose?: "reply" | "note";
}

/** What went along with the way to this address. */
export const wayStateOf = (location: { state: unknown }): WayState => (location.state as WayState | null) ?? {};

/** Under which the browser keeps how far a page is scrolled; the way back to a list shares it with the list before. */
export const scrollKeyOf = (location: { state: unknown; key: string }): string =>
  wayStateOf(location).scrollKey ?? location.key;

let kept: ListPlace | null = null;

/** Of this shop and tab: it outlives a reload. */
const storageName = () => `latte.list.${shopify.config.shop ?? ""}`;

/** Remembers the list that is shown. */
export function keepListPlace(place: ListPlace): void {
  kept = place;
  try {
    sessionStorage.setItem(storageName(), JSON.stringify(place));
  } catch {
    // The browser keeps nothing for frames: then a reload forgets it.
  }
}

/** The list that was shown last in this tab; null: none was. The same object until another one is kept. */
export function readListPlace(): ListPlace | null {
  if (kept) return kept;
  try {
    return (kept = JSON.parse(sessionStorage.getItem(storageName()) ?? "null") as ListPlace | null);
  } catch {
    return null;
  }
}

/** The tickets before and after this one in the list; null at its ends, and for a ticket that does not stand in it. */
export function neighboursOf(place: ListPlace | null, number: number): { before: number | null; after: number | null } {
  const at = place?.numbers.indexOf(number) ?? -1;
  const beside = (step: number) => (at < 0 ? null : (place?.numbers[at + step] ?? null));
  return { before: beside(-1), after: beside(1) };
}
