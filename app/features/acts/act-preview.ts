import type { PolicyVerdict } from "../policies/policy.ts";
import type { AmountPair } from "../orders/order.ts";
import type { MoneyJson } from "../shared/money.ts";
import type { OverView } from "./authority/over-limit.ts";

/** What every kind's preview has. */
export interface ActPreview {
  /** Made anew for each preview; the confirmation brings it back. */
  requestKey: string;
  /** What goes back, or is given. */
  amount: AmountPair;
  /** For the form to bring back with its next preview; left out: the one that it opened with. */
  opened?: string;
  /** What goods cost that go out for nothing. */
  worth?: MoneyJson;
  /** Limits of the acting person that it passes: it is asked for, not confirmed. */
  over: OverView[];
  /** What the merchant's policies say. */
  policy: PolicyVerdict;
}
