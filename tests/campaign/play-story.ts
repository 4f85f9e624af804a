import { approveAction } from "#app/features/acts/authority/approve-action.server.ts";
import { askApproval } from "#app/features/acts/authority/ask-approval.server.ts";
import { declineAction, withdrawAction } from "#app/features/acts/authority/refuse-request.server.ts";
import type { InsteadOf } from "#app/features/acts/authority/end-request.server.ts";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import { sweepRequests } from "#app/features/self-service/requests/sweep-requests.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { later, type RefundCase } from "#tests/journeys/refund-shop.ts";
import { watchOrder, type OrderChange } from "#tests/oracle/watch-order.ts";
import { actAsMerchant, bringNews } from "./act-past-us.ts";
import type { CampaignShop } from "./campaign-shop.ts";
import { fatedDesk } from "./fated-desk.ts";
import { makeLateCalls, type Fate } from "./mortal-desk.ts";
import { playShopper } from "./play-shopper.ts";
import { planTrouble } from "./plan-trouble.ts";
import { previewWanted } from "./preview-wanted.ts";
import { settleStory } from "./settle-story.ts";
import { forgetKeys, minute, settlePayments, type Stage } from "./stage.ts";
import type { Act, Person, Step } from "./story.ts";
import { survive } from "./survive.ts";

/** Plays a story on an order of its own, to the end: then nothing is under way any more. */
export async function playStory(shop: CampaignShop, at: RefundCase, steps: readonly Step[]): Promise<Stage> {
  const changes: OrderChange[] = [];
  const { admin } = shop.world.standin;
  const stage: Stage = {
    shop,
    at,
    state: admin.state(shop.domain),
    orderId: at.order.id,
    elapsed: 0,
    late: makeLateCalls(),
    told: new Map(),
    posts: [],
    changes,
    tidied: new Set(),
    wrong: [],
    refused: [],
    decided: [],
    mishaps: { killed: 0, database: 0 },
    written: 0,
  };
  shop.told.length = 0;
  await shop.says.begin();
  const stop = watchOrder(admin, stage, changes);
  try {
    for (const step of steps) await playStep(stage, step);
    await settleStory(stage);
  } finally {
    stop();
  }
  return stage;
}

async function playStep(stage: Stage, step: Step): Promise<void> {
  switch (step.kind) {
    case "acts":
      await Promise.all(
        step.acts.map((act) =>
          act.by === "shopper" ? playShopper(stage, act, (one) => playStep(stage, one)) : playAct(stage, act),
        ),
      );
      return;
    case "decide":
      return decide(stage, step);
    case "sweep": {
      stage.elapsed += step.minutes * minute;
      // A request is not at work at Shopify for longer than five minutes.
      if (step.minutes > 4 || step.skew) await stage.late.arrive();
      forgetKeys(stage, step.minutes);
      const clock = stage.elapsed + step.skew * minute;
      const worker = (_: unknown, place: number) =>
        survive(async () => {
          const desk = later(stage.shop.sweeper, clock);
          const own = fatedDesk(stage, desk, { mishap: place ? null : step.mishap, late: null });
          await sweepOrderActions(own);
          await sweepRequests(own);
        });
      await Promise.all(Array.from({ length: step.workers }, worker));
      return;
    }
    case "rule":
      return stage.shop.says.rule(step.of, step.is);
    case "bounds":
      return stage.shop.says.bounds(step.are, later(stage.shop.shopper, stage.elapsed));
    case "merchant":
      return actAsMerchant(stage, step.does);
    case "settle":
      return settlePayments(stage, step.status);
    case "news":
      return bringNews(stage, step.how);
  }
}

/** @param insteadOf what somebody asked for, and this takes the place of; null: nothing */
async function playAct(
  stage: Stage,
  { by, wanted, presses, trouble, mishap, skew }: Act,
  insteadOf: InsteadOf | null = null,
): Promise<void> {
  const { shop, at, told } = stage;
  const desk: StaffDesk = later(shop.desks[by], stage.elapsed + skew * minute);
  const { kind } = wanted;
  const shown = await survive(() => previewWanted(shop, desk, at, wanted, ++stage.written));
  if (!shown?.ok) {
    const word = shown ? shown.problems.map(({ problem }) => problem).join("+") : "nothing to do it with";
    stage.refused.push(`${kind}: ${word}`);
    return;
  }
  const { requestKey, amount, over } = shown.value;
  const { minor: amountMinor, currency } = amount.presentment;
  const confirmed = { amountMinor, currency };
  const row = await shop.tom.db.orderAction.findFirstOrThrow({ where: { requestKey } });
  const late = planTrouble(stage, row, trouble);
  const answers: string[] = [];
  told.set(requestKey, { wanted, answers, preview: shown.value });
  const press = async (_: unknown, place: number) => {
    const own = fatedDesk(stage, desk, place ? { mishap: null, late: null } : { mishap, late });
    const answer = await survive(() =>
      over.length
        ? askApproval(own, at.ticketNumber, kind, requestKey, confirmed, "", insteadOf)
        : confirmAction(own, at.ticketNumber, kind, requestKey, confirmed, insteadOf),
    );
    answers.push(!answer ? "nothing" : answer.ok ? answer.value.state : `refused: ${answer.problem}`);
  };
  await Promise.all(Array.from({ length: presses }, press));
}

const decisions = { approve: approveAction, decline: declineAction, withdraw: withdrawAction };

async function decide(
  stage: Stage,
  { by, how, presses, beside, trouble, mishap }: Extract<Step, { kind: "decide" }>,
): Promise<void> {
  const { shop, at } = stage;
  const waiting = await shop.tom.db.orderAction.findFirst({
    where: { orderId: BigInt(at.order.id), state: "awaiting_approval" },
    orderBy: { id: "asc" },
  });
  if (!waiting) return;
  if (how === "change") {
    const { wanted } = stage.told.get(waiting.requestKey)!;
    const act: Act = { by, wanted, presses, trouble, mishap, skew: 0 };
    return playAct(stage, act, { actionId: waiting.id, answer: "I do it" });
  }
  const late = planTrouble(stage, waiting, trouble);
  const say = (who: Person, what: "approve" | "decline" | "withdraw", fate: Omit<Fate, "mishaps">) => {
    const desk: StaffDesk = later(shop.desks[who], stage.elapsed);
    return survive(() => decisions[what](fatedDesk(stage, desk, fate), at.ticketNumber, waiting.id, "Seen"));
  };
  const unharmed = { mishap: null, late: null };
  const press = (_: unknown, place: number) => say(by, how, place ? unharmed : { mishap, late });
  const others = beside ? [say(beside.by, beside.how, unharmed)] : [];
  await Promise.all([...Array.from({ length: presses }, press), ...others]);
}
