import type { AmountPair } from "../orders/order.ts";

/** What every kind's preview has. */
export interface ActPreview {
  /** Made anew for each preview; the confirmation brings it back. */
  requestKey: string;
  /** What goes back, or is given. */
  amount: AmountPair;
}
