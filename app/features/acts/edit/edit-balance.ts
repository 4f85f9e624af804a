import { moneyToJson, type Money } from "../../shared/money.ts";
import type { ActionResult } from "../action-record.ts";
import { readShown } from "../refund/refund-facts.ts";
import type { AgreementAnswer } from "./edit-documents.ts";
import type { EditActionInput } from "./edit-record.ts";

type Balance = { variant: "owed" | "back" | "even"; about: { minor: string; currency: string } };

/** Who then owes whom, for the texts of an edit. @param balance negative: the customer has paid too much */
export function sayBalance({ minor, currency }: Money): Balance {
  const variant = minor > 0n ? "owed" : minor < 0n ? "back" : "even";
  return { variant, about: { minor: (minor < 0n ? -minor : minor).toString(), currency } };
}

/**
 * What an order came to with an edit, by what Shopify keeps of it, where that is not what was shown: Shopify takes prices of
 * the moment in which it gets to it, and somebody else may have edited the order just before.
 * @param edits the edit, and those that came between the preview and it; null: not all of them are known
 * @returns null: it is what was shown, or it cannot be told
 */
export function findOtherwise(
  edits: Pick<AgreementAnswer, "sales">[] | null,
  { basis, shown }: Pick<EditActionInput, "basis" | "shown">,
): NonNullable<ActionResult["otherwise"]> | null {
  const { currency = "", minor = "" } = shown.about ?? {};
  if (!edits || basis.beforeMinor === undefined || !currency || !minor) return null;
  if (edits.some(({ sales }) => sales.pageInfo.hasNextPage)) return null;
  const before = BigInt(basis.beforeMinor);
  const expected = BigInt(basis.afterMinor);
  const sold = edits.flatMap(({ sales }) => sales.nodes);
  const difference = sold.reduce((sum, one) => sum + readShown(one.totalAmount).presentment.minor, 0n);
  const made = before + difference;
  if (made === expected) return null;
  const balance = shown.variant === "owed" ? BigInt(minor) : shown.variant === "back" ? -BigInt(minor) : 0n;
  return {
    shown: moneyToJson({ minor: expected, currency }),
    made: moneyToJson({ minor: made, currency }),
    ...sayBalance({ minor: balance + made - expected, currency }),
  };
}
