import { parseRowId } from "#app/features/tickets/row-ids.ts";

/** A place between two rows of the inbox, and the way to read from it. */
export interface InboxCursor {
  /** `older`: what comes after this row on the page. `newer`: what comes before it. */
  direction: "older" | "newer";
  lastActivityAt: Date;
  id: bigint;
}

/** Writes the place as an opaque word for an address. */
export function writeInboxCursor({ direction, lastActivityAt, id }: InboxCursor): string {
  return `${direction === "older" ? "o" : "n"}${lastActivityAt.getTime().toString(36)}-${id.toString(36)}`;
}

/** Reads `writeInboxCursor`'s word; `null` for anything else. */
export function parseInboxCursor(word: string | null): InboxCursor | null {
  const match = /^([on])([0-9a-z]{1,9})-([0-9a-z]{1,13})$/.exec(word ?? "");
  if (!match) return null;
  const [, way, time = "", row = ""] = match;
  const lastActivityAt = new Date(parseInt(time, 36));
  const id = parseRowId(readBase36(row).toString());
  if (id === null || Number.isNaN(lastActivityAt.getTime())) return null;
  return { direction: way === "o" ? "older" : "newer", lastActivityAt, id };
}

const readBase36 = (digits: string): bigint =>
  [...digits].reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n);
