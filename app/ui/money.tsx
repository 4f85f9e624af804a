import type { ReactNode } from "react";
import { formatMoney, moneyFromJson, type MoneyJson } from "#app/features/shared/money.ts";
import type { AmountPair } from "#app/features/orders/order.ts";
import { usePage } from "./page-context.tsx";

/** One amount in its own currency, as the page's language writes it. */
export function Money({ of }: { of: MoneyJson }): ReactNode {
  const { locale } = usePage();
  return (
    <span style={{ whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" }} suppressHydrationWarning>
      {formatMoney(moneyFromJson(of), locale)}
    </span>
  );
}

/** What the customer paid, and beside it what the shop booked where that is another currency. */
export function BothMoney({ of }: { of: AmountPair }): ReactNode {
  const same = of.shop.currency === of.presentment.currency;
  return (
    <>
      <Money of={of.presentment} />
      {same ? null : (
        <span style={{ color: "var(--p-color-text-secondary)" }}>
          {" "}
          (<Money of={of.shop} />)
        </span>
      )}
    </>
  );
}

/** For sentences and labels: the amount as text. */
export function useMoneyText(): (of: MoneyJson) => string {
  const { locale } = usePage();
  return (of) => formatMoney(moneyFromJson(of), locale);
}
