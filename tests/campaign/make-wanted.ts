import fc from "fast-check";
import { items, type Wanted } from "./story.ts";

type Weighed = { weight: number; arbitrary: fc.Arbitrary<Wanted> };

const item = fc.constantFrom(...items);
const units = fc.integer({ min: 1, max: 2 });
/** Less than what was bought, as much, and more. */
const price = fc.constantFrom(700, 1_000, 1_500);

const refunds: Weighed[] = [
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
      line: item,
      quantity: units,
      storeCredit: fc.boolean(),
    }),
  },
];

const edits: Weighed = {
  weight: 2,
  arbitrary: fc.record({
    kind: fc.constant("edit" as const),
    line: item,
    quantity: fc.integer({ min: 0, max: 3 }),
    price: fc.constantFrom(null, null, 700, 1_500),
  }),
};

const before: Weighed[] = [
  ...refunds,
  edits,
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancellation" as const), refund: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("replacement" as const), line: item }) },
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
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("note" as const), tagged: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("invoice" as const), quantity: units, price }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("duplicate" as const), send: fc.boolean() }) },
];

const rarely = fc.constantFrom(false, false, true);

const after: Weighed[] = [
  ...refunds,
  { ...edits, weight: 1 },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("return" as const),
      line: item,
      quantity: units,
      fee: rarely,
      label: fc.boolean(),
      told: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("exchange" as const),
      quantity: units,
      price,
      fee: rarely,
      label: rarely,
      told: rarely,
      other: fc.boolean(),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant("returnStep" as const),
      how: fc.constantFrom(
        ...(["receive", "receive", "receive", "receive", "approve", "approve", "decline", "close", "label"] as const),
      ),
      whole: fc.boolean(),
      invoice: fc.boolean(),
      label: fc.boolean(),
    }),
  },
];

const costlyRefund = fc.record({
  kind: fc.constant("refund" as const),
  minor: fc.integer({ min: 1_300, max: 2_900 }),
  storeCredit: fc.boolean(),
});
const costlyBefore: fc.Arbitrary<Wanted>[] = [
  costlyRefund,
  fc.record({ kind: fc.constant("cancellation" as const), refund: fc.constant(true) }),
  fc.record({ kind: fc.constant("credit" as const), minor: fc.constant(2_000) }),
  fc.record({ kind: fc.constant("discount" as const), minor: fc.constant(1_500) }),
];
const costlyAfter: fc.Arbitrary<Wanted>[] = [
  costlyRefund,
  fc.record({
    kind: fc.constant("returnStep" as const),
    how: fc.constant("receive" as const),
    whole: fc.constant(true),
    invoice: fc.boolean(),
    label: fc.constant(false),
  }),
];

/** What somebody may want of an order, before it is sent or after. */
export const makeWanted = (isSent: boolean): fc.Arbitrary<Wanted> => fc.oneof(...(isSent ? after : before));

/** The same of what an agent may not give alone: see agentLimit. */
export const makeCostly = (isSent: boolean): fc.Arbitrary<Wanted> => fc.oneof(...(isSent ? costlyAfter : costlyBefore));
