import type { InboxRow } from "./inbox-view.ts";

/** What a search found, as JSON. */

/** A text in pieces, one after the other; `hit`: this piece was looked for. */
export interface TextPiece {
  text: string;
  hit: boolean;
}

/** How a ticket was found. `exact`: by its number, order, tracking number, SKU, address or phone number. */
export type FoundBy = "exact" | "name" | "text";

export interface SearchRow extends InboxRow {
  foundBy: FoundBy;
  subjectPieces: TextPiece[];
  customerPieces: TextPiece[];
  /** From the message that fits best; empty: nothing of a message was looked for. */
  snippet: TextPiece[];
}

export interface SearchPage {
  /** As it was understood: cut, without control characters. */
  q: string;
  rows: SearchRow[];
  /** Opaque; null at the end. */
  nextCursor: string | null;
  /** ISO 8601: the tickets down to this time were searched, and `nextCursor` goes on from there; null: all were. */
  scannedTo: string | null;
}

/** What the command palette finds; at most five of each. */
export interface FoundThings {
  tickets: { number: number; subject: string; customerName: string; status: string }[];
  /** `ticketNumber`: their latest ticket; null: they have none. */
  customers: { id: string; name: string; email: string; ticketNumber: number | null }[];
  /** `ticketNumber`: the latest ticket about the order; null: none yet. */
  orders: { id: string; name: string; email: string | null; ticketNumber: number | null }[];
}
