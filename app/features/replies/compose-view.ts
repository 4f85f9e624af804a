import type { DraftFileView } from "#app/features/files/file-view.ts";
import { nobody, readDraftRecipients, type DraftRecipients } from "./recipients.ts";

/** What the page needs to write in a ticket, as JSON. */
export interface ComposeView {
  /** Files beside one's unsent texts. */
  files: DraftFileView[];
  /** As typed; null: no draft, or one that says nothing of it. */
  reply: DraftRecipients | null;
  forward: DraftRecipients;
  /** Who was in copy last, or whom the customer has put there: in copy again unless taken away. */
  cc: string[];
  /** Addresses of this conversation, to choose from. */
  people: string[];
  /** What stands below one's answers. */
  signature: string;
}

/** What the statement gives, before it is looked at. */
export interface ComposeRow {
  files: DraftFileView[] | null;
  recipients: Record<string, unknown> | null;
  cc: string[];
  people: string[] | null;
  staff_signature: string | null;
  mailbox_signature: string | null;
}

/** The staff member's own signature, and the mailbox's below it. */
export const joinSignatures = (...signatures: (string | null)[]): string =>
  signatures
    .map((one) => one?.trim() ?? "")
    .filter(Boolean)
    .join("\n");

export function toComposeView(row: ComposeRow, customerEmail: string): ComposeView {
  const { reply, forward } = row.recipients ?? {};
  return {
    files: row.files ?? [],
    // A draft of before there were recipients holds none: then the remembered ones count.
    reply: typeof reply === "object" && reply !== null && "cc" in reply ? readDraftRecipients(reply) : null,
    forward: forward ? readDraftRecipients(forward) : nobody,
    cc: row.cc.filter((one) => one !== customerEmail),
    people: (row.people ?? []).filter((one) => one !== customerEmail),
    signature: joinSignatures(row.staff_signature, row.mailbox_signature),
  };
}
