import fc from "fast-check";
import {
  boundWords,
  items,
  ruleWords,
  shopperKinds,
  type Meanwhile,
  type Mishap,
  type ShopperAct,
  type ShopperKind,
  type Trouble,
} from "./story.ts";

const saying = [
  fc.record({
    kind: fc.constant("rule" as const),
    of: fc.constantFrom(...shopperKinds),
    is: fc.constantFrom(...ruleWords),
  }),
  fc.record({ kind: fc.constant("bounds" as const), are: fc.constantFrom(...boundWords) }),
] as const;

/** The merchant says something else of what shoppers may do. */
export const makeSaying = fc.oneof(...saying);

/** Of what they ask for most of all: that changes between the page and the post. */
const makeMeanwhile = (of: ShopperKind): fc.Arbitrary<Meanwhile | null> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("rule" as const),
        of: fc.constant(of),
        is: fc.constantFrom(...ruleWords),
      }),
    },
    { weight: 1, arbitrary: saying[1] },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("merchant" as const),
        does: fc.constantFrom("send" as const, "cancel" as const, "edit" as const, "refund" as const),
      }),
    },
  );

/** A request takes more steps than an act of the staff: it is filed first. */
const mishap: fc.Arbitrary<Mishap> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("killed" as const), step: fc.nat({ max: 27 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("database" as const), step: fc.nat({ max: 40 }) }) },
);

/** What a shopper does on the page of an order, before it is sent or after. */
export const makeShopperAct = (isSent: boolean, trouble: fc.Arbitrary<Trouble>): fc.Arbitrary<ShopperAct> =>
  fc
    .constantFrom<ShopperKind>(
      ...(isSent ? (["return", "exchange", "missing"] as const) : (["cancel", "cancel", "address"] as const)),
    )
    .chain((asks) =>
      fc.record({
        by: fc.constant("shopper" as const),
        asks: fc.constant(asks),
        asker: fc.constantFrom<ShopperAct["asker"]>(
          "customer",
          "customer",
          "customer",
          "customer",
          "confirmed",
          "guest",
        ),
        line: fc.constantFrom(...items),
        quantity: fc.integer({ min: 1, max: 2 }),
        fresh: fc.constantFrom(true, true, false),
        presses: fc.integer({ min: 1, max: 3 }),
        meanwhile: makeMeanwhile(asks),
        trouble,
        mishap,
        skew: fc.constantFrom(0, 0, 0, 0, -7, 7),
      }),
    );
