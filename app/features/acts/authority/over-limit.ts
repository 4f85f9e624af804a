import { limitNames, type LimitName } from "#app/features/team/role.ts";
import type { MoneyJson } from "#app/features/shared/money.ts";
import type { OverLimit } from "./judge-authority.ts";

/** A limit that an act passes, as JSON; amounts in the shop's currency. `wouldBe` null: nobody knows what it comes to. */
export type OverView =
  | { limit: LimitName; limitIs: MoneyJson; wouldBe: MoneyJson | null }
  | { limit: "percent"; limitIs: number; wouldBe: number };

export const showOver = (over: readonly OverLimit[], currency: string): OverView[] =>
  over.map((one) => {
    if (one.limit === "percent") return one;
    const { limit, limitMinor, wouldBeMinor } = one;
    return {
      limit,
      limitIs: { minor: limitMinor.toString(), currency },
      wouldBe: wouldBeMinor === null ? null : { minor: wouldBeMinor.toString(), currency },
    };
  });

/** What the column `approval.over` holds; what cannot be read is left out. */
export function readOver(column: unknown): OverView[] {
  const isMoney = (value: unknown): boolean =>
    typeof value === "object" &&
    value !== null &&
    /^\d+$/.test(String((value as MoneyJson).minor)) &&
    /^[A-Z]{3}$/.test(String((value as MoneyJson).currency));
  return Array.isArray(column)
    ? column.filter((one: Partial<OverView> | null): one is OverView =>
        one?.limit === "percent"
          ? Number.isInteger(one.limitIs) && Number.isInteger(one.wouldBe)
          : limitNames.some((name) => name === one?.limit) &&
            isMoney(one?.limitIs) &&
            (one?.wouldBe === null || isMoney(one?.wouldBe)),
      )
    : [];
}
