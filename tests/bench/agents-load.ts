import { setTimeout as sleep } from "node:timers/promises";
import type { BenchApp } from "./bench-app.ts";
import { withClient, type BenchDatabase } from "./bench-database.ts";
import type { AgentsAnswers } from "./load/tasks.ts";
import type { Load, LoadGenerator } from "./load-generator.ts";
import { makeMails } from "./mail-load.ts";
import type { StaffRequests } from "./staff-requests.ts";

/** How the people work. An ID token is good for a minute, so they work no longer. */
export interface AgentsPlan {
  people: number;
  seconds: number;
  cycleSeconds: number;
  mailsPerSecond: number;
  /** How long an answer can be taken back. */
  undoSeconds: number;
}

const patienceSeconds = 120;
const outbox = "select 1 from message where delivery_state in ('queued', 'sending')";
const arrived = "select 1 from inbound_mail where state = 'received'";

/** Lets people work at once in the shop while mails come in, and waits until their answers have left. */
export async function letAgentsWork(
  app: BenchApp,
  database: BenchDatabase,
  load: LoadGenerator,
  requests: StaffRequests,
  routes: { inbox: string; ticket: string },
  numbers: number[],
  { people, seconds, cycleSeconds, mailsPerSecond, undoSeconds }: AgentsPlan,
): Promise<Load<AgentsAnswers>> {
  const each = Math.ceil(seconds / cycleSeconds) + 1;
  if (numbers.length < people * each) throw new Error(`${people} people need ${people * each} tickets to answer`);
  const agents = Array.from({ length: people }, (_, place) => ({
    headers: requests.data(place, "/app/tickets", routes.inbox).headers,
    tickets: numbers.slice(place * each, (place + 1) * each),
  }));
  const mails = makeMails(database, mailsPerSecond * seconds);
  const mail = { port: app.mailPort, perSecond: mailsPerSecond, mails };
  await withClient(database.url, (client) =>
    client.query(
      `insert into shop_settings (shop_id, undo_seconds) select shop_id, $1 from shop
       on conflict (shop_id) do update set undo_seconds = excluded.undo_seconds`,
      [undoSeconds],
    ),
  );
  const done = await load.run({ kind: "agents", origin: app.url, routes, agents, seconds, cycleSeconds, mail });
  await withClient(database.url, async (client) => {
    const until = Date.now() + patienceSeconds * 1000;
    for (;;) {
      const { rows } = await client.query(`select exists (${outbox}) or exists (${arrived}) as waiting`);
      if (!rows[0].waiting) return;
      if (Date.now() > until) throw new Error("answers or mails are left behind");
      await sleep(100);
    }
  });
  return done;
}
