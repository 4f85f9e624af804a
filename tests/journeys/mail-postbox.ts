import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { createMailer, type Mailer } from "#app/platform/mail/smtp-out.server.ts";

/** A mail server on this machine that keeps what it is given, or refuses it as told. */
export interface Postbox {
  url: string;
  mailer: Mailer;
  /** Raw, in order of arrival. */
  mails: { from: string; to: string[]; raw: string }[];
  /** Answers every mail with this code until told otherwise; null: takes it. */
  refuseWith: number | null;
  /** Done when a mail was taken, before the sender is told. */
  beforeAnswer: (() => Promise<void>) | null;
  close(): Promise<void>;
}

export async function startPostbox(): Promise<Postbox> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (postbox.refuseWith !== null)
          return done(Object.assign(new Error("refused"), { responseCode: postbox.refuseWith }));
        const { mailFrom, rcptTo } = session.envelope;
        postbox.mails.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString("latin1"),
        });
        void (postbox.beforeAnswer?.() ?? Promise.resolve()).then(() => done());
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const url = `smtp://127.0.0.1:${port}`;
  const mailer = createMailer({ url });
  const postbox: Postbox = {
    url,
    mailer,
    mails: [],
    refuseWith: null,
    beforeAnswer: null,
    close() {
      mailer.close();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return postbox;
}

/** The value of a header of a raw mail, unfolded. */
export function headerOf(raw: string, name: string): string | null {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  const line = head.split("\r\n").find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line ? line.slice(name.length + 1).trim() : null;
}
