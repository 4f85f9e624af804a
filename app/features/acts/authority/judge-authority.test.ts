import { expect, test } from "vitest";
import { builtInRoles, type Ability, type LimitName, type Role } from "#app/features/team/role.ts";
import { judgeAuthority, type WeighedAct } from "./judge-authority.ts";

const role = (changes: Partial<Role> = {}): Role => ({ ...builtInRoles.agent, ...changes });
const act = (changes: Partial<WeighedAct> = {}): WeighedAct => ({
  kind: "refund",
  needs: [],
  valueMinor: 1000n,
  ...changes,
});

interface Case {
  what: string;
  role?: Partial<Role>;
  act?: Partial<WeighedAct>;
  today?: bigint;
  year?: bigint;
  missing?: Ability[];
  over?: [LimitName, limitMinor: bigint, wouldBeMinor: bigint | null][];
}

const cases: Case[] = [
  { what: "no limits: whatever it gives away", act: { valueMinor: 10n ** 12n }, today: 10n ** 12n },
  { what: "exactly the limit per act", role: { perActMinor: 1000n } },
  { what: "one above it", role: { perActMinor: 999n }, over: [["perAct", 999n, 1000n]] },
  { what: "a limit of nothing", role: { perActMinor: 0n }, over: [["perAct", 0n, 1000n]] },
  { what: "exactly the day", role: { perDayMinor: 1500n }, today: 500n },
  { what: "one above the day", role: { perDayMinor: 1500n }, today: 501n, over: [["perDay", 1500n, 1501n]] },
  { what: "exactly the customer's year", role: { perCustomerYearMinor: 1500n }, year: 500n },
  {
    what: "one above the customer's year",
    role: { perCustomerYearMinor: 1500n },
    year: 501n,
    over: [["perCustomerYear", 1500n, 1501n]],
  },
  { what: "the day of the person is not the customer's year", role: { perDayMinor: 1000n }, year: 9000n },
  {
    what: "all three at once, in their order",
    role: { perActMinor: 1n, perDayMinor: 2n, perCustomerYearMinor: 3n },
    today: 10n,
    year: 20n,
    over: [
      ["perAct", 1n, 1000n],
      ["perDay", 2n, 1010n],
      ["perCustomerYear", 3n, 1020n],
    ],
  },
  {
    what: "what gives nothing away, after all limits were passed",
    role: { perActMinor: 0n, perDayMinor: 10n, perCustomerYearMinor: 10n },
    act: { valueMinor: 0n },
    today: 99n,
    year: 99n,
  },
  {
    what: "a VIP for whom limits count twice: the one act and the year, not the day",
    role: { perActMinor: 500n, perDayMinor: 999n, perCustomerYearMinor: 600n },
    act: { limitTimes: 2 },
    year: 201n,
    over: [
      ["perDay", 999n, 1000n],
      ["perCustomerYear", 1200n, 1201n],
    ],
  },
  {
    what: "at least the allowance, also where the limit is nothing; the day stays as it is",
    role: { perActMinor: 0n, perDayMinor: 999n, perCustomerYearMinor: 1n },
    act: { limitLeastMinor: 1000n },
    over: [["perDay", 999n, 1000n]],
  },
  {
    what: "twice nothing is nothing",
    role: { perActMinor: 0n },
    act: { limitTimes: 2 },
    over: [["perAct", 0n, 1000n]],
  },
  {
    what: "nobody knows what it is worth: above each limit that there is",
    role: { perActMinor: 10n ** 12n, perCustomerYearMinor: 10n ** 12n },
    act: { valueMinor: null, limitTimes: 2 },
    over: [
      ["perAct", 2n * 10n ** 12n, null],
      ["perCustomerYear", 2n * 10n ** 12n, null],
    ],
  },
  {
    what: "a percentage within the role's own limit for that passes no amount",
    role: { perActMinor: 1n, mostPercent: 15 },
    act: { valueMinor: null, percent: 15 },
  },
  {
    what: "a percentage, and the role has amounts only: above each",
    role: { perActMinor: 1n },
    act: { valueMinor: null, percent: 1 },
    over: [["perAct", 1n, null]],
  },
  { what: "nobody knows what it is worth, and there are no limits", act: { valueMinor: null } },
  { what: "a kind the role does not have", role: { abilities: ["cancellation"] }, missing: ["refund"] },
  {
    what: "what the act needs beside its kind",
    role: { abilities: ["refund"] },
    act: { needs: ["restock", "store_credit", "restock"] },
    missing: ["restock", "store_credit"],
  },
  {
    what: "both: missing and over",
    role: { abilities: [], perActMinor: 1n },
    missing: ["refund"],
    over: [["perAct", 1n, 1000n]],
  },
];

test.each(cases)("$what", ({ role: has, act: does, today = 0n, year = 0n, missing = [], over = [] }) => {
  expect(judgeAuthority(role(has), act(does), { todayMinor: today, customerYearMinor: year })).toEqual({
    missing,
    over: over.map(([limit, limitMinor, wouldBeMinor]) => ({ limit, limitMinor, wouldBeMinor })),
  });
});
