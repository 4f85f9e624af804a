import { readVerdict } from "#app/features/policies/stored-verdict.ts";
import { abilities, type Ability } from "#app/features/team/role.ts";
import type { ActKind } from "../act-kind.ts";
import { readInput } from "../read-record.ts";
import type { WeighedAct } from "./judge-authority.ts";

/** A stored act, as far as it is weighed. */
export interface WeighedRow {
  kind: string;
  input: unknown;
  valueMinor: bigint | null;
  shopAmountMinor: bigint | null;
}

/** What a stored act takes of authority. One that was stored before acts were weighed weighs its money. */
export function weigh({ kind, input, valueMinor, shopAmountMinor }: WeighedRow): WeighedAct {
  const stored: unknown = (input as { needs?: unknown } | null)?.needs;
  const needs = Array.isArray(stored) ? abilities.filter((one): one is Ability => stored.includes(one)) : [];
  const isUnknown = (input as { isWorthUnknown?: unknown } | null)?.isWorthUnknown === true;
  const { limitTimes, limitLeastMinor } = readVerdict(input) ?? {};
  const percent = isUnknown ? readPercent(input) : null;
  return {
    kind: kind as ActKind,
    needs,
    valueMinor: isUnknown ? null : (valueMinor ?? shopAmountMinor ?? 0n),
    ...(limitTimes && { limitTimes }),
    ...(limitLeastMinor !== undefined && { limitLeastMinor: BigInt(limitLeastMinor) }),
    ...(percent !== null && { percent }),
  };
}

/**
 * The same of an act that a shopper does themselves. The rule's sum stands for all: a policy that widens what staff may give
 * to somebody is meant for who knows why.
 */
export function weighForShopper(row: WeighedRow): WeighedAct {
  const act = { ...weigh(row) };
  delete act.limitTimes;
  delete act.limitLeastMinor;
  return act;
}

/** What a discount code says of itself; null: it is none, or no part of a price. */
function readPercent(input: unknown): number | null {
  const said = readInput(input)?.shown.about?.percent;
  return said !== undefined && /^\d{1,3}$/.test(said) ? Number(said) : null;
}
