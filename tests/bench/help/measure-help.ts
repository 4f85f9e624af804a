import pg from "pg";
import type { EmbeddedDb } from "#scripts/embedded-db.ts";
import { searchArticles, suggestArticles } from "#app/features/articles/search-articles.server.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { makeEmpty, onServer, withClient } from "../bench-database.ts";
import { makePgDesk } from "../pg-desk.ts";
import { percentile, ratio, type Sample } from "../statistics.ts";
import { benchLocales, makeArticles } from "./make-articles.ts";

export interface HelpPlan {
  rounds: number;
  articles: number;
}

/** Asked once each in a round and language. */
const searches: Record<string, readonly string[]> = {
  "a common word": ["return", "zwrot", "devolução"],
  "a question": ["how can i return my order", "jak zwrócić zamówienie", "como devolver meu pedido"],
  "the beginning of a word": ["shipp", "wysył", "rastr"],
  "a rare word": ["zozovo", "zozovo", "zozovo"],
  "a misspelt word": ["trakcing", "śledzneie", "rastraemento"],
  "three misspelt words": ["refudn trakcing adress", "paczak śledzneie adrse", "devoluçoa rastraemento enderço"],
  "nothing like it": ["xylophone quartz", "xylophone quartz", "xylophone quartz"],
};
const message =
  "Hello, I placed an order two weeks ago and the parcel is late. The tracking says nothing new and I would like a refund to my card or an exchange for another size, please tell me the cost of shipping and the address.";
const repeats = 8;

/** Wanted of every kind of search, in milliseconds. */
const wantedP95 = 50;

/**
 * Measures the search of the help centre in a shop with so many articles in three languages, beside another shop of the
 * same size, against a statement that reads nothing; says a table. Fails where a search takes longer than wanted.
 */
export async function measureHelp(server: EmbeddedDb, plan: HelpPlan, say: (line: string) => void): Promise<void> {
  const name = `latte_help_${process.pid}`;
  const empty = await makeEmpty(server);
  await onServer(server, `create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(empty)}`);
  const pool = new pg.Pool({ connectionString: server.url(name), max: 2 });
  try {
    const shopId = await fill(server.url(name), plan.articles);
    const staff = { id: 1n, name: "Tom", accountOwner: true, locale: "en" } as StaffDesk["staff"];
    const desk = makePgDesk(pool, shopId, staff, []);
    const kinds: Record<string, () => Promise<Sample>> = {
      nothing: () => timeAll([() => desk.sql`select 1 from shop where shop_id = ${SHOP}`]),
      "a message being written": () => timeAll([() => suggestArticles(desk, "en", message, 3)]),
    };
    for (const [kind, texts] of Object.entries(searches))
      kinds[kind] = () =>
        timeAll(texts.map((text, place) => () => searchArticles(desk, benchLocales[place] ?? "en", text, 15)));
    const samples = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, [] as Sample[]]));
    for (const kind of Object.keys(kinds)) await kinds[kind]!();
    for (let round = 0; round < plan.rounds; round++)
      for (const [kind, take] of Object.entries(kinds)) samples[kind]!.push(await take());
    judge(plan, samples, say);
  } finally {
    await pool.end();
    await onServer(server, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  }
}

const fill = (url: string, articles: number): Promise<bigint> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ shop_id: string }>(
      `insert into shop (domain, name, currency, iana_timezone)
       values ('a.myshopify.com', 'A', 'EUR', 'UTC'), ('b.myshopify.com', 'B', 'EUR', 'UTC') returning shop_id`,
    );
    for (const { shop_id } of rows) await makeArticles(client, Number(shop_id), articles);
    await client.query("vacuum analyze");
    return BigInt(rows[0]!.shop_id);
  });

async function timeAll(works: readonly (() => Promise<unknown>)[]): Promise<Sample> {
  const milliseconds: number[] = [];
  const began = performance.now();
  for (let time = 0; time < repeats; time++)
    for (const work of works) {
      const from = performance.now();
      await work();
      milliseconds.push(performance.now() - from);
    }
  return { milliseconds, seconds: (performance.now() - began) / 1000 };
}

function judge(plan: HelpPlan, samples: Record<string, Sample[]>, say: (line: string) => void): void {
  say(`\nSearch of the help centre, ${plan.articles.toLocaleString("en-US")} articles in three languages (ms)`);
  say(`${"".padEnd(26)}${["p50", "p95", "times nothing"].map((head) => head.padStart(14)).join("")}`);
  const slow: string[] = [];
  for (const [kind, rounds] of Object.entries(samples)) {
    const all = rounds.flatMap(({ milliseconds }) => milliseconds);
    const p95 = percentile(all, 0.95);
    const values = [percentile(all, 0.5).toFixed(1), p95.toFixed(1), ratio(rounds, samples.nothing!).toFixed(1)];
    say(`${kind.padEnd(26)}${values.map((value) => value.padStart(14)).join("")}`);
    if (p95 > wantedP95) slow.push(`${kind}: ${p95.toFixed(1)} ms`);
  }
  say(slow.length ? `Not reached (${wantedP95} ms at p95): ${slow.join("; ")}` : `All below ${wantedP95} ms at p95.`);
}
