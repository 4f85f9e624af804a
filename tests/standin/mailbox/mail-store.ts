import { describeMail } from "./stored-mail.ts";
import type { StoredMail } from "./stored-mail.ts";

interface Waiter {
  fits: (mail: StoredMail) => boolean;
  found: (mail: StoredMail) => void;
}

/** All mails of the pretend world, in the order in which they came. */
export class MailStore {
  /** Grows with every mail and every change of one; pages look whether it has moved. */
  version = 0;
  private mails: StoredMail[] = [];
  private readonly waiters = new Set<Waiter>();
  private readonly clock: () => Date;
  private readonly changed: () => void;

  constructor(clock: () => Date, changed: () => void) {
    this.clock = clock;
    this.changed = changed;
  }

  /** Keeps a raw message and answers its row. */
  async add(
    raw: Uint8Array,
    given: Pick<StoredMail, "direction" | "envelopeFrom" | "envelopeTo" | "state">,
  ): Promise<StoredMail> {
    const mail = await describeMail(raw, { ...given, id: 0, at: this.clock().toISOString() });
    mail.id = (this.mails.at(-1)?.id ?? 0) + 1;
    this.mails.push(mail);
    this.touch(mail);
    return mail;
  }

  /** Tells those who wait, and the data file, that a mail has come or changed. */
  touch(mail: StoredMail): void {
    this.version += 1;
    for (const waiter of this.waiters) if (waiter.fits(mail)) waiter.found(mail);
    this.changed();
  }

  list(): readonly StoredMail[] {
    return this.mails;
  }

  find(id: number): StoredMail | null {
    return this.mails.find((mail) => mail.id === id) ?? null;
  }

  /** The first mail that fits, now or later. @throws after `timeoutMs`, naming what is there instead. */
  waitFor(fits: (mail: StoredMail) => boolean, timeoutMs = 10_000): Promise<StoredMail> {
    const there = this.mails.find(fits);
    if (there) return Promise.resolve(there);
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { fits, found: (mail) => end(() => resolve(mail)) };
      const timer = setTimeout(() => end(() => reject(new Error(this.describeMissing(timeoutMs)))), timeoutMs);
      const end = (settle: () => void) => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
        settle();
      };
      this.waiters.add(waiter);
    });
  }

  dump(): StoredMail[] {
    return this.mails;
  }

  load(mails: StoredMail[]): void {
    this.mails = mails;
  }

  private describeMissing(timeoutMs: number): string {
    const seen = this.mails
      .slice(-10)
      .map((mail) => `  ${mail.direction} ${mail.envelopeTo.join(",")} "${mail.subject}"`);
    return `no such mail within ${timeoutMs} ms; the last ones are:\n${seen.join("\n")}`;
  }
}
