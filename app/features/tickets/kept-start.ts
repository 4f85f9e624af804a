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
  /** With it what was sent already is not sent again. */
  clientKey: string;
}

/** Of this shop and tab, for what the ticket is about: it outlives a reload, and not the tab. */
const storageName = (about: string) => `latte.start.${shopify.config.shop ?? ""}.${about}`;

/** Keeps what was typed; null: nothing is kept any more. */
export function keepStart(about: string, typed: TypedStart | null): void {
  try {
    if (typed) sessionStorage.setItem(storageName(about), JSON.stringify(typed));
    else sessionStorage.removeItem(storageName(about));
  } catch {
    // The browser keeps nothing for frames: then a reload forgets it.
  }
}

/** What was kept; null: nothing. */
export function readKeptStart(about: string): TypedStart | null {
  try {
    return JSON.parse(sessionStorage.getItem(storageName(about)) ?? "null") as TypedStart | null;
  } catch {
    return null;
  }
}
