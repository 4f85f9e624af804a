import type { StoredMail } from "./stored-mail.ts";

/** Mails that answer each other, oldest first. */
export interface Thread {
  /** Id of its first mail. */
  id: number;
  subject: string;
  mails: StoredMail[];
}

/** Groups mails by what they say they answer (`In-Reply-To`, `References`); the thread with the newest mail comes first. */
export function groupThreads(mails: readonly StoredMail[]): Thread[] {
  const threads: Thread[] = [];
  const home = new Map<string, Thread>();
  for (const mail of mails) {
    const known = [...mail.references, mail.inReplyTo].flatMap((id) => (id && home.get(id)) || []).at(-1);
    const thread = known ?? { id: mail.id, subject: mail.subject, mails: [] };
    if (!known) threads.push(thread);
    thread.mails.push(mail);
    // What it answers may come later, or never: then its answer opens the thread.
    for (const id of [mail.messageId, mail.inReplyTo, ...mail.references]) {
      if (id && !home.has(id)) home.set(id, thread);
    }
  }
  return threads.sort((a, b) => b.mails.at(-1)!.id - a.mails.at(-1)!.id);
}
