import { addVerdict, composeMail } from "./compose-mail.ts";
import type { CustomerMail } from "./compose-mail.ts";
import { MailStore } from "./mail-store.ts";
import { OutgoingQueue } from "./outgoing-queue.ts";
import type { Destination } from "./outgoing-queue.ts";
import { SmtpInbox } from "./smtp-inbox.ts";
import type { SmtpFault } from "./smtp-inbox.ts";
import { parseMail } from "./stored-mail.ts";
import type { StoredMail } from "./stored-mail.ts";

/** The mail world around the shop: every customer's mailbox and provider. */
export class Mailbox {
  readonly store: MailStore;
  private readonly inbox: SmtpInbox;
  private readonly queue: OutgoingQueue;

  constructor(clock: () => Date, destination: Destination, changed: () => void) {
    this.store = new MailStore(clock, changed);
    this.inbox = new SmtpInbox(this.store);
    this.queue = new OutgoingQueue(this.store, destination);
  }

  /** Opens the SMTP listener that takes the app's mails; answers its port. */
  async start(port: number, orAnother = false): Promise<number> {
    const taken = await this.inbox.start(port).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE" || !orAnother) throw error;
      return this.inbox.start(0);
    });
    this.queue.start();
    return taken;
  }

  async stop(): Promise<void> {
    await this.queue.stop();
    await this.inbox.stop();
  }

  /** Sends a mail as a customer and tries to deliver it at once. The answer says whether it has arrived or waits. */
  async send(mail: CustomerMail): Promise<StoredMail> {
    const to = [mail.to, ...(mail.cc ?? [])];
    return this.post(await composeMail(mail), mail.from.address, to);
  }

  /** Sends bytes as they are, below the provider's verdict unless `verdict` is `"none"`. */
  async sendRaw(
    raw: Uint8Array,
    envelope: { from: string; to: string[] },
    verdict: "pass" | "fail" | "none" = "pass",
  ): Promise<StoredMail> {
    const bytes = Buffer.from(raw);
    const marked = verdict === "none" ? bytes : addVerdict(bytes, envelope.from, verdict === "fail");
    return this.post(marked, envelope.from, envelope.to);
  }

  /** Delivers a mail once more, as a provider does that missed the answer. */
  async sendAgain(mail: StoredMail): Promise<StoredMail> {
    return this.post(Buffer.from(mail.raw, "base64"), mail.envelopeFrom, mail.envelopeTo);
  }

  /** Mails that fit, oldest first. */
  messages(filter: { to?: string; from?: string; direction?: StoredMail["direction"] } = {}): StoredMail[] {
    const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
    return this.store
      .list()
      .filter(
        (mail) =>
          (filter.to === undefined || mail.envelopeTo.some((one) => same(one, filter.to!))) &&
          (filter.from === undefined || same(mail.fromAddress, filter.from)) &&
          (filter.direction === undefined || mail.direction === filter.direction),
      );
  }

  /** The first mail that fits, now or later. @throws after `timeoutMs`. */
  waitFor(fits: (mail: StoredMail) => boolean, timeoutMs?: number): Promise<StoredMail> {
    return this.store.waitFor(fits, timeoutMs);
  }

  /** The parsed content of a mail: `text`, `html`, `attachments`, `headers`. */
  read(mail: StoredMail): ReturnType<typeof parseMail> {
    return parseMail(Buffer.from(mail.raw, "base64"));
  }

  /** Makes the provider refuse or drop the app's next mails. */
  fail(kind: SmtpFault["kind"], times = 1, to: string | null = null): void {
    this.inbox.faults.push({ kind, times, to: to?.toLowerCase() ?? null });
  }

  /** Tries what waits for the app's listener now. */
  retryNow(): Promise<void> {
    return this.queue.flush();
  }

  private async post(raw: Buffer, from: string, to: string[]): Promise<StoredMail> {
    const mail = await this.store.add(raw, {
      direction: "to-shop",
      envelopeFrom: from,
      envelopeTo: to,
      state: "queued",
    });
    await this.queue.flush();
    return mail;
  }
}
