import { makeRandom } from "#tests/standin/world/random.ts";
import { awaitQuiet, type Patience } from "./await-quiet.ts";
import { breakThings, fullBreakage, type Breakage } from "./break-things.ts";
import { startChaosApp, withClient, type ChaosApp } from "./chaos-app.ts";
import { emptyRecord, type ChaosRecord } from "./chaos-record.ts";
import { countBy, type Line } from "./judge-chaos.ts";
import { loadActs } from "./load-acts.ts";
import { loadMails } from "./load-mails.ts";
import { loadReplies } from "./load-replies.ts";
import { loadShoppers } from "./load-shoppers.ts";
import { loadWebhooks } from "./load-webhooks.ts";
import type { Ends } from "./pace.ts";
import { settleActs } from "./settle-acts.ts";
import { verifyActs } from "./verify-acts.ts";
import { verifyMails } from "./verify-mails.ts";
import { verifyReplies } from "./verify-replies.ts";
import { verifyShoppers } from "./verify-shoppers.ts";
import { verifyWebhooks } from "./verify-webhooks.ts";

export interface ChaosPlan extends Patience {
  seconds: number;
  seed: number;
  breakage: Breakage;
  /** Per second. */
  rates: { mails: number; webhooks: number; replies: number; acts: number; shoppers: number };
  /** How long what was begun is repeated after the load. */
  repeatSeconds: number;
  /** A kind of act of which nothing was begun is wrong too. */
  needsAllKinds: boolean;
}

export const fullPlan = (minutes: number, seed: number): ChaosPlan => ({
  seconds: minutes * 60,
  seed,
  breakage: fullBreakage,
  rates: { mails: 5, webhooks: 10, replies: 1, acts: 0.8, shoppers: 0.4 },
  repeatSeconds: 90,
  needsAllKinds: true,
  quietSeconds: 360,
  olderAfterSeconds: 100,
});

/** One kill or two of each process and one stop of PostgreSQL, in half a minute; more acts, so that each kind is met. */
export const quickPlan = (seed: number): ChaosPlan => ({
  ...fullPlan(0.5, seed),
  needsAllKinds: false,
  repeatSeconds: 40,
  rates: { mails: 2, webhooks: 4, replies: 0.5, acts: 2, shoppers: 0.4 },
  olderAfterSeconds: 3,
  breakage: { kill: [5_000, 8_000], database: [15_000, 20_000] },
});

/** So long at most people take. */
const settleMilliseconds = 60_000;

/** Lets the load run while things break, waits until it is quiet, and compares. Everything lies below `folder`. */
export async function runChaos(
  plan: ChaosPlan,
  folder: string,
  say: (line: string) => void,
  onCleanUp: (work: () => Promise<void>) => void,
): Promise<Line[]> {
  const random = makeRandom(plan.seed);
  const app = await startChaosApp(folder, plan.seed, Math.max(10, Math.round(plan.seconds * plan.rates.acts)));
  onCleanUp(app.stop);
  const record = emptyRecord();
  const begin = Date.now() + plan.seconds * 1000;
  const ends: Ends = { begin, giveUp: begin + plan.repeatSeconds * 1000 };
  say(`Load for ${plan.seconds} s with seed ${plan.seed}`);
  const { rates } = plan;
  const [stops] = await Promise.all([
    breakThings(app, random, plan.breakage, begin, say),
    loadMails(app, record, random.fork("mails"), rates.mails, ends),
    loadWebhooks(app, record, random.fork("webhooks"), rates.webhooks, ends),
    loadReplies(app, record, random.fork("replies"), rates.replies, ends),
    loadActs(app, record, random.fork("acts"), rates.acts, ends),
    loadShoppers(app, record, random.fork("shoppers"), rates.shoppers, ends),
  ]);
  app.standin.admin.faults.clear();
  await Promise.all([app.web.untilReady(), app.worker.untilReady()]);
  say("All is answered; waiting until nothing waits");
  const quiet = await awaitQuiet(app, plan, say);
  say("People decide what is left to them");
  const left = await settleActs(app, record, { ...ends, giveUp: Date.now() + settleMilliseconds });
  const after = await awaitQuiet(app, plan, say);
  const found = await withClient(app.databaseUrl, async (client) => [
    ...(await verifyMails(app, record, client)),
    ...(await verifyWebhooks(app, record, client)),
    ...(await verifyReplies(app, record, client)),
    ...(await verifyActs(app, record, left, plan.needsAllKinds, client)),
    ...(await verifyShoppers(app, record, client)),
  ]);
  return [
    ...describeLoad(app, record),
    { name: "PostgreSQL stopped", count: `${stops.immediate} at once, ${stops.fast} in order`, violations: [] },
    ...found,
    {
      name: "seconds until nothing waited",
      count: Math.round(quiet.seconds + after.seconds),
      // People only decide once no machine has anything to do any more.
      violations: [quiet, after].flatMap(({ waiting }) =>
        Object.entries(waiting).map(([name, count]) => `${count} × ${name}`),
      ),
    },
  ];
}

function describeLoad({ web, worker }: ChaosApp, record: ChaosRecord): Line[] {
  const plain = (name: string, count: number | string): Line => ({ name, count, violations: [] });
  const repeated = (all: { tries: number }[]) => all.reduce((sum, { tries }) => sum + tries - 1, 0);
  return [
    plain("processes killed", `web ${web.kills}, worker ${worker.kills}`),
    plain("processes ended by themselves", `web ${web.otherEnds}, worker ${worker.otherEnds}`),
    plain(
      "sent (and sent again)",
      (["mails", "webhooks", "replies", "acts", "decisions", "requests"] as const)
        .map((name) => `${record[name].length} ${name} (${repeated(record[name])})`)
        .join(", "),
    ),
    plain(
      "answers to replies and acts",
      countBy([...record.replies, ...record.acts], ({ answer }) => answer ?? "none"),
    ),
    plain("previews refused", wordsOf(record.refusedPreviews)),
    plain("forms that shoppers did not get", wordsOf(record.refusedForms)),
  ];
}

const wordsOf = (counts: Map<string, number>): string | number =>
  [...counts].map(([word, count]) => `${count} ${word}`).join(", ") || 0;
