import { approveAction } from "#app/features/acts/authority/approve-action.server.ts";
import { askApproval } from "#app/features/acts/authority/ask-approval.server.ts";
import { declineAction, withdrawAction } from "#app/features/acts/authority/refuse-request.server.ts";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { sweepOrderActions } from "#app/features/acts/sweep-order-actions.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import { later, type RefundCase } from "#tests/journeys/refund-shop.ts";
import { message, post } from "#tests/journeys/webhooks-post.ts";
import { orderOf, previewWanted, type CampaignShop } from "./campaign-shop.ts";
import { giveFate, Killed, makeLateCalls, type LateCalls } from "./mortal-desk.ts";
import { watchOrder, type OrderChange } from "./watch-order.ts";
import { minute, settlePayments, type Stage } from "./stage.ts";
import { settleStory } from "./settle-story.ts";
import type { Act, Step, Trouble, Wanted } from "./story.ts";

/** What each kind asks Shopify with, and where the answer stands. */
const operations: Record<Wanted["kind"], { operation: RegExp; field: string }> = {
  refund: { operation: /^RefundCreate$/, field: "refundCreate" },
  cancellation: { operation: /^OrderCancel$/, field: "orderCancel" },
  replacement: { operation: /^Replacement(Create|Complete)$/, field: "draftOrderCreate" },
  address: { operation: /^AddressUpdate$/, field: "orderUpdate" },
  credit: { operation: /^CreditGive$/, field: "storeCreditAccountCredit" },
  discount: { operation: /^DiscountCreate$/, field: "discountCodeBasicCreate" },
  hold: { operation: /^Hold(Place|Release)$/, field: "fulfillmentOrderHold" },
  note: { operation: /^NoteUpdate$/, field: "orderUpdate" },
};

/** Plays a story on an order of its own, to the end: then nothing is under way any more. */
export async function playStory(shop: CampaignShop, at: RefundCase, steps: readonly Step[]): Promise<Stage> {
  const changes: OrderChange[] = [];
  const stage: Stage = {
    shop,
    at,
    elapsed: 0,
    late: makeLateCalls(),
    told: new Map(),
    changes,
    decided: [],
    deaths: { count: 0 },
    written: 0,
  };
  shop.told.length = 0;
  const stop = watchOrder(shop, at, changes);
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
      await Promise.all(step.acts.map((act) => playAct(stage, act)));
      return;
    case "decide":
      return decide(stage, step);
    case "sweep": {
      stage.elapsed += step.minutes * minute;
      // A request is not at work at Shopify for longer than five minutes.
      if (step.minutes > 4 || step.skew) await stage.late.arrive();
      const clock = stage.elapsed + step.skew * minute;
      const worker = (_: unknown, place: number) =>
        survive(() => {
          const desk = later(stage.shop.sweeper, clock);
          return sweepOrderActions(
            giveFate(desk, { diesAt: place ? null : step.diesAt, late: null, deaths: stage.deaths }),
          );
        });
      await Promise.all(Array.from({ length: step.workers }, worker));
      return;
    }
    case "merchant":
      return actAsMerchant(stage, step.does);
    case "settle":
      return settlePayments(stage, step.status);
    case "news":
      return bringNews(stage, step.how);
  }
}

async function playAct(stage: Stage, { by, wanted, presses, trouble, diesAt }: Act): Promise<void> {
  const { shop, at, told } = stage;
  const desk: StaffDesk = later(shop.desks[by], stage.elapsed);
  const { kind } = wanted;
  const shown = await survive(() => previewWanted(desk, at, wanted, ++stage.written));
  if (!shown?.ok) return;
  const { requestKey, amount, over } = shown.value;
  const { minor: amountMinor, currency } = amount.presentment;
  const confirmed = { amountMinor, currency };
  const late = plan(stage, kind, trouble);
  const answers: string[] = [];
  told.set(requestKey, answers);
  const press = async (_: unknown, place: number) => {
    const own = giveFate(desk, place ? { diesAt: null, late: null } : { diesAt, late, deaths: stage.deaths });
    const answer = await survive(() =>
      over.length
        ? askApproval(own, at.ticketNumber, kind, requestKey, confirmed, "")
        : confirmAction(own, at.ticketNumber, kind, requestKey, confirmed),
    );
    answers.push(!answer ? "nothing" : answer.ok ? answer.value.state : `refused: ${answer.problem}`);
  };
  await Promise.all(Array.from({ length: presses }, press));
}

/** @returns where the act is put, if Shopify is to get to it later */
function plan({ shop, late }: Stage, kind: Wanted["kind"], trouble: Trouble): LateCalls | null {
  if (!trouble) return null;
  if (trouble.kind === "late") return late;
  const { operation, field } = operations[kind];
  const { faults } = shop.world.standin.admin;
  if (trouble.kind === "away") {
    faults.next({ kind: "status-before", status: 503, times: 3 });
    return null;
  }
  faults.next({ ...trouble, ...(trouble.kind === "partial" && { path: [field] }), operation });
  return null;
}

async function decide(
  stage: Stage,
  { by, how, presses, trouble, diesAt }: Extract<Step, { kind: "decide" }>,
): Promise<void> {
  const { shop, at } = stage;
  const waiting = await shop.tom.db.orderAction.findFirst({
    where: { orderId: BigInt(at.order.id), state: "awaiting_approval" },
    orderBy: { id: "asc" },
  });
  if (!waiting) return;
  const desk: StaffDesk = later(shop.desks[by], stage.elapsed);
  const late = plan(stage, waiting.kind as Wanted["kind"], trouble);
  const { ticketNumber } = at;
  const press = (_: unknown, place: number) => {
    const own = giveFate(desk, place ? { diesAt: null, late: null } : { diesAt, late, deaths: stage.deaths });
    return survive(() =>
      how === "approve"
        ? approveAction(own, ticketNumber, waiting.id, "")
        : how === "decline"
          ? declineAction(own, ticketNumber, waiting.id, "")
          : withdrawAction(own, ticketNumber, waiting.id),
    );
  };
  await Promise.all(Array.from({ length: presses }, press));
}

/** Who is killed, or finds Shopify away, says nothing; anything else that is thrown is a fault of ours. */
export async function survive<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Killed || error instanceof ShopifyUnavailable) return null;
    throw error;
  }
}

function actAsMerchant({ shop, at }: Stage, does: Extract<Step, { kind: "merchant" }>["does"]): void {
  const { edits } = shop.world.standin.admin;
  const order = orderOf(shop, at);
  const [paid] = order.transactions;
  try {
    if (does === "send") edits.fulfillOrder(shop.domain, order.id);
    if (does === "cancel") edits.cancelOrderDirectly(shop.domain, order.id, { refund: true });
    if (does === "address")
      edits.editAddress(shop.domain, order.id, { address1: "Elsewhere 9", city: "Gdynia" } as never);
    if (does === "note") {
      order.note = "Merchant's own";
      order.updatedAt = new Date().toISOString();
    }
    if (does === "refund")
      edits.refundOrder(shop.domain, order.id, {
        transactions: [
          {
            orderId: `gid://shopify/Order/${order.id}`,
            parentId: `gid://shopify/OrderTransaction/${paid!.id}`,
            gateway: paid!.gateway,
            kind: "REFUND",
            amount: "7.00",
          },
        ],
      });
  } catch (error) {
    // Not everything can be done to every order; then nothing happened.
    if (!(error instanceof Error) || error.name === "TypeError") throw error;
  }
}

/** Brings what Shopify told since, as really signed webhooks, and has the work done that they ask for. */
async function bringNews({ shop, at }: Stage, how: "lost" | "once" | "twice"): Promise<void> {
  const events = shop.told.splice(0).filter(({ payload }) => JSON.stringify(payload).includes(String(at.order.id)));
  if (how === "lost") return;
  const messages = events.map(({ shop: domain, topic, payload, at: triggeredAt }) =>
    message(domain, topic, payload, { triggeredAt }),
  );
  const all = how === "once" ? messages : [...messages].reverse().concat(messages);
  for (const one of all) await post(one);
  // Where Shopify is away the job is tried again later, in the story by the sweeps.
  if (all.length) await survive(() => shop.world.workJobs());
}
