import fs from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openStory, startCampaignShop, type CampaignShop } from "#tests/campaign/campaign-shop.ts";
import { count, type Counts } from "#tests/campaign/count-stories.ts";
import { judgeStory } from "#tests/campaign/judge-story.ts";
import { playStory } from "#tests/campaign/play-story.ts";
import { catchUp, startSkipping } from "#tests/campaign/skip-waits.ts";
import type { Stage } from "#tests/campaign/stage.ts";
import { makeStories } from "#tests/campaign/make-stories.ts";
import type { Step } from "#tests/campaign/story.ts";

// Two presses of which one's process dies wait for each other for seconds: nobody learns anything while they do.
vi.mock("node:timers/promises", async (original) => ({
  ...(await original<object>()),
  setTimeout: (await import("#tests/campaign/skip-waits.ts")).skipWait,
}));

/**
 * Random stories of acts on an order; the oracle is the stand-in's books. `npm run chaos -- campaign 10000 42` plays more
 * of them. A story that fails is made as short as it can be, and printed with the seed and the path that play it again:
 * CAMPAIGN_RUNS, CAMPAIGN_SEED, CAMPAIGN_PATH.
 */
const numRuns = Number(process.env.CAMPAIGN_RUNS ?? 200);
/** The same stories each time, so that whether a change passes is no matter of luck; a campaign plays others. */
const seed = Number(process.env.CAMPAIGN_SEED ?? 8_001);
const path = process.env.CAMPAIGN_PATH;

let shop: CampaignShop;
beforeAll(async () => {
  shop = await startCampaignShop();
  startSkipping();
});
afterAll(async () => {
  vi.useRealTimers();
  await shop.world.stop();
});

test("never more back than was paid, each intent once, each comes to an end, and the ticket says what is so", async () => {
  const counts: Counts = {};
  await fc.assert(
    fc.asyncProperty(makeStories, async (steps) => {
      catchUp();
      const at = await openStory(shop);
      const stage = await playStory(shop, at, steps);
      await countStory(counts, stage, steps);
      expect(await judgeStory(stage)).toEqual([]);
    }),
    { numRuns, seed, ...(path && { path }), endOnFailure: Boolean(path) },
  );
  if (process.env.CAMPAIGN_REPORT) fs.writeFileSync(process.env.CAMPAIGN_REPORT, JSON.stringify(counts));
}, 3_600_000);

async function countStory(counts: Counts, stage: Stage, steps: readonly Step[]): Promise<void> {
  const rows = await shop.tom.db.orderAction.findMany({
    where: { orderId: BigInt(stage.at.order.id), state: { not: "drafted" } },
  });
  for (const { kind, state } of rows) count(counts, "acts", `act: ${kind} ${state}`);
  const asked = await shop.tom.db.approval.findMany({ where: { actionId: { in: rows.map(({ id }) => id) } } });
  for (const { state } of asked) count(counts, "requests for approval", `request for approval: ${state}`);
  for (const one of stage.refused) count(counts, `no preview: ${one}`);
  for (const { answers } of stage.told.values())
    for (const one of answers) if (one.startsWith("refused")) count(counts, `pressed in vain: ${one}`);
  for (const { kind, answers } of stage.posts)
    for (const answer of answers) count(counts, "posts of shoppers", `shopper's ${kind}: ${answer}`);
  for (const one of stage.decided) count(counts, `left to a person: ${one}`);
  const troubles = steps.flatMap((step) =>
    step.kind === "acts" ? step.acts.map(({ trouble }) => trouble) : step.kind === "decide" ? [step.trouble] : [],
  );
  for (const trouble of troubles)
    if (trouble) count(counts, `fault: ${trouble.kind === "fault" ? trouble.fault.kind : trouble.kind}`);
  count(
    counts,
    ...steps.map((step) => `step: ${step.kind}`),
    ...Array<string>(stage.mishaps.killed).fill("mishap: killed"),
    ...Array<string>(stage.mishaps.database).fill("mishap: connection to the database lost"),
    "stories",
  );
}
