import { vi } from "vitest";
import type { OutgoingMail } from "#app/platform/mail/outgoing-mail.ts";
import { mailer } from "#app/platform/services.server.ts";

/** Every mail is taken at once, and sent to nobody. @returns those that were taken, as they come */
export function acceptMails(): OutgoingMail[] {
  const taken: OutgoingMail[] = [];
  vi.spyOn(mailer, "send").mockImplementation(async (mail) => {
    taken.push(mail);
    return { ok: true, response: "250", accepted: mail.envelope.to, rejected: [] };
  });
  return taken;
}
