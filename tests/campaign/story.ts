import type { PlannedFault } from "#tests/standin/admin/faults.ts";

/** Who acts: the first agent (who has to ask above a limit), the second, and a lead. */
export const people = ["tom", "eva", "lea"] as const;
export type Person = (typeof people)[number];

export const items = ["mug", "tea"] as const;
export type Item = (typeof items)[number];

/** What somebody wants done. `price`: what one of the goods that go out for it costs today; sums in minor units. */
export type Wanted =
  | { kind: "refund"; minor: number; storeCredit: boolean }
  | { kind: "refund"; line: Item; quantity: number; storeCredit: boolean }
  | { kind: "cancellation"; refund: boolean }
  | { kind: "replacement"; line: Item }
  | { kind: "address" }
  | { kind: "credit"; minor: number }
  | { kind: "discount"; minor: number }
  | { kind: "hold"; how: "hold" | "release" }
  | { kind: "note"; tagged: boolean }
  | { kind: "return"; line: Item; quantity: number; fee: boolean; label: boolean; told: boolean }
  /** `other`: for something else of the shop. */
  | {
      kind: "exchange";
      quantity: number;
      price: number;
      fee: boolean;
      label: boolean;
      told: boolean;
      other: boolean;
    }
  | {
      kind: "returnStep";
      how: "approve" | "decline" | "receive" | "close" | "label";
      whole: boolean;
      invoice: boolean;
      label: boolean;
    }
  | { kind: "edit"; line: Item; quantity: number; price: number | null }
  | { kind: "invoice"; quantity: number; price: number }
  | { kind: "duplicate"; send: boolean };

/**
 * What goes wrong at Shopify, or between it and us. `fault`: with the request that does it, or with the second one where
 * it takes two; `late`: one of these is executed after we gave up; `away`: Shopify does not answer the next requests at
 * all, whatever they ask.
 */
export type Trouble =
  { kind: "fault"; fault: PlannedFault; place: 0 | 1 } | { kind: "late"; place: 0 | 1 } | { kind: "away" } | null;

/** What becomes of a process at one of its steps: it is killed, or the database ends its connection this once. */
export type Mishap = { kind: "killed" | "database"; step: number } | null;

export interface Act {
  by: Person;
  wanted: Wanted;
  presses: number;
  trouble: Trouble;
  /** Of the process of the first press. */
  mishap: Mishap;
  /** Minutes that its clock is off. */
  skew: number;
}

/** What a shopper asks for from the page of their order. */
export const shopperKinds = ["cancel", "address", "return", "exchange", "missing"] as const;
export type ShopperKind = (typeof shopperKinds)[number];

/** What the merchant says of a kind: not offered, asked first, at once; at once for small orders, or not for such goods. */
export const ruleWords = ["off", "ask", "now", "small", "tagged"] as const;
export type RuleWord = (typeof ruleWords)[number];

/** What shoppers may do in a day: enough, as much as they did by now, in number, or nothing that gives money away. */
export const boundWords = ["plenty", "used_up", "counted_up", "no_sum"] as const;
export type BoundWord = (typeof boundWords)[number];

export type MerchantDoes =
  "refund" | "send" | "note" | "address" | "cancel" | "edit" | "request" | "pay" | "tidy" | "email";

/** What becomes another one between the page of a shopper and their post. */
export type Meanwhile =
  | { kind: "rule"; of: ShopperKind; is: RuleWord }
  | { kind: "bounds"; are: BoundWord }
  | { kind: "merchant"; does: MerchantDoes };

export interface ShopperAct {
  by: "shopper";
  /** Signed in, by the code that was mailed, or by number and address. */
  asker: "customer" | "confirmed" | "guest";
  asks: ShopperKind;
  line: Item;
  quantity: number;
  /** They see the order as it is; else as we knew it before. */
  fresh: boolean;
  /** The same form, so often at once. */
  presses: number;
  meanwhile: Meanwhile | null;
  trouble: Trouble;
  mishap: Mishap;
  skew: number;
}

/** What is said to a request; `change`: that they do it themselves instead. */
export type Decision = "approve" | "decline" | "withdraw" | "change";

export type Step =
  | { kind: "acts"; acts: (Act | ShopperAct)[] }
  /** The merchant says something else of what shoppers may do. */
  | { kind: "rule"; of: ShopperKind; is: RuleWord }
  | { kind: "bounds"; are: BoundWord }
  /** Somebody decides on what was asked for first and is still open. */
  | {
      kind: "decide";
      by: Person;
      how: Decision;
      presses: number;
      /** At the same time somebody says this to it; null: nobody. */
      beside: { by: Person; how: Exclude<Decision, "change"> } | null;
      trouble: Trouble;
      mishap: Mishap;
    }
  /** Time goes by, and several workers sweep; their clocks are off by so many minutes. */
  | { kind: "sweep"; minutes: number; workers: number; skew: number; mishap: Mishap }
  /** What merchant and customer do past us. */
  | { kind: "merchant"; does: MerchantDoes }
  /** The payment provider decides what is open. */
  | { kind: "settle"; status: "SUCCESS" | "FAILURE" }
  /** What Shopify tells on its own comes: not at all, once, or twice and out of order. */
  | { kind: "news"; how: "lost" | "once" | "twice" };
