import { isOwnAddress, normaliseAddress } from "#app/platform/mail/address.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";

/** To whom a mail goes beside its customer; addresses as typed or as stored. */
export interface Recipients {
  to: string[];
  cc: string[];
  bcc: string[];
}

/** What is kept with a draft: also addresses that are not whole yet, and which message is sent on. */
export interface DraftRecipients extends Recipients {
  messageId: string | null;
}

/** As many people as one mail may go to in all. A number of ours. */
export const mostRecipients = 20;

export const nobody: DraftRecipients = { to: [], cc: [], bcc: [], messageId: null };

export type RecipientProblem = "bad_recipient" | "too_many_recipients" | "own_recipient";

/**
 * The addresses, normalised, each once: who is in To is not in Cc again. The problem names the field and the address.
 * `ownMailboxes` are refused: the answer would come back as a new mail.
 */
export function parseRecipients(
  typed: Recipients,
  ownMailboxes: readonly string[],
): { recipients: Recipients } | { problem: RecipientProblem; field: keyof Recipients; address: string } {
  const seen = new Set<string>();
  const recipients: Recipients = { to: [], cc: [], bcc: [] };
  for (const field of ["to", "cc", "bcc"] as const)
    for (const one of typed[field]) {
      const address = one.length > 320 ? null : normaliseAddress(one.trim());
      if (address === null) return { problem: "bad_recipient", field, address: one.slice(0, 320) };
      if (isOwnAddress(address, ownMailboxes)) return { problem: "own_recipient", field, address };
      if (seen.has(address)) continue;
      seen.add(address);
      recipients[field].push(address);
      if (seen.size > mostRecipients) return { problem: "too_many_recipients", field, address };
    }
  return { recipients };
}

/** Reads what a page sends along or a draft holds; anything that is no list of words counts as empty. */
export function readDraftRecipients(value: unknown): DraftRecipients {
  if (typeof value !== "object" || value === null) return nobody;
  const { to, cc, bcc, messageId } = value as Record<string, unknown>;
  const words = (list: unknown) =>
    Array.isArray(list)
      ? list
          .filter((one): one is string => typeof one === "string" && one.length <= 320)
          .slice(0, 2 * mostRecipients)
          .map((one) => cleanLine(one))
      : [];
  return {
    to: words(to),
    cc: words(cc),
    bcc: words(bcc),
    messageId: typeof messageId === "string" && /^\d{1,19}$/.test(messageId) ? messageId : null,
  };
}

/** As `readDraftRecipients`, from the text of a form's field. */
export function parseDraftRecipients(text: string): DraftRecipients {
  try {
    return readDraftRecipients(JSON.parse(text));
  } catch {
    return nobody;
  }
}

export const hasRecipients = ({ to, cc, bcc }: Recipients): boolean => to.length + cc.length + bcc.length > 0;
