import type { Ability, LimitName, Role } from "#app/features/team/role.ts";
import type { ActKind } from "../act-kind.ts";

/** An act as far as authority is concerned. */
export interface WeighedAct {
  kind: ActKind;
  /** What it needs beside its kind. */
  needs: readonly Ability[];
  /** What it gives away, in minor units of the shop's currency; null: nobody knows. */
  valueMinor: bigint | null;
  /** By a policy of the merchant the limits for one act and for one customer count so many times; left out: once. */
  limitTimes?: number;
  /** By a policy they are at least this, in minor units of the shop's currency; left out: as they are. */
  limitLeastMinor?: bigint;
  /** Of a discount code whose worth nobody knows: how much of an order's price it takes off. */
  percent?: number;
}

/** What counts already, in minor units of the shop's currency: see count-spent.server.ts. */
export interface Spent {
  todayMinor: bigint;
  customerYearMinor: bigint;
}

/** A limit that an act would pass, and what it would come to with it. */
export type OverLimit =
  /** `wouldBeMinor` null: nobody knows. */
  | { limit: LimitName; limitMinor: bigint; wouldBeMinor: bigint | null }
  | { limit: "percent"; limitIs: number; wouldBe: number };

export interface Verdict {
  /** What the role may not do at all: nobody can approve it. */
  missing: Ability[];
  /** Where the act goes above the role's limits: somebody else can approve it. */
  over: OverLimit[];
}

/**
 * Whether a role covers an act. What one person gives away in a day stays the same for whomever it is. Nothing missing and
 * nothing over: it may simply be done. What gives nothing away passes no limit, also where one has been passed before. Of
 * what nobody knows the worth is above each limit that there is; but for a percentage where the role has a limit of its own.
 */
export function judgeAuthority(role: Role, act: WeighedAct, spent: Spent): Verdict {
  const missing = [...new Set<Ability>([act.kind, ...act.needs])].filter((one) => !role.abilities.includes(one));
  const { valueMinor, percent } = act;
  if (valueMinor === null && percent !== undefined && role.mostPercent !== null) {
    const isOver = percent > role.mostPercent;
    return { missing, over: isOver ? [{ limit: "percent", limitIs: role.mostPercent, wouldBe: percent }] : [] };
  }
  if (valueMinor !== null && valueMinor <= 0n) return { missing, over: [] };
  const widened = (limit: bigint | null) => {
    if (limit === null) return null;
    const [times, least] = [limit * BigInt(act.limitTimes ?? 1), act.limitLeastMinor ?? 0n];
    return times > least ? times : least;
  };
  const sums: Record<LimitName, [limitMinor: bigint | null, before: bigint]> = {
    perAct: [widened(role.perActMinor), 0n],
    perDay: [role.perDayMinor, spent.todayMinor],
    perCustomerYear: [widened(role.perCustomerYearMinor), spent.customerYearMinor],
  };
  const over = (Object.keys(sums) as LimitName[]).flatMap((limit): OverLimit[] => {
    const [limitMinor, before] = sums[limit];
    const wouldBeMinor = valueMinor === null ? null : before + valueMinor;
    const isOver = limitMinor !== null && (wouldBeMinor === null || wouldBeMinor > limitMinor);
    return isOver ? [{ limit, limitMinor, wouldBeMinor }] : [];
  });
  return { missing, over };
}
