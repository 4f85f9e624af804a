import type { DraftFileView } from "../files/file-view.ts";

/** What somebody has written in the form for a new ticket. */
export interface TypedStart {
  email: string;
  subject: string;
  body: string;
  cc: string[];
  bcc: string[];
  mailboxId: string;
  /** null: the order was taken off. */
  orderId: string | null;
  /** Names the form to the files that are put to it, and what the server keeps of them. */
  startKey: string;
  files: DraftFileView[];
  /** With it what was sent already is not sent again. */
  clientKey: string;
}

/** Whose text it is, and what the ticket is about. */
export interface StartPlace {
  staffId: string;
  about: string;
}

/** Of this shop, person and tab: it outlives a reload, and not the tab. */
const storageName = ({ staffId, about }: StartPlace) => `latte.start.${shopify.config.shop ?? ""}.${staffId}.${about}`;

/** Keeps what was typed; null: nothing is kept any more. */
export function keepStart(place: StartPlace, typed: TypedStart | null): void {
  try {
    if (typed) sessionStorage.setItem(storageName(place), JSON.stringify(typed));
    else sessionStorage.removeItem(storageName(place));
  } catch {
    // The browser keeps nothing for frames: then a reload forgets it.
  }
}

/** What was kept; null: nothing. A mailbox that is not `offered` any more gives way to the first one. */
export function readKeptStart(place: StartPlace, offered: readonly { id: string }[]): TypedStart | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(storageName(place)) ?? "null") as TypedStart | null;
    // A version before this one kept no files.
    const kept = found && { ...found, startKey: found.startKey ?? crypto.randomUUID(), files: found.files ?? [] };
    if (!kept || offered.some(({ id }) => id === kept.mailboxId)) return kept;
    return { ...kept, mailboxId: offered[0]?.id ?? "" };
  } catch {
    return null;
  }
}
