import { letAgentsWork, type AgentsPlan } from "./agents-load.ts";
import { changeMany, type BulkSample } from "./bulk-load.ts";
import type { Load, LoadGenerator } from "./load-generator.ts";
import { makeMails } from "./mail-load.ts";
import { summarise, type Sample, type Summary } from "./statistics.ts";
import { routes, type Bench } from "./subjects.ts";
import { sendWebhooks } from "./webhook-load.ts";

/** What happens to a shop once, one after the other. */
export interface LoadsPlan {
  /** Tickets that are changed at once. */
  bulk: number;
  webhooks: { perSecond: number; seconds: number };
  /** Mails one by one, and over so many connections. */
  mails: { single: number; many: number; connections: number };
  agents: AgentsPlan;
}

/** One line of it. Shares are of one core, 0 to 1: of the load generator, and of the pretend Shopify's process. */
export interface LoadLine extends Summary {
  what: string;
  shopify: number;
}

export interface LoadResults {
  bulk: BulkSample;
  webhooks: LoadLine;
  refused: number;
  /** From the last answer until the webhooks were worked. */
  drainSeconds: number;
  mails: Record<"singleAccepted" | "singleShown" | "manyAccepted" | "manyShown", LoadLine>;
  agents: Record<"inbox" | "ticket" | "answer" | "again" | "told", LoadLine>;
}

/** Changes many tickets, sends webhooks and mails as fast as can be, and lets people work. */
export async function runLoads(bench: Bench, generator: LoadGenerator, plan: LoadsPlan): Promise<LoadResults> {
  const { app, database, requests, openNumbers } = bench;
  const bulk = await changeMany(requests, openNumbers.slice(0, plan.bulk));
  const webhooks = await sendWebhooks(app, database, generator, plan.webhooks);
  const send = (connections: number, count: number) =>
    generator.run({
      kind: "mails",
      port: app.mailPort,
      connections,
      databaseUrl: database.url,
      mails: makeMails(database, count),
    });
  const single = await send(1, plan.mails.single);
  const { many: count, connections } = plan.mails;
  const many = await send(connections, count);
  const agents = await letAgentsWork(app, database, generator, requests, routes, openNumbers, plan.agents);
  const people = `${plan.agents.people} people`;
  return {
    bulk,
    webhooks: line(`webhooks, ${webhooks.perSecond}/s, until 200`, webhooks, webhooks.answer.answered),
    refused: webhooks.answer.refused,
    drainSeconds: webhooks.drainSeconds,
    mails: {
      singleAccepted: line("mail one by one, until 250", single, single.answer.acknowledged),
      singleShown: line("mail one by one, until shown", single, single.answer.shown),
      manyAccepted: line(`mail over ${connections}, until 250`, many, many.answer.acknowledged),
      manyShown: line(`mail over ${connections}, until shown`, many, many.answer.shown),
    },
    agents: {
      inbox: line(`${people}: open the inbox`, agents, agents.answer.inbox),
      ticket: line(`${people}: open a ticket`, agents, agents.answer.ticket),
      answer: line(`${people}: answer it`, agents, agents.answer.answer),
      again: line(`${people}: page read again`, agents, agents.answer.again),
      told: line(`${people}: until all are told`, agents, agents.answer.told),
    },
  };
}

function line(what: string, load: Load<unknown>, sample: Sample): LoadLine {
  const summary = summarise([{ ...sample, loadMilliseconds: load.generatorMilliseconds }]);
  return { what, ...summary, shopify: load.shopifyMilliseconds / 1000 / sample.seconds };
}
