import type { MoneyBag } from "#app/features/shared/money.ts";
import type { Checked } from "../act-problems.ts";
import type { PaymentMethod } from "../refund/refund-method.ts";
import { splitOverPayments } from "../refund/refund-payments.ts";
import type { CancellationFacts } from "./cancellation-facts.ts";
import { writeStaffNote } from "./cancellation-note.ts";
import type { CancellationChoice } from "./cancellation-preview.ts";
import type { CancellationInput } from "./cancellation-record.ts";

/** A cancellation as it will be sent, and what it gives back. */
export interface PlannedCancellation {
  sent: CancellationInput;
  amount: MoneyBag;
  payments: (PaymentMethod & { amount: MoneyBag })[];
}

/**
 * Turns a choice into exactly what `orderCancel` is asked for, or says what stands in its way. How much goes back Shopify
 * reckons itself, from what is left of each payment: the sum here is the same, from its own figures of just now.
 */
export function planCancellation(
  choice: CancellationChoice,
  facts: CancellationFacts,
  key: string,
): Checked<PlannedCancellation> {
  if (facts.obstacle) return { ok: false, problems: [{ field: "", problem: facts.obstacle }] };
  const refunds = choice.refund && facts.paid.presentment.minor > 0n;
  const parts = refunds ? splitOverPayments(facts.paid.presentment, facts.payments) : [];
  if (!parts) return { ok: false, problems: [{ field: "refund", problem: "payment_unknown" }] };
  const none: MoneyBag = {
    shop: { ...facts.paid.shop, minor: 0n },
    presentment: { ...facts.paid.presentment, minor: 0n },
  };
  return {
    ok: true,
    value: {
      amount: refunds ? facts.paid : none,
      payments: parts.map(({ payment: { method, kind }, amount }) => ({ method, kind, amount })),
      sent: {
        orderId: `gid://shopify/Order/${facts.orderId}`,
        reason: choice.reason,
        restock: choice.restock,
        ...(refunds && { refundMethod: { originalPaymentMethodsRefund: true } }),
        notifyCustomer: choice.notify,
        staffNote: writeStaffNote(choice.note, key),
      },
    },
  };
}
