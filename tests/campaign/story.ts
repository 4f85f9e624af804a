import fc from "fast-check";
import type { PlannedFault } from "#tests/standin/admin/faults.ts";

/** Who acts: the first agent (who has to ask above a limit), the second, and a lead. */
export const people = ["tom", "eva", "lea"] as const;
export type Person = (typeof people)[number];

export type Wanted =
  | { kind: "refund"; minor: number; storeCredit: boolean }
  | { kind: "refund"; line: "mug" | "tea"; quantity: number; storeCredit: boolean }
  | { kind: "cancellation"; refund: boolean }
  | { kind: "replacement"; line: "mug" | "tea" }
  | { kind: "address" }
  | { kind: "credit"; minor: number }
  | { kind: "discount"; minor: number }
  | { kind: "hold"; how: "hold" | "release" }
  | { kind: "note"; tagged: boolean };

/**
 * What goes wrong at Shopify, or between it and us, with the request that does it. `late`: executed after we gave up;
 * `away`: Shopify does not answer the next requests at all, whatever they ask.
 */
export type Trouble = PlannedFault | { kind: "late" } | { kind: "away" } | null;

export interface Act {
  by: Person;
  wanted: Wanted;
  presses: number;
  trouble: Trouble;
  /** The step at which the process of the first press is killed. */
  diesAt: number | null;
}

export type Step =
  | { kind: "acts"; acts: Act[] }
  /** Somebody decides on what was asked for first and is still open. */
  | {
      kind: "decide";
      by: Person;
      how: "approve" | "decline" | "withdraw";
      presses: number;
      trouble: Trouble;
      diesAt: number | null;
    }
  /** Time goes by, and several workers sweep; their clocks are off by so many minutes. */
  | { kind: "sweep"; minutes: number; workers: number; skew: number; diesAt: number | null }
  | { kind: "merchant"; does: "refund" | "send" | "note" | "address" | "cancel" }
  /** The payment provider decides what is open. */
  | { kind: "settle"; status: "SUCCESS" | "FAILURE" }
  /** What Shopify tells on its own comes: not at all, once, or twice and out of order. */
  | { kind: "news"; how: "lost" | "once" | "twice" };

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

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 5, arbitrary: fc.constantFrom(...answerLost) },
  { weight: 2, arbitrary: fc.constantFrom(...plain) },
  { weight: 1, arbitrary: fc.constant<Trouble>({ kind: "transaction", status: "PENDING" }) },
  { weight: 2, arbitrary: fc.constant<Trouble>({ kind: "late" }) },
  { weight: 1, arbitrary: fc.constant<Trouble>({ kind: "away" }) },
);
const diesAt = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat({ max: 11 }) });
const person = fc.constantFrom(...people);

const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("refund" as const),
      // Whole, half and a little more: two of them are more than was paid.
      minor: fc.oneof(fc.integer({ min: 1, max: 3_000 }), fc.constantFrom(1_500, 2_000, 2_900)),
      storeCredit: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("refund" as const),
      line: fc.constantFrom("mug" as const, "tea" as const),
      quantity: fc.integer({ min: 1, max: 2 }),
      storeCredit: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancellation" as const), refund: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("replacement" as const),
      line: fc.constantFrom("mug" as const, "tea" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("address" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("credit" as const), minor: fc.constantFrom(100, 250, 2_000) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("discount" as const), minor: fc.constantFrom(500, 1_500) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("hold" as const),
      how: fc.constantFrom("hold" as const, "release" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("note" as const), tagged: fc.boolean() }),
  },
);

const act: fc.Arbitrary<Act> = fc.record({
  by: person,
  wanted,
  presses: fc.integer({ min: 1, max: 3 }),
  trouble,
  diesAt,
});

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("acts" as const), acts: fc.array(act, { minLength: 1, maxLength: 2 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("decide" as const),
      by: person,
      how: fc.constantFrom("approve" as const, "approve" as const, "decline" as const, "withdraw" as const),
      presses: fc.integer({ min: 1, max: 2 }),
      trouble,
      diesAt,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("sweep" as const),
      minutes: fc.constantFrom(1, 2, 6, 31, 61, 24 * 60),
      workers: fc.integer({ min: 1, max: 2 }),
      skew: fc.constantFrom(0, 0, -7, 7),
      diesAt,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("merchant" as const),
      does: fc.constantFrom(
        "refund" as const,
        "refund" as const,
        "send" as const,
        "note" as const,
        "address" as const,
        "cancel" as const,
      ),
    }),
  },
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

/** What happens on one order: acts of several people under faults, decisions, sweeps, the merchant, news. */
export const story: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 1, maxLength: 7 });
