import { createTransport } from "nodemailer";
import type { MailStore } from "./mail-store.ts";
import type { StoredMail } from "./stored-mail.ts";

const RETRY_MS = 1_000;

/** Where the app takes mail; asked anew at each attempt. `null` while it is not known. */
export type Destination = () => { host: string; port: number } | null;

/** Delivers customers' mails to the app as a mail server does: keeps what it cannot deliver and tries again. */
export class OutgoingQueue {
  private readonly store: MailStore;
  private readonly destination: Destination;
  private readonly busy = new Map<number, Promise<void>>();
  private timer: NodeJS.Timeout | null = null;

  constructor(store: MailStore, destination: Destination) {
    this.store = store;
    this.destination = destination;
  }

  start(): void {
    this.timer = setInterval(() => void this.flush(), RETRY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await Promise.all(this.busy.values());
  }

  /** Tries every queued mail now; one attempt per mail at a time. */
  async flush(): Promise<void> {
    const queued = this.store.list().filter((mail) => mail.state === "queued");
    await Promise.all(queued.map((mail) => this.attempt(mail)));
  }

  private attempt(mail: StoredMail): Promise<void> {
    const running = this.busy.get(mail.id);
    if (running) return running;
    const work = this.deliver(mail).finally(() => this.busy.delete(mail.id));
    this.busy.set(mail.id, work);
    return work;
  }

  private async deliver(mail: StoredMail): Promise<void> {
    const place = this.destination();
    if (!place) return this.note(mail, "queued", "the app's mail listener is not known yet");
    const transport = createTransport({ ...place, secure: false, ignoreTLS: true, connectionTimeout: 5_000 });
    const envelope = { from: mail.envelopeFrom, to: mail.envelopeTo };
    try {
      await transport.sendMail({ envelope, raw: Buffer.from(mail.raw, "base64") });
      this.note(mail, "delivered", null);
    } catch (error) {
      const { responseCode, message } = error as Error & { responseCode?: number };
      const final = responseCode !== undefined && responseCode >= 500;
      this.note(mail, final ? "refused" : "queued", message);
    } finally {
      transport.close();
    }
  }

  private note(mail: StoredMail, state: StoredMail["state"], problem: string | null): void {
    if (mail.state === state && mail.problem === problem) return;
    mail.state = state;
    mail.problem = problem;
    this.store.touch(mail);
  }
}
