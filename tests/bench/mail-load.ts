import { randomUUID } from "node:crypto";
import nodemailer from "nodemailer";
import pg from "pg";
import { supportAddress } from "#tests/factories/seed-shop.ts";
import type { BenchApp } from "./bench-app.ts";
import { mailDomain, type BenchDatabase } from "./bench-database.ts";
import type { Sample } from "./statistics.ts";

/** Mails handed over by SMTP: until each was acknowledged, and until its ticket could be read. */
export interface MailSample {
  acknowledged: Sample;
  shown: Sample;
}

const pollMilliseconds = 3;
const patienceMilliseconds = 300_000;

/**
 * Sends mails of the shop's customers, each a new ticket, over `connections` connections. With one connection the next
 * mail waits until the last one's ticket is there; with several they come as fast as they are taken.
 */
export async function sendMails(
  app: BenchApp,
  database: BenchDatabase,
  connections: number,
  count: number,
): Promise<MailSample> {
  const transport = nodemailer.createTransport({
    host: "127.0.0.1",
    port: app.mailPort,
    pool: true,
    maxConnections: connections,
    maxMessages: 1_000_000,
    ignoreTLS: true,
  });
  const watch = new ArrivalWatch(database.url);
  await watch.start();
  const acknowledged: number[] = [];
  const shown: number[] = [];
  const started = performance.now();
  let sent = 0;
  let lastAcknowledged = started;
  const arrivals: Promise<void>[] = [];
  const connection = async () => {
    while (sent < count) {
      const mail = makeMail(database, sent++);
      const at = performance.now();
      const arrived = watch.arrivalOf(mail.id).then((when) => void shown.push(when - at));
      arrived.catch(() => undefined);
      arrivals.push(arrived);
      await transport.sendMail(mail.message);
      lastAcknowledged = performance.now();
      acknowledged.push(lastAcknowledged - at);
      if (connections === 1) await arrived;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, connection));
    await Promise.all(arrivals);
  } finally {
    await watch.stop();
    transport.close();
  }
  return {
    acknowledged: { milliseconds: acknowledged, seconds: (lastAcknowledged - started) / 1000 },
    shown: { milliseconds: shown, seconds: (performance.now() - started) / 1000 },
  };
}

function makeMail({ state }: BenchDatabase, index: number) {
  const writers = state.customers.filter(({ email }) => email !== null);
  const customer = writers[(index * 7919) % writers.length]!;
  const order = state.orders.findLast(({ customerId }) => customerId === customer.id);
  const id = `${randomUUID()}@bench.test`;
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(" ");
  const body = [
    "Hello,",
    `my parcel ${order ? `with order ${order.name} ` : ""}arrived, but one of the mugs in it is broken.`,
    "The box looked fine from outside. What shall I do with the pieces, and can you send a new one?",
    "Kind regards",
    name,
  ];
  const to = supportAddress(state.shop.domain, mailDomain);
  const message = {
    from: { name, address: customer.email! },
    to,
    envelope: { from: customer.email!, to },
    subject: order ? `Broken mug in ${order.name}` : "Broken mug",
    messageId: `<${id}>`,
    text: body.join("\n\n"),
    html: `<div>${body.map((line) => `<p>${line}</p>`).join("")}</div>`,
  };
  return { id, message };
}

interface Awaited {
  resolve(at: number): void;
  reject(error: Error): void;
  since: number;
}

/** Looks every few milliseconds which of the awaited mails have become messages of a ticket. */
class ArrivalWatch {
  readonly #client: pg.Client;
  readonly #awaited = new Map<string, Awaited>();
  #looking: Promise<void> | null = null;
  #stopped = false;

  constructor(url: string) {
    this.#client = new pg.Client(url);
  }

  async start(): Promise<void> {
    await this.#client.connect();
    this.#looking = this.#look();
  }

  /** When the mail's message was there, by `performance.now()`. @throws Error after five minutes */
  arrivalOf(messageId: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#awaited.set(messageId, { resolve, reject, since: performance.now() });
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#looking;
    await this.#client.end();
  }

  async #look(): Promise<void> {
    while (!this.#stopped) {
      if (this.#awaited.size) await this.#lookOnce();
      await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
    }
  }

  async #lookOnce(): Promise<void> {
    const { rows } = await this.#client.query<{ id: string }>(
      `select message_id_header as id from message
       where shop_id = (select shop_id from mailbox limit 1) and message_id_header = any($1)`,
      [[...this.#awaited.keys()].slice(0, 100)],
    );
    const now = performance.now();
    for (const { id } of rows) {
      this.#awaited.get(id)?.resolve(now);
      this.#awaited.delete(id);
    }
    for (const [id, { since, reject }] of this.#awaited)
      if (now - since > patienceMilliseconds) {
        this.#awaited.delete(id);
        reject(new Error(`the mail ${id} has not become a ticket within five minutes`));
      }
  }
}
