import { expect, test } from "vitest";
import { judgePolicies, type PolicyAct, type PolicyFacts } from "./judge-policies.ts";
import { noPolicies, type Policies, type PolicyVerdict } from "./policy.ts";

const now = new Date("2026-11-22T14:00:00Z");
const zone = "Europe/Warsaw";
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const eur = (minor: bigint) => ({ minor, currency: "EUR" });

const window = (days: number, from: "delivery" | "order" = "delivery"): Partial<Policies> => ({
  returnWindow: { days, from },
});
const parcel = (sent: number, delivered: number | null) => ({
  sentAt: daysAgo(sent),
  deliveredAt: delivered === null ? null : daysAgo(delivered),
});
const customer = (changes: Partial<NonNullable<PolicyFacts["customer"]>> = {}) => ({
  customer: { orderCount: 2, spent: eur(10_000n), tags: ["wholesale"], ...changes },
});
const vip = (changes: Partial<NonNullable<Policies["vip"]>>, vipTimes: number | null = null): Partial<Policies> => ({
  vip: { orders: null, spentMinor: null, tag: null, ...changes },
  vipTimes,
});

interface Case {
  what: string;
  policies?: Partial<Policies>;
  facts?: Partial<PolicyFacts>;
  act?: Partial<PolicyAct>;
  /** What is said, in short; and whether a reason is owed. */
  says?: string[];
  owes?: true;
  times?: number;
}

const cases: Case[] = [
  { what: "nothing said: nothing claimed" },
  {
    what: "delivered within the window",
    policies: window(30),
    facts: { parcels: [parcel(15, 12)] },
    says: ["return_window inside 12/30"],
  },
  {
    what: "on the last day",
    policies: window(30),
    facts: { parcels: [parcel(35, 30)] },
    says: ["return_window inside 30/30"],
  },
  {
    what: "a day later",
    policies: window(30),
    facts: { parcels: [parcel(35, 31)] },
    says: ["return_window outside 31/30"],
    owes: true,
  },
  {
    what: "days are those of the shop's calendar: late in the evening before is yesterday",
    policies: window(1),
    facts: { parcels: [{ sentAt: daysAgo(5), deliveredAt: new Date("2026-11-21T22:30:00Z") }] },
    says: ["return_window inside 1/1"],
  },
  {
    what: "and just after midnight there is today, although it was yesterday in London",
    policies: window(1),
    facts: { parcels: [{ sentAt: daysAgo(5), deliveredAt: new Date("2026-11-21T23:30:00Z") }] },
    says: ["return_window inside 0/1"],
  },
  {
    what: "from the order",
    policies: window(14, "order"),
    facts: { orderedAt: daysAgo(20), parcels: [parcel(19, 3)] },
    says: ["return_window outside 20/14"],
    owes: true,
  },
  { what: "nothing sent", policies: window(30), says: ["return_window not_sent /30"] },
  {
    what: "on its way",
    policies: window(30),
    facts: { parcels: [parcel(4, null)] },
    says: ["return_window on_its_way /30"],
  },
  {
    what: "sent long ago and never seen delivered: nothing is claimed, nothing owed",
    policies: window(30),
    facts: { parcels: [parcel(60, null)] },
    says: ["return_window unknown /30"],
  },
  {
    what: "the last delivery counts",
    policies: window(30),
    facts: { parcels: [parcel(50, 45), parcel(30, 20)] },
    says: ["return_window inside 20/30"],
  },
  {
    what: "half of it still on its way",
    policies: window(30),
    facts: { parcels: [parcel(50, 45), parcel(3, null)] },
    says: ["return_window on_its_way /30"],
  },
  {
    what: "a window does not judge a cancellation",
    policies: window(30),
    facts: { parcels: [parcel(99, 99)] },
    act: { kind: "cancellation" },
  },
  {
    what: "nor a gift; what gives nothing away nothing judges",
    policies: { ...window(30), noQuestionsMinor: 1n },
    facts: { parcels: [parcel(99, 99)] },
    act: { kind: "credit", value: eur(0n) },
  },
  {
    what: "up to the amount nobody asks why",
    policies: { noQuestionsMinor: 2_000n },
    act: { value: eur(2_000n) },
    says: ["no_questions inside"],
  },
  {
    what: "above it somebody does",
    policies: { noQuestionsMinor: 2_000n },
    act: { value: eur(2_001n) },
    says: ["no_questions outside"],
    owes: true,
  },
  {
    what: "the amount lifts what the window demands",
    policies: { ...window(30), noQuestionsMinor: 2_000n },
    facts: { parcels: [parcel(99, 99)] },
    act: { value: eur(1_500n) },
    says: ["return_window outside 99/30", "no_questions inside"],
  },
  {
    what: "outside of both",
    policies: { ...window(30), noQuestionsMinor: 2_000n },
    facts: { parcels: [parcel(99, 99)] },
    act: { kind: "replacement", value: eur(5_000n) },
    says: ["return_window outside 99/30", "no_questions outside"],
    owes: true,
  },
  {
    what: "who pays for sending back is said where something may come back",
    policies: { returnShipping: { payer: "customer", ourFault: true } },
    says: ["return_shipping said"],
  },
  {
    what: "we pay, and the customer is charged: a reason is owed, however little it is about",
    policies: { returnShipping: { payer: "shop", ourFault: false }, noQuestionsMinor: 9_000n },
    act: { kind: "return", wayBack: { isCharged: true, hasLabel: true } },
    says: ["return_shipping outside", "no_questions inside"],
    owes: true,
  },
  {
    what: "we pay, and nobody is charged",
    policies: { returnShipping: { payer: "shop", ourFault: false } },
    act: { kind: "return", wayBack: { isCharged: false, hasLabel: true } },
    says: ["return_shipping inside"],
  },
  {
    what: "the customer pays, and gets a label for nothing",
    policies: { returnShipping: { payer: "customer", ourFault: true } },
    act: { kind: "exchange", wayBack: { isCharged: false, hasLabel: true } },
    says: ["return_shipping outside"],
    owes: true,
  },
  {
    what: "the customer pays for the label, or sends it at their own cost",
    policies: { returnShipping: { payer: "customer", ourFault: false } },
    act: { kind: "return", wayBack: { isCharged: false, hasLabel: false } },
    says: ["return_shipping inside"],
  },
  {
    what: "and not with a gift",
    policies: { returnShipping: { payer: "customer", ourFault: true } },
    act: { kind: "discount" },
  },
  {
    what: "VIP by orders",
    policies: vip({ orders: 3 }, 2),
    facts: customer({ orderCount: 3 }),
    says: ["vip said orders"],
    times: 2,
  },
  { what: "one order less", policies: vip({ orders: 3 }, 2), facts: customer({ orderCount: 2 }) },
  {
    what: "VIP by what was spent",
    policies: vip({ orders: 9, spentMinor: 10_000n }, 3),
    facts: customer(),
    says: ["vip said spent"],
    times: 3,
  },
  {
    what: "spent in another currency than the shop's is no sum to compare",
    policies: vip({ spentMinor: 100n }, 3),
    facts: customer({ spent: { minor: 10_000n, currency: "JPY" } }),
  },
  {
    what: "VIP by tag, whatever its case",
    policies: vip({ tag: "VIP" }),
    facts: customer({ tags: ["a", " vip"] }),
    says: ["vip said tag"],
  },
  {
    what: "a tag that is a part of another one",
    policies: vip({ tag: "VIP" }),
    facts: customer({ tags: ["not vip"] }),
  },
  { what: "a guest is none", policies: vip({ orders: 1 }, 2), facts: { customer: null } },
  {
    what: "a VIP owes a reason like everybody",
    policies: { ...window(30), ...vip({ orders: 1 }, 2) },
    facts: { ...customer(), parcels: [parcel(99, 99)] },
    says: ["return_window outside 99/30", "vip said orders"],
    owes: true,
    times: 2,
  },
];

const inShort = ({ findings }: PolicyVerdict): string[] =>
  findings.map((one) => {
    const { policy, is } = one;
    if (policy === "return_window") return `${policy} ${is} ${"days" in one ? one.days : ""}/${one.allowed}`;
    return policy === "vip" ? `${policy} ${is} ${one.why.by}` : `${policy} ${is}`;
  });

test.each(cases)("$what", ({ policies, facts, act, says = [], owes = false, times }) => {
  const verdict = judgePolicies(
    { ...noPolicies, ...policies },
    { orderedAt: daysAgo(100), parcels: [], customer: null, ...facts },
    { kind: "refund", value: eur(1_000n), ...act },
    now,
    zone,
  );
  expect(inShort(verdict)).toEqual(says);
  expect(verdict.needsReason).toBe(owes);
  expect(verdict.limitTimes).toBe(times);
});
