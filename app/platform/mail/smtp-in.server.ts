import { SMTPServer } from "smtp-server";
import type { SMTPServerAddress, SMTPServerDataStream } from "smtp-server";
import { normaliseAddress } from "./address.ts";
import { cleanLine } from "./clean-string.ts";
import { isPrivateAddress, sourceOf } from "./source-of.ts";
import { takeTurns } from "./take-turns.ts";

/** A mail as it came over the wire. */
export type ReceivedMail<Home> = {
  /** "" for a report of failed delivery, which has no sender. */
  envelopeFrom: string;
  /** Normalised, each once; somebody lives at each of them. */
  recipients: string[];
  /** Who lives there, in the order of the recipients. */
  homes: Home[];
  raw: Buffer<ArrayBuffer>;
  remoteAddress: string;
};

/** How the listener is set up, and the two questions it asks. */
export type SmtpListenerSettings<Home> = {
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** The name in the greeting. */
  hostName?: string;
  /** The largest mail that is taken; advertised as SIZE. */
  maxBytes?: number;
  maxClients?: number;
  /** How many of them may come from the place of an address, so that it cannot keep others out. */
  maxClientsOfSource?: (remoteAddress: string) => number;
  /** All mails that are being received together may take this much memory. */
  maxInFlightBytes?: number;
  /** PEM; with both, STARTTLS is offered. */
  tls?: { key: string; cert: string } | null;
  /** Who lives at this (normalised) address; null: nobody. Rejecting means that it cannot be told now. */
  find(recipient: string): Promise<Home | null>;
  /** Stores the mail. It is acknowledged when this has resolved, and offered again later when it rejects. */
  accept(mail: ReceivedMail<Home>): Promise<void>;
  /** Told what went wrong: failures of the two functions above and of connections. */
  onError(error: unknown): void;
};

/** A running listener. */
export type SmtpListener = {
  port: number;
  /** Takes no more connections, lets open ones finish for at most `graceMs`, then ends them. */
  close(graceMs?: number): Promise<void>;
};

const MiB = 1024 * 1024;
const MAX_RECIPIENTS = 100;
/** Storing takes several times a mail's size for a moment: of mails from here on, few are stored at once. */
const LARGE_BYTES = MiB;

/** An answer to the sending server: its words and its code. */
class Refusal extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/** Ours: three fifths; all for a proxy of ours, behind which everybody is. */
const usualShare = (remoteAddress: string, maxClients: number): number =>
  isPrivateAddress(remoteAddress) ? maxClients : Math.ceil(maxClients * 0.6);

/** Starts to listen for mail. Resolves when the port is open; rejects when it cannot be opened. */
export async function startSmtpListener<Home>(settings: SmtpListenerSettings<Home>): Promise<SmtpListener> {
  const { maxBytes = 25 * MiB, maxClients = 50, maxInFlightBytes = 100 * MiB, tls = null } = settings;
  const { maxClientsOfSource = (address: string) => usualShare(address, maxClients) } = settings;
  let inFlight = 0;
  let busy = 0;
  let endIdle: (() => void) | null = null;
  const inTurn = takeTurns(2);
  const homes = new WeakMap<SMTPServerAddress, { address: string; home: Home }>();

  const server = new SMTPServer({
    name: settings.hostName ?? "localhost",
    banner: "Latte",
    size: maxBytes,
    maxClients,
    authOptional: true,
    disabledCommands: tls === null ? ["AUTH", "STARTTLS"] : ["AUTH"],
    ...(tls === null ? {} : { key: tls.key, cert: tls.cert }),
    disableReverseLookup: true,
    socketTimeout: 60_000,
    closeTimeout: 10_000,
    logger: false,
    onConnect({ remoteAddress }, callback) {
      const source = sourceOf(remoteAddress);
      const same = [...server.connections].filter((one) => sourceOf(one.remoteAddress) === source);
      const tooMany = same.length > maxClientsOfSource(remoteAddress);
      callback(tooMany ? new Refusal(421, "Too many connections from your address") : null);
    },
    onRcptTo(recipient, session, callback) {
      if (session.envelope.rcptTo.length >= MAX_RECIPIENTS) return callback(new Refusal(452, "Too many recipients"));
      const address = normaliseAddress(recipient.address);
      if (address === null) return callback(new Refusal(550, "No such mailbox here"));
      settings.find(address).then(
        (home) => {
          if (home !== null) homes.set(recipient, { address, home });
          callback(home === null ? new Refusal(550, "No such mailbox here") : null);
        },
        (error: unknown) => {
          settings.onError(error);
          callback(new Refusal(451, "Cannot look up the mailbox now, try again later"));
        },
      );
    },
    onData(stream, session, callback) {
      busy += 1;
      const counted = { bytes: 0 };
      const forget = (): void => {
        inFlight -= counted.bytes;
        counted.bytes = 0;
      };
      const release = (): void => {
        forget();
        busy -= 1;
        if (busy === 0) endIdle?.();
      };
      const { mailFrom, rcptTo } = session.envelope;
      const claim = (length: number): boolean => {
        if (inFlight + length > maxInFlightBytes) return false;
        inFlight += length;
        counted.bytes += length;
        return true;
      };
      const found = new Map(rcptTo.flatMap((one) => homes.get(one) ?? []).map(({ address, home }) => [address, home]));
      const accept = (raw: Buffer<ArrayBuffer>): Promise<void> =>
        settings.accept({
          envelopeFrom: mailFrom === false ? "" : readSender(mailFrom.address),
          recipients: [...found.keys()],
          homes: [...found.values()],
          raw,
          remoteAddress: session.remoteAddress,
        });
      collect(stream, maxBytes, { claim, forget })
        .then((raw) => (raw.length > LARGE_BYTES ? inTurn(() => accept(raw)) : accept(raw)))
        .then(
          () => callback(null, "Accepted"),
          (error: unknown) => {
            if (error instanceof Refusal) return callback(error);
            settings.onError(error);
            callback(new Refusal(451, "Cannot store the mail now, try again later"));
          },
        )
        .finally(release);
    },
  });
  server.on("error", (error) => settings.onError(error));
  const port = await listen(server, settings.host, settings.port);
  return {
    port,
    close(graceMs = 10_000) {
      server.options.closeTimeout = graceMs;
      return new Promise((resolve) => {
        server.close(() => resolve());
        endIdle = () => endConnections(server);
        if (busy === 0) endIdle();
      });
    },
  };
}

/** Kept also where it is no usable address: only a report has none at all. */
function readSender(address: string): string {
  return normaliseAddress(address) ?? cleanLine(address, 320);
}

/** Room for mails that are under way: `claim` says whether there is so much more, `forget` gives all of this mail's back. */
type Room = { claim(length: number): boolean; forget(): void };

/**
 * Reads a mail to its end. One that is too large, or for which there is no room, is read and forgotten at once, so that
 * the sender hears why and the others get its room.
 */
async function collect(stream: SMTPServerDataStream, maxBytes: number, room: Room): Promise<Buffer<ArrayBuffer>> {
  let chunks: Buffer[] = [];
  let size = 0;
  let refusal: Refusal | null = null;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (refusal !== null) continue;
    size += chunk.length;
    if (size > maxBytes) refusal = new Refusal(552, "The mail is too large");
    else if (!room.claim(chunk.length)) refusal = new Refusal(452, "Too many mails at once, try again later");
    if (refusal === null) chunks.push(chunk);
    else {
      chunks = [];
      room.forget();
    }
  }
  if (stream.sizeExceeded) throw new Refusal(552, "The mail is too large");
  if (refusal !== null) throw refusal;
  return Buffer.concat(chunks);
}

function listen(server: SMTPServer, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, host, () => {
      server.server.off("error", reject);
      const address = server.server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

/** Says goodbye to clients that keep a connection open without a mail under way. */
function endConnections(server: SMTPServer): void {
  for (const connection of server.connections) {
    connection.send(421, "Shutting down");
    connection.close();
  }
}
