import { asTyped } from "../../shared/typed-money.ts";
import type { ActionView } from "../action-view.ts";
import type { GoOn } from "../authority/begin-act.ts";

/** The refund of what an edit made the order cheaper by, filled in as the reader would type it; null: there is none. */
export function refundDifference({ kind, variant, about }: ActionView, locale: string): GoOn | null {
  const { minor, currency } = about ?? {};
  if (kind !== "edit" || variant !== "back" || !minor || !currency) return null;
  return { values: { amount: asTyped({ minor, currency }, locale) } };
}
