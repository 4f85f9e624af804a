import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { formatDay } from "#app/ui/format-time.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { PolicyLines } from "../../policies/policy-lines.tsx";
import { worthOf } from "../discount/discount-sentence.ts";
import { useSwapLines } from "../exchange/use-swap-lines.ts";
import { sayDay } from "../say-day.ts";
import { sumOf, type ActionView } from "../action-view.ts";
import styles from "./request.module.css";
import type { CustomerPast, RequestDetail } from "./request-detail.ts";

/** What exactly would be done, and how it has been with the customer so far. */
export function RequestFactList({ action, of }: { action: ActionView; of: RequestDetail }): ReactNode {
  const { t } = useTranslation("authority");
  const { t: act } = useTranslation("act");
  const money = useMoneyText();
  const { locale } = usePage();
  const swap = useSwapLines(action);
  const isWorth = action.amount.minor === "0" && of.value.minor !== "0";
  return (
    <>
      <ul className={styles.facts}>
        {action.lines.map(({ title, quantity }, index) => (
          <li key={index}>{act("preview.line", { title, quantity })}</li>
        ))}
        {swap.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {action.about?.changes ? <li>{action.about.changes}</li> : null}
        {action.variant === "draft" || action.variant === "sent" ? (
          <li>{t("facts.pays", { amount: money(sumOf(action)) })}</li>
        ) : null}
        {action.methods.map(({ method, amount }, index) => (
          <li key={`m${index}`}>{act("result.to", { method, amount: money(amount) })}</li>
        ))}
        {isWorth ? <li>{t("facts.value", { amount: money(of.value) })}</li> : null}
        {action.about?.percent ? <li>{t("facts.percent", { percent: worthOf(action.about, locale) })}</li> : null}
        {of.shipping ? <li>{t("facts.shipping", { amount: money(of.shipping) })}</li> : null}
        {of.restock === null ? null : <li>{t(of.restock ? "facts.restock" : "facts.noRestock")}</li>}
        {of.notify ? <li>{t("facts.notify")}</li> : null}
        {of.mail ? <li>{t("facts.mailTo", { to: of.mail.to })}</li> : null}
        {of.mail?.message ? <li>{t("facts.message", { message: of.mail.message })}</li> : null}
        {action.about?.until ? <li>{t("facts.until", { day: sayDay(action.about.until, locale) })}</li> : null}
        {of.address ? <li>{t("facts.address", { address: of.address.join(", ") })}</li> : null}
      </ul>
      <PolicyLines of={of.policy} />
      <Past of={of.history} />
    </>
  );
}

function Past({ of }: { of: CustomerPast }): ReactNode {
  const { t } = useTranslation("authority");
  const money = useMoneyText();
  const { now, locale, zone } = usePage();
  const { orderCount, spent, orders, given } = of;
  return (
    <div>
      <Text as="h3" variant="headingXs">
        {t("history.title")}
      </Text>
      <ul className={styles.facts}>
        {orderCount === null ? null : (
          <li>
            {spent
              ? t("history.orders", { count: orderCount, spent: money(spent) })
              : t("history.ordersOnly", { count: orderCount })}
          </li>
        )}
        <li>
          {given.count ? t("history.given", { count: given.count, sum: money(given.sum) }) : t("history.givenNothing")}
        </li>
        {orders.map((order) => (
          <li key={order.name}>
            {t("history.order", {
              name: order.name,
              when: formatDay(new Date(order.at), now, locale, zone),
              total: money(order.total),
            })}
            {order.refunded.minor === "0" ? "" : ` · ${t("history.refunded", { amount: money(order.refunded) })}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
