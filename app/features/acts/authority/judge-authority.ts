import type { Ability, LimitName, Role } from "#app/features/team/role.ts";
import type { ActKind } from "../act-kind.ts";

/** An act as far as authority is concerned. */
export interface WeighedAct {
  kind: ActKind;
  /** What it needs beside its kind. */
  needs: readonly Ability[];
  /** What it gives away, in minor units of the shop's currency. */
  valueMinor: bigint;
  /** By a policy of the merchant the limits for one act and for one customer count so many times; left out: once. */
  limitTimes?: number;
}

/** What counts already, in minor units of the shop's currency: see count-spent.server.ts. */
export interface Spent {
  todayMinor: bigint;
  customerYearMinor: bigint;
}

/** A limit that an act would pass, and what it would come to with it. */
export interface OverLimit {
  limit: LimitName;
  limitMinor: bigint;
  wouldBeMinor: bigint;
}

export interface Verdict {
  /** What the role may not do at all: nobody can approve it. */
  missing: Ability[];
  /** Where the act goes above the role's limits: somebody else can approve it. */
  over: OverLimit[];
}

/**
 * Whether a role covers an act. What one person gives away in a day stays the same for whomever it is. Nothing missing and nothing over: it may simply be done. What gives nothing away passes no
 * limit, also where one has been passed before.
 */
export function judgeAuthority(role: Role, act: WeighedAct, spent: Spent): Verdict {
  const missing = [...new Set<Ability>([act.kind, ...act.needs])].filter((one) => !role.abilities.includes(one));
  if (act.valueMinor <= 0n) return { missing, over: [] };
  const widened = (limit: bigint | null) => limit && limit * BigInt(act.limitTimes ?? 1);
  const sums: Record<LimitName, [limitMinor: bigint | null, wouldBeMinor: bigint]> = {
    perAct: [widened(role.perActMinor), act.valueMinor],
    perDay: [role.perDayMinor, spent.todayMinor + act.valueMinor],
    perCustomerYear: [widened(role.perCustomerYearMinor), spent.customerYearMinor + act.valueMinor],
  };
  const over = (Object.keys(sums) as LimitName[]).flatMap((limit): OverLimit[] => {
    const [limitMinor, wouldBeMinor] = sums[limit];
    return limitMinor !== null && wouldBeMinor > limitMinor ? [{ limit, limitMinor, wouldBeMinor }] : [];
  });
  return { missing, over };
}
