import type { LimitName } from "#app/features/team/role.ts";
import { limitNames } from "#app/features/team/role.ts";
import type { MoneyJson } from "#app/features/shared/money.ts";
import type { OverLimit } from "./judge-authority.ts";

/** A limit that an act passes, as JSON; in the shop's currency. */
export interface OverView {
  limit: LimitName;
  limitIs: MoneyJson;
  /** What it comes to with this act; null: nobody knows. */
  wouldBe: MoneyJson | null;
}

export const showOver = (over: readonly OverLimit[], currency: string): OverView[] =>
  over.map(({ limit, limitMinor, wouldBeMinor }) => ({
    limit,
    limitIs: { minor: limitMinor.toString(), currency },
    wouldBe: wouldBeMinor === null ? null : { minor: wouldBeMinor.toString(), currency },
  }));

/** What the column `approval.over` holds; what cannot be read is left out. */
export function readOver(column: unknown): OverView[] {
  const isMoney = (value: unknown): boolean =>
    typeof value === "object" &&
    value !== null &&
    /^\d+$/.test(String((value as MoneyJson).minor)) &&
    /^[A-Z]{3}$/.test(String((value as MoneyJson).currency));
  return Array.isArray(column)
    ? column.filter(
        (one: Partial<OverView> | null): one is OverView =>
          limitNames.some((name) => name === one?.limit) &&
          isMoney(one?.limitIs) &&
          (one?.wouldBe === null || isMoney(one?.wouldBe)),
      )
    : [];
}
