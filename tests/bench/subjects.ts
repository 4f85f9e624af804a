import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { writeInboxCursor } from "#app/features/inbox/inbox-cursor.ts";
import { builtInRoles } from "#app/features/team/role.ts";
import { rematchTicketsJob } from "#app/features/orders/order-jobs.ts";
import { reconcileOrdersJob } from "#app/features/reconciliation/reconciliation-jobs.ts";
import { startBenchApp, poolSize, type BenchApp } from "./bench-app.ts";
import { readInbox, readTicket } from "./bare-reads.ts";
import { withClient, type BenchDatabase } from "./bench-database.ts";
import { HttpClient } from "./load/http-client.ts";
import type { Ask } from "./load/tasks.ts";
import { withLoad, type LoadGenerator } from "./load-generator.ts";
import {
  checkInboxAnswer,
  chooseInboxAsks,
  inboxAskNames,
  type InboxAddresses,
  type InboxAskName,
} from "./inbox-asks.ts";
import { makePgDesk } from "./pg-desk.ts";
import { StaffRequests } from "./staff-requests.ts";
import { startProcess, workedMilliseconds, type Started } from "./start-process.ts";
import type { Sample } from "./statistics.ts";

/** What is measured over requests and statements; mails come extra. */
export const subjectNames = [
  "empty",
  "layout",
  "inbox",
  "inboxDeep",
  "ticket",
  "inboxPage",
  "ticketPage",
  "bareInbox",
  "bareTicket",
  "sqlInbox",
  "sqlTicket",
  ...inboxAskNames,
] as const;
export type SubjectName = (typeof subjectNames)[number];

/** How much is asked in one go: this many requests, or as many as fit into the time. */
export interface Amount {
  requests: number;
  seconds: number;
}

/** One size with everything that is measured of it running. */
export interface Bench {
  database: BenchDatabase;
  app: BenchApp;
  requests: StaffRequests;
  /** Open tickets, the newest first. */
  openNumbers: number[];
  /** A ticket about an order that was paid, of which the pretend Shopify has more than a snapshot. */
  refundableNumber: number;
  /** Measures one subject once. */
  measure(name: SubjectName, concurrency: number, amount: Amount): Promise<Sample>;
  /** Asks each address once and looks whether the answer is what it should be. Gives the sizes in bytes. */
  check(): Promise<Partial<Record<SubjectName, { bytes: number; onWire: number }>>>;
  stop(): Promise<void>;
}

interface Rows {
  shopId: string;
  staff: { id: string; name: string };
  ticketNumbers: number[];
  openNumbers: number[];
  refundableNumber: number;
  deepCursor: string;
  addresses: InboxAddresses;
}

export const routes = {
  inbox: "routes/app.tickets._index",
  ticket: "routes/app.tickets.$number",
  palette: "routes/app.find",
};

/** Starts the app, the bare server and the clients over one database. */
export async function startBench(
  database: BenchDatabase,
  ports: { web: number; mail: number },
  generator: LoadGenerator,
): Promise<Bench> {
  const rows = await chooseRows(database);
  const app = await startBenchApp(database, ports);
  const bare = await startBareServer(database, rows);
  const pool = new pg.Pool({ connectionString: database.url, max: poolSize });
  const staff = {
    id: BigInt(rows.staff.id),
    name: rows.staff.name,
    accountOwner: true,
    locale: "en",
    role: builtInRoles.owner,
  };
  const desk = makePgDesk(pool, BigInt(rows.shopId), staff, []);
  const client = new HttpClient(1);
  const requests = new StaffRequests(app);

  // Every opening is of another ticket, as in a working day: none has been looked at before.
  let opened = 0;
  const nextTicket = () => rows.ticketNumbers[opened++ % rows.ticketNumbers.length]!;
  const deep = `/app/tickets?view=open&cursor=${rows.deepCursor}`;
  let turn = 0;
  const inboxAsk = (name: InboxAskName) => (place: number) =>
    requests.data(place, rows.addresses[name](turn++), name === "palette" ? routes.palette : routes.inbox);
  const asks: Partial<Record<SubjectName, (place: number) => Ask>> = {
    empty: (place) => requests.data(place, "/bench/empty", "bench.empty"),
    layout: (place) => requests.data(place, "/app", "routes/app"),
    inbox: (place) => requests.data(place, "/app/tickets?index", routes.inbox),
    inboxDeep: (place) => requests.data(place, `${deep}&index`, routes.inbox),
    ticket: (place) => requests.data(place, `/app/tickets/${nextTicket()}`, routes.ticket),
    inboxPage: (place) => requests.page(place, "/app/tickets"),
    ticketPage: (place) => requests.page(place, `/app/tickets/${nextTicket()}`),
    bareInbox: () => ({ url: `http://127.0.0.1:${bare.said}/inbox`, headers: {} }),
    bareTicket: () => ({ url: `http://127.0.0.1:${bare.said}/tickets/${nextTicket()}`, headers: {} }),
    ...(Object.fromEntries(inboxAskNames.map((name) => [name, inboxAsk(name)])) as Record<
      InboxAskName,
      (place: number) => Ask
    >),
  };

  return {
    database,
    app,
    requests,
    openNumbers: rows.openNumbers,
    refundableNumber: rows.refundableNumber,
    measure: async (name, concurrency, amount) => {
      const ask = asks[name];
      if (!ask)
        return runReads(() => (name === "sqlInbox" ? readInbox(desk, null) : readTicket(desk, nextTicket())), {
          concurrency,
          ...amount,
        });
      const list = Array.from({ length: amount.requests }, (_, index) => ask(index % concurrency));
      const before = workedMilliseconds(app.process.pid);
      const load = await generator.run({ kind: "ask", asks: list, concurrency, seconds: amount.seconds });
      const after = workedMilliseconds(app.process.pid);
      const sample = withLoad(load.answer, load);
      return name.startsWith("bare") || before === null || after === null
        ? sample
        : { ...sample, cpuMilliseconds: after - before };
    },
    check: async () => {
      const sizes: Partial<Record<SubjectName, { bytes: number; onWire: number }>> = {};
      for (const [name, ask] of Object.entries(asks) as [SubjectName, (place: number) => Ask][]) {
        const { url, headers } = ask(0);
        const body = (await client.get({ url, headers: { ...headers, "accept-encoding": "identity" } })).toString();
        checkBody(name, body);
        sizes[name] = { bytes: Buffer.byteLength(body), onWire: (await client.get(ask(0))).length };
      }
      await waitForImport(database);
      return sizes;
    },
    stop: async () => {
      client.close();
      await pool.end();
      await bare.stop();
      await app.stop();
    },
  };
}

/** Tickets to open, and a place four fifths down the list of open ones. */
async function chooseRows(database: BenchDatabase): Promise<Rows> {
  return withClient(database.url, async (client) => {
    const all = async (text: string) => (await client.query(text)).rows;
    const [shop] = await all("select shop_id::text as id from shop order by shop_id limit 1");
    const [staff] = await all("select id::text, name from staff order by id limit 1");
    const tickets = await all(
      // Read before: marking one as read is no part of what the yardsticks do.
      `select number from ticket where order_id is not null and order_match = 'certain' and not unread
       order by md5(number::text) limit 5000`,
    );
    const [deep] = await all(
      `select id::text, last_activity_at as at from ticket where is_open order by last_activity_at desc, id desc
       offset (select count(*) * 4 / 5 from ticket where is_open) limit 1`,
    );
    const open = await all("select number from ticket where is_open and priority <> 0 order by id desc limit 5000");
    const [refundable] = (
      await client.query(
        `select number from ticket where is_open and order_payment = 'PAID' and order_match = 'certain' and order_id = any($1)
         order by id limit 1`,
        [database.state.orders.map(({ id }) => id)],
      )
    ).rows;
    const deepCursor = writeInboxCursor({
      direction: "after",
      keys: [BigInt((deep.at as Date).getTime()), BigInt(deep.id)],
    });
    return {
      shopId: shop.id as string,
      staff: staff as Rows["staff"],
      ticketNumbers: tickets.map(({ number }) => number as number),
      openNumbers: open.map(({ number }) => number as number),
      refundableNumber: refundable.number as number,
      deepCursor,
      addresses: await chooseInboxAsks(client),
    };
  });
}

function startBareServer(database: BenchDatabase, { shopId, staff }: Rows): Promise<Started> {
  const given = JSON.stringify({ url: database.url, shopId, staff, poolSize });
  return startProcess(["tests/bench/bare-server.ts", given]);
}

async function runReads(read: () => Promise<unknown>, how: Amount & { concurrency: number }): Promise<Sample> {
  const milliseconds: number[] = [];
  const started = performance.now();
  let begun = 0;
  const place = async () => {
    while (begun < how.requests && performance.now() - started < how.seconds * 1000) {
      begun++;
      const at = performance.now();
      await read();
      milliseconds.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: how.concurrency }, place));
  return { milliseconds, seconds: (performance.now() - started) / 1000 };
}

/**
 * What the shop does once it is opened again, after days: its orders are read, compared with Shopify, and matched.
 * @throws Error when that never ends
 */
async function waitForImport(database: BenchDatabase): Promise<void> {
  await withClient(database.url, async (client) => {
    const until = Date.now() + 180_000;
    for (;;) {
      const { rows } = await client.query(
        `select 1 from order_import where state <> 'done'
         union all select 1 from pgboss.job where state < 'completed' and name = any($1)`,
        [[reconcileOrdersJob.name, rematchTicketsJob.name]],
      );
      if (!rows.length) return;
      if (Date.now() > until) throw new Error("the orders are not imported");
      await sleep(100);
    }
  });
}

/** A measured request must have done its work: fast answers that say nothing would make a fine table. */
function checkBody(name: SubjectName, body: string): void {
  const wrong = (what: string) => new Error(`${name}: ${what}: ${body.slice(0, 300)}`);
  if (name === "inboxPage" || name === "ticketPage") {
    if (!body.includes("</html>") || !body.includes("window.__remixContext")) throw wrong("not a page");
    if (name === "ticketPage" && !body.includes("totalRefunded")) throw wrong("a page without its order");
    return;
  }
  const data = JSON.parse(body);
  const inboxAsk = inboxAskNames.find((one) => one === name);
  if (inboxAsk) return checkInboxAnswer(inboxAsk, data);
  if (name === "empty" && data !== null) throw wrong("not empty");
  if (name === "layout" && !data.texts) throw wrong("not the layout's data");
  if (/inbox/i.test(name) && !data.inbox?.rows?.length) throw wrong("no tickets");
  if (name === "inboxDeep" && !data.inbox.previousCursor) throw wrong("not a deep page");
  if (/ticket/i.test(name)) {
    if (data.ticket?.timeline?.length < 5) throw wrong("no conversation");
    if (!data.context?.order) throw wrong("no order");
    if (data.context.refreshFailed || data.context.ageSeconds > 1800) throw wrong("a stale order");
  }
}
