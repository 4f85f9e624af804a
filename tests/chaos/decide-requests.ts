import { setTimeout as sleep } from "node:timers/promises";
import type { Random } from "#tests/standin/world/random.ts";
import type { ChaosApp } from "./chaos-app.ts";
import type { ChaosRecord, SentDecision } from "./chaos-record.ts";
import { untilAnswered, type Ends } from "./pace.ts";
import { pressAct, type WantedAct } from "./press-act.ts";
import { postForm, wordOf } from "./staff-door.ts";

/**
 * What is said to a request. `twice`: two approvals at once; `both`: one approves and one declines at once; `own`: who
 * asked tries it first; `outdated`: the order becomes another one before; `leave`: nobody says anything.
 */
// prettier-ignore
const ways = { approve: 4, twice: 3, decline: 1, both: 2, change: 2, own: 2, outdated: 2, withdraw: 1, leave: 1 };
type Way = keyof typeof ways;

export interface PlannedDecision {
  way: Way;
  /** Who decides, and who does it at the same time. */
  by: [number, number];
  afterMilliseconds: number;
  street: string;
}

/** Beyond a second, in which Shopify's clock does not tell two changes of an order apart. */
const shortest = 1_100;

export function planDecision({ people }: ChaosApp, random: Random, asker: number): PlannedDecision {
  const others = asker === people.senior ? [people.owner] : [people.owner, people.senior];
  return {
    way: random.weigh(Object.keys(ways) as Way[], (way) => ways[way]),
    by: [random.pick(others), random.pick(others)],
    afterMilliseconds: random.int(shortest, 4_000),
    street: `ul. Inna ${random.digits(8)}`,
  };
}

/** Says it, as the card in the ticket does: the same again until it is answered. */
export async function decideRequest(
  app: ChaosApp,
  record: ChaosRecord,
  wanted: WantedAct,
  actionId: string,
  { way, by: [first, second], afterMilliseconds, street }: PlannedDecision,
  ends: Ends,
): Promise<void> {
  const { at, staffId } = wanted;
  let isOutdated = false;
  const say = async (what: SentDecision["what"], by: number): Promise<void> => {
    const decision: SentDecision = { actionId, what, byAsker: by === staffId, isOutdated, tries: 0, answer: null };
    record.decisions.push(decision);
    decision.answer = await untilAnswered(ends, async () => {
      decision.tries++;
      const one = await sayToRequest(app, by, at.ticketNumber, actionId, what);
      // Shopify could not be looked at, and nothing was decided: the person presses again.
      return one === "not_reached" ? null : one;
    });
  };
  await sleep(afterMilliseconds);
  switch (way) {
    case "leave":
      return;
    case "approve":
    case "decline":
      return say(way, first);
    case "withdraw":
      return say(way, staffId);
    case "twice":
      return void (await Promise.all([say("approve", first), say("approve", second)]));
    case "both":
      return void (await Promise.all([say("approve", first), say("decline", second)]));
    case "own":
      await say("approve", staffId);
      return say("approve", first);
    case "outdated":
      app.standin.admin.edits.editAddress(app.state.shop.domain, at.order.id, { address1: street } as never);
      isOutdated = true;
      return say("approve", first);
    case "change":
      // The same once more, by who decides, as theirs.
      await pressAct(app, record, { ...wanted, staffId: first }, ends, undefined, {
        insteadOf: actionId,
        answer: "I do it",
      });
  }
}

/** @returns `ok` or why not, in one word; null: there was no answer of the app itself */
export async function sayToRequest(
  app: ChaosApp,
  by: number,
  ticketNumber: number,
  actionId: string,
  intent: SentDecision["what"],
): Promise<string | null> {
  const answer = await postForm(app, by, ticketNumber, ".approval", { intent, actionId, word: "Seen" });
  return answer && wordOf(answer);
}
