import type { ParsedMail, StubMail } from "#app/platform/mail/parsed-mail.ts";

const inMessageId = /^test\.([a-z2-7]{26})@/;
const inSubject = /\[latte-([a-z2-7]{26})\]/;

/** The Message-ID of a test mail, without brackets. */
export const testMessageId = (token: string, domain: string): string => `test.${token}@${domain}`;

/** What a test mail's subject ends in: some providers give forwarded mail an id of their own. */
export const testMark = (token: string): string => `[latte-${token}]`;

/** The token that a mail carries, and whether it is the mail itself or a report that it could not be delivered. */
export interface FoundToken {
  token: string;
  returned: boolean;
}

/** Reads the token of a forwarding test; `null` for any other mail. Whose token it is the database knows. */
export function readTestToken(mail: ParsedMail | StubMail): FoundToken | null {
  const original = mail.kind === "mail" ? mail.bounce?.originalMessageId : null;
  const bounced = inMessageId.exec(original ?? "")?.[1];
  if (bounced !== undefined) return { token: bounced, returned: true };
  const token = inMessageId.exec(mail.messageId ?? "")?.[1] ?? inSubject.exec(mail.subject)?.[1];
  // Somebody who answers the test mail has its mark in the subject too; that is a customer's mail like any other.
  const isAnswer = mail.inReplyTo.length > 0;
  return token === undefined || isAnswer ? null : { token, returned: false };
}
