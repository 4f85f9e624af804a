import { gunzipSync } from "node:zlib";
import type pg from "pg";
import type { EmbeddedDb } from "#scripts/embedded-db.ts";
import { startBenchApp } from "../bench-app.ts";
import { withClient } from "../bench-database.ts";
import { HttpClient } from "../load/http-client.ts";
import type { Sample } from "../statistics.ts";
import { makeOrdersDatabase, type OrdersDatabase } from "./make-orders.ts";
import { ShopperRequests, type ShopperAsk } from "./shopper-requests.ts";
import { makeAsks, stateOf, trackingKinds, type TrackingKind } from "./tracking-asks.ts";

export interface TrackingPlan {
  orders: number;
  rounds: number;
  /** Tries of each kind in a round. */
  tries: number;
  /** No round is begun after so many seconds. */
  seconds: number;
}

export interface TrackingMeasure {
  /** A sample of each kind for each round. */
  samples: Record<TrackingKind, Sample[]>;
  /** Bytes of an answer before compression; the median. */
  bytes: Record<TrackingKind, number>;
  /** Of as many tries of a miss and a wrong address: answers of another size, and such that say something else. */
  unlike: { tries: number; size: number; text: number };
}

interface Answer {
  milliseconds: number;
  bytes: number;
  html: string;
}

/**
 * Asks the built app for orders as shoppers do, one request at a time: in each turn one of each kind, in another order
 * every time, so that what disturbs the machine disturbs all alike. All limits stand as they are. Every request comes from
 * an address of its own and every number is tried once or twice; what a shop may be asked wrongly in ten minutes would not
 * be enough, so its counts are dropped after each round, as they are when ten minutes are over.
 * @throws Error for an answer that is not what was to be measured, as that of a limit
 */
export async function measureTracking(
  server: EmbeddedDb,
  plan: TrackingPlan,
  onCleanUp: (work: () => Promise<void>) => void,
): Promise<TrackingMeasure> {
  const database = await makeOrdersDatabase(server, plan.orders);
  onCleanUp(() => database.drop());
  const yardstick = "./tests/bench/tracking/empty-proxied.ts";
  // Nobody of the staff comes by, so that what asks Shopify in the background says that it has no token.
  const app = await startBenchApp(database, { web: 4480, mail: 4481 }, { yardstick, logLevel: "error" });
  onCleanUp(() => app.stop());
  const client = new HttpClient(1);
  onCleanUp(async () => client.close());
  return withClient(database.url, (rows) => run(plan, database, new ShopperRequests(app), client, rows));
}

async function run(
  plan: TrackingPlan,
  database: OrdersDatabase,
  requests: ShopperRequests,
  client: HttpClient,
  rows: pg.Client,
): Promise<TrackingMeasure> {
  const byKind = <Value>(make: () => Value) =>
    Object.fromEntries(trackingKinds.map((kind) => [kind, make()])) as Record<TrackingKind, Value>;
  const samples = byKind<Sample[]>(() => []);
  const sizes = byKind<number[]>(() => []);
  const unlike = { tries: 0, size: 0, text: 0 };
  const until = Date.now() + plan.seconds * 1000;
  let turn = 0;
  // The first round warms up.
  for (let round = 0; round <= plan.rounds && Date.now() < until; round++) {
    const times = byKind<number[]>(() => []);
    for (let place = 0; place < plan.tries; place++, turn++) {
      const asks = makeAsks(database, requests, turn);
      const answers = {} as Record<TrackingKind, Answer>;
      for (const kind of inTurn(turn)) {
        const answer = (answers[kind] = await askOnce(client, kind, asks[kind]()));
        times[kind].push(answer.milliseconds);
        sizes[kind].push(answer.bytes);
      }
      unlike.tries++;
      if (answers.miss.bytes !== answers.wrong.bytes) unlike.size++;
      if (plainOf(answers.miss.html) !== plainOf(answers.wrong.html)) unlike.text++;
    }
    for (const kind of trackingKinds) {
      const milliseconds = times[kind];
      if (round) samples[kind].push({ milliseconds, seconds: milliseconds.reduce((sum, one) => sum + one, 0) / 1000 });
    }
    await rows.query("delete from request_limit");
  }
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  const bytes = Object.fromEntries(trackingKinds.map((kind) => [kind, middle(sizes[kind])]));
  return { samples, bytes: bytes as Record<TrackingKind, number>, unlike };
}

/** Each kind stands at each place and behind each other one equally often. */
function inTurn(turn: number): readonly TrackingKind[] {
  const count = trackingKinds.length;
  const step = 1 + (turn % (count - 1));
  const first = Math.floor(turn / (count - 1));
  return trackingKinds.map((_, place) => trackingKinds[(first + place * step) % count]!);
}

async function askOnce(client: HttpClient, kind: TrackingKind, { ask, posted }: ShopperAsk): Promise<Answer> {
  const from = performance.now();
  const { status, body, encoding } = await client.send(ask, posted);
  const milliseconds = performance.now() - from;
  const text = (encoding === "gzip" ? gunzipSync(body) : body).toString();
  const wanted = stateOf[kind];
  const told = wanted === null ? null : (JSON.parse(text) as { state: string; html: string });
  if (status !== 200 || (told && told.state !== wanted))
    throw new Error(`${kind} was answered ${status}: ${text.slice(0, 200)}`);
  return { milliseconds, bytes: Buffer.byteLength(text), html: told?.html ?? "" };
}

/** Without what was typed and what is another one each time: names of fields and what proves that a form is ours. */
const plainOf = (html: string): string => html.replace(/ (id|for|value|aria-describedby)="[^"]*"/g, "");
