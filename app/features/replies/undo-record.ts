import { readBefore, writeBefore, type TicketBefore } from "#app/features/tickets/ticket-before.ts";

/** What of the ticket was before a mail was put into the outbox, beside its place. */
export interface UndoRecord {
  place: NonNullable<ReturnType<typeof readBefore>>;
  preview: string;
  lastMessageBy: string;
  lastActivityAt: Date;
  cc: string[];
  /** Where the answer put the ticket; null for what was sent on. */
  statusAfter: string | null;
  /** The message that was sent on; null for an answer. */
  forwarded: string | null;
}

/** As JSON for the message's row. */
export const writeUndo = (
  place: TicketBefore,
  ticket: {
    preview: string;
    last_message_by: string;
    last_activity_at: Date;
    cc: string[];
  },
  more: Pick<UndoRecord, "statusAfter" | "forwarded">,
) => ({
  ...more,
  place: writeBefore(place),
  preview: ticket.preview,
  lastMessageBy: ticket.last_message_by,
  lastActivityAt: ticket.last_activity_at.toISOString(),
  cc: ticket.cc,
});

/** Reads what `writeUndo` wrote; `null` for anything else. */
export function readUndo(value: unknown): UndoRecord | null {
  if (typeof value !== "object" || value === null) return null;
  const { place, preview, lastMessageBy, lastActivityAt, cc, ...more } = value as Record<string, unknown>;
  const read = readBefore(place);
  if (!read || typeof lastActivityAt !== "string") return null;
  return {
    place: read,
    preview: String(preview),
    lastMessageBy: String(lastMessageBy),
    lastActivityAt: new Date(lastActivityAt),
    cc: Array.isArray(cc) ? cc.filter((one): one is string => typeof one === "string") : [],
    statusAfter: typeof more.statusAfter === "string" ? more.statusAfter : null,
    forwarded: typeof more.forwarded === "string" ? more.forwarded : null,
  };
}
