import type { Money, MoneyBag } from "#app/features/shared/money.ts";
import type { PaymentLeft } from "./refund-facts.ts";

/** Money that goes back to one payment. */
export interface PaymentPart {
  payment: PaymentLeft;
  amount: MoneyBag;
}

const least = (...values: bigint[]): bigint => values.reduce((a, b) => (a < b ? a : b));

/**
 * Spreads an amount, in the currency the customer paid in, over the payments: first as Shopify suggests and in its
 * order, then what is beyond the suggestion up to what each payment still holds. The parts sum up to the amount exactly.
 * @returns null when the payments do not hold that much
 */
export function splitOverPayments(amount: Money, payments: readonly PaymentLeft[]): PaymentPart[] | null {
  const parts = payments.map(() => 0n);
  let open = amount.minor;
  const give = (upTo: (payment: PaymentLeft) => bigint) => {
    for (const [place, payment] of payments.entries()) {
      const part = least(open, upTo(payment) - (parts[place] as bigint));
      if (part <= 0n) continue;
      parts[place] = (parts[place] as bigint) + part;
      open -= part;
    }
  };
  give(({ suggested, left }) => least(suggested.presentment.minor, left.presentment.minor));
  give(({ left }) => left.presentment.minor);
  if (open > 0n) return null;
  return payments.flatMap((payment, place) => {
    const minor = parts[place] as bigint;
    return minor > 0n ? [{ payment, amount: bothSides({ minor, currency: amount.currency }, payment) }] : [];
  });
}

/** The shop's side of a part: Shopify's own figure where it gave one, else by the payment's own rate. */
function bothSides(presentment: Money, { suggested, left }: PaymentLeft): MoneyBag {
  if (presentment.minor === suggested.presentment.minor) return { ...suggested, presentment };
  return { presentment, shop: atRate(presentment, left) };
}

/** What an amount is in the shop's currency, at the rate of `rate`; half a minor unit is rounded up. */
export function atRate(presentment: Money, rate: MoneyBag): Money {
  const whole = rate.presentment.minor;
  const minor = whole === 0n ? 0n : (2n * rate.shop.minor * presentment.minor + whole) / (2n * whole);
  return { minor, currency: rate.shop.currency };
}
