import fc from "fast-check";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import { makeCostly, makeWanted } from "./make-wanted.ts";
import { makeShopperAct, makeSaying } from "./make-shopper.ts";
import { people, type Act, type Mishap, type ShopperAct, type Step, type Trouble, type Wanted } from "./story.ts";

const answerLost: PlannedFault[] = [
  { kind: "reset-before" },
  { kind: "reset-after" },
  { kind: "status-before", status: 503 },
  { kind: "status-after", status: 500 },
  { kind: "error", message: "Internal error", code: "INTERNAL_SERVER_ERROR", acts: true },
  { kind: "error", message: "Internal error", code: "INTERNAL_SERVER_ERROR" },
  { kind: "partial", path: [] },
];
const plain: PlannedFault[] = [
  { kind: "latency", ms: 5 },
  { kind: "throttled", times: 2 },
  { kind: "user-errors", errors: [{ field: null, message: "no" }] },
];
const payments: PlannedFault[] = [
  { kind: "transaction", status: "PENDING" },
  { kind: "transaction", status: "PENDING" },
  { kind: "transaction", status: "FAILURE" },
];

const place = fc.constantFrom(0 as const, 0 as const, 1 as const);
const faultOf = (faults: PlannedFault[]): fc.Arbitrary<Trouble> =>
  fc.record({ kind: fc.constant("fault" as const), fault: fc.constantFrom(...faults), place });

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 5, arbitrary: faultOf(answerLost) },
  { weight: 2, arbitrary: faultOf(plain) },
  { weight: 1, arbitrary: faultOf(payments) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("late" as const), place }) },
  { weight: 1, arbitrary: fc.constant<Trouble>({ kind: "away" }) },
);

const mishap: fc.Arbitrary<Mishap> = fc.oneof(
  { weight: 8, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("killed" as const), step: fc.nat({ max: 13 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("database" as const), step: fc.nat({ max: 20 }) }) },
);
const person = fc.constantFrom(...people);

const decision: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant("decide" as const),
  by: person,
  how: fc.constantFrom(...(["approve", "approve", "approve", "decline", "withdraw", "change"] as const)),
  presses: fc.integer({ min: 1, max: 2 }),
  beside: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.record({ by: person, how: fc.constantFrom("approve" as const, "decline" as const) }),
    },
  ),
  trouble,
  mishap,
});

const makeAct = (isSent: boolean, within = trouble): fc.Arbitrary<Act> =>
  fc.record({
    by: person,
    wanted: makeWanted(isSent),
    presses: fc.integer({ min: 1, max: 3 }),
    trouble: within,
    mishap,
    skew: fc.constantFrom(0, 0, 0, 0, -7, 7),
  });

const makeActor = (isSent: boolean): fc.Arbitrary<Act | ShopperAct> =>
  fc.oneof({ weight: 3, arbitrary: makeAct(isSent) }, { weight: 1, arbitrary: makeShopperAct(isSent, trouble) });

const makeStep = (isSent: boolean): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("acts" as const),
        acts: fc.array(makeActor(isSent), { minLength: 1, maxLength: 2 }),
      }),
    },
    {
      weight: 2,
      arbitrary: decision,
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("sweep" as const),
        minutes: fc.constantFrom(1, 1, 2, 6, 31, 61, 24 * 60),
        workers: fc.integer({ min: 1, max: 2 }),
        skew: fc.constantFrom(0, 0, 0, 0, 0, 0, -7, 7, -120, 120),
        mishap,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("merchant" as const), does: merchant(isSent) }) },
    { weight: 1, arbitrary: makeSaying },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("settle" as const),
        status: fc.constantFrom("SUCCESS" as const, "FAILURE" as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("news" as const),
        how: fc.constantFrom("lost" as const, "once" as const, "twice" as const),
      }),
    },
  );

const unanswered = fc.oneof(
  faultOf(answerLost),
  fc.record({ kind: fc.constant("late" as const), place }),
  fc.record({ kind: fc.constant("late" as const), place: fc.constant(0 as const) }),
);

/** An act without an answer, and a worker that looks after it while Shopify may still be at work on it. */
const makeHaste = (isSent: boolean): fc.Arbitrary<Step[]> =>
  fc
    .record({
      act: makeAct(isSent, unanswered),
      minutes: fc.constantFrom(1, 2),
      workers: fc.integer({ min: 1, max: 2 }),
    })
    .map(({ act, minutes, workers }) => [
      { kind: "acts", acts: [act] },
      { kind: "sweep", minutes, workers, skew: 0, mishap: null },
    ]);

/** What the agent may not do alone, and what is said to that; now and then the order is another one by then. */
const makeAsking = (isSent: boolean): fc.Arbitrary<Step[]> =>
  fc
    .record({
      act: makeAct(isSent),
      wanted: makeCostly(isSent),
      between: fc.oneof(
        { weight: 4, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: merchant(isSent).map((does): Step[] => [{ kind: "merchant", does }]) },
        { weight: 1, arbitrary: makeAct(isSent).map((act): Step[] => [{ kind: "acts", acts: [act] }]) },
      ),
      decision,
    })
    .map(({ act, wanted, between, decision: said }) => [
      { kind: "acts", acts: [{ ...act, by: "tom", wanted }] },
      ...between,
      said,
    ]);

const makeSteps = (isSent: boolean, maxLength: number): fc.Arbitrary<Step[]> =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: makeStep(isSent).map((step) => [step]) },
        { weight: 1, arbitrary: makeHaste(isSent) },
        { weight: 2, arbitrary: makeAsking(isSent) },
      ),
      { minLength: 1, maxLength },
    )
    .map((parts) => parts.flat());

const merchant = (isSent: boolean) =>
  isSent
    ? fc.constantFrom(...(["request", "request", "refund", "edit"] as const))
    : fc.constantFrom(
        ...(["refund", "refund", "send", "note", "address", "cancel", "edit", "pay", "pay", "tidy", "email"] as const),
      );

const plainly = (wanted: Wanted): Step => ({
  kind: "acts",
  acts: [{ by: "lea", wanted, presses: 1, trouble: null, mishap: null, skew: 0 }],
});
const send: Step = { kind: "merchant", does: "send" };
const request: Step = { kind: "merchant", does: "request" };

/** How a story begins of an order that was sent, so that something comes back. */
const beginnings: Step[][] = [
  [send],
  [send, request],
  [send, plainly({ kind: "return", line: "mug", quantity: 2, fee: false, label: false, told: true })],
  [send, plainly({ kind: "exchange", quantity: 2, price: 700, fee: false, label: false, told: false, other: false })],
];

/**
 * What happens on one order: acts of several people under faults, decisions, sweeps, what merchant and customer do, news.
 * In some stories it is sent to begin with, so that things come back.
 */
export const makeStories: fc.Arbitrary<Step[]> = fc.oneof(
  { weight: 3, arbitrary: makeSteps(false, 7) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...beginnings), makeSteps(true, 5))
      .map(([beginning, steps]) => [...beginning, ...steps]),
  },
);
