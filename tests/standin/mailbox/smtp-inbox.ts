import { SMTPServer } from "smtp-server";
import type { AddressInfo } from "node:net";
import type { MailStore } from "./mail-store.ts";

/** What the pretend mail provider does with the app's next mails. */
export interface SmtpFault {
  /** `temporary`: 451. `permanent`: 550. `drop`: the connection is cut before the mail is accepted. */
  kind: "temporary" | "permanent" | "drop";
  times: number;
  /** Only mails to this address; `null` means any. */
  to: string | null;
}

/** The customers' mail provider: takes the app's mails by SMTP. */
export class SmtpInbox {
  readonly faults: SmtpFault[] = [];
  private readonly server: SMTPServer;

  constructor(store: MailStore) {
    this.server = new SMTPServer({
      disabledCommands: ["STARTTLS"],
      authOptional: true,
      disableReverseLookup: true,
      // A connection that the app keeps open must not hold up the end.
      closeTimeout: 300,
      size: 40 * 1024 * 1024,
      onAuth: (_auth, _session, done) => done(null, { user: "app" }),
      onRcptTo: (address, session, done) => {
        const fault = this.take(address.address);
        if (fault === "drop") {
          done(Object.assign(new Error("connection cut by order"), { responseCode: 421 }));
          this.cut(session.remotePort);
        } else if (fault) done(refusal(fault));
        else done();
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const { mailFrom, rcptTo } = session.envelope;
          const given = {
            direction: "from-shop" as const,
            envelopeFrom: mailFrom ? mailFrom.address : "",
            envelopeTo: rcptTo.map((one) => one.address.toLowerCase()),
            state: "delivered" as const,
          };
          store.add(Buffer.concat(chunks), given).then(
            (mail) => done(null, `kept as ${mail.id}`),
            (error: Error) => done(error),
          );
        });
      },
    });
    // A client that goes away in the middle is no news.
    this.server.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "ECONNRESET" && error.code !== "EPIPE") throw error;
    });
  }

  /** Opens the listener on this machine; answers its port. */
  start(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.server.once("error", reject);
      this.server.listen(port, "127.0.0.1", () => {
        this.server.server.off("error", reject);
        resolve((this.server.server.address() as AddressInfo).port);
      });
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private take(address: string): SmtpFault["kind"] | null {
    const fault = this.faults.find((one) => one.times > 0 && (one.to === null || one.to === address.toLowerCase()));
    if (!fault) return null;
    fault.times -= 1;
    return fault.kind;
  }

  private cut(remotePort: number): void {
    for (const connection of this.server.connections as Iterable<{ remotePort: number; close: () => void }>) {
      if (connection.remotePort === remotePort) connection.close();
    }
  }
}

function refusal(kind: "temporary" | "permanent"): Error {
  const text = kind === "temporary" ? "4.3.0 Try again later" : "5.1.1 No such mailbox";
  return Object.assign(new Error(text), { responseCode: kind === "temporary" ? 451 : 550 });
}
