import type { PolicyVerdict } from "#app/features/policies/policy.ts";
import type { MoneyJson } from "#app/features/shared/money.ts";
import type { AmountPair } from "#app/features/orders/order.ts";
import type { OverView } from "../authority/over-limit.ts";
import type { PaymentKind } from "../refund/refund-method.ts";
import type { CancelReason } from "./cancellation-reasons.ts";

/** What a person chose in the cancellation form. */
export interface CancellationChoice {
  reason: CancelReason;
  /** All that is left of the money goes back to where it came from. */
  refund: boolean;
  restock: boolean;
  notify: boolean;
  note: string;
}

/** What cancelling comes to, live, as JSON: what is shown before one confirms, and exactly what is then sent. */
export interface CancellationPreview {
  /** Made anew for each preview; the confirmation brings it back. */
  requestKey: string;
  orderName: string;
  /** What goes back; zero: nothing. */
  amount: AmountPair;
  /** Limits of the acting person that it passes: then it is asked for, not confirmed. */
  over: OverView[];
  /** What the merchant's policies say. */
  policy: PolicyVerdict;
  /** One entry per payment it goes back to, in the currency the customer paid in. */
  payments: { method: string; kind: PaymentKind; amount: MoneyJson; shopAmount: MoneyJson }[];
}

/** What the cancellation form starts from. */
export interface CancellationForm {
  lines: { lineId: string; title: string; quantity: number }[];
  /** All that could go back. */
  paid: AmountPair;
  /** Set aside on the customer's card and not taken: cancelling lets go of it. */
  authorized: AmountPair;
  /** The role lets goods go back into stock. */
  mayRestock: boolean;
}
