import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { memo, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Fold } from "#app/ui/fold.tsx";
import { formatDay } from "#app/ui/format-time.ts";
import { Money, useMoneyText } from "#app/ui/money.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import { countryName } from "./order-address.tsx";
import { FulfillmentBadge } from "./order-badges.tsx";
import type { CustomerCard as CustomerFacts, OrderChoice } from "./order-context.ts";
import styles from "./order.module.css";

/** Who writes: since when, how much, what else. A dash would be a guess: what is not known is not said. */
export const CustomerCard = memo(function CustomerCard({ of }: { of: CustomerFacts }): ReactNode {
  const { t } = useTranslation("order");
  const { now, locale, zone } = usePage();
  const money = useMoneyText();
  const place = [of.city, of.country && countryName(of.country, locale)].filter(Boolean).join(", ");
  const since = of.since && t("customer.since", { date: formatDay(new Date(of.since), now, locale, zone) });
  const counts = [
    of.orderCount === null ? null : t("customer.orders", { count: of.orderCount }),
    of.spent && t("customer.spent", { amount: money(of.spent) }),
    t("customer.tickets", { count: of.ticketCount }),
  ];
  return (
    <Card>
      <BlockStack gap="200">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            {of.shopifyCustomerId ? (
              <Link url={`shopify:admin/customers/${of.shopifyCustomerId}`} target="_top" removeUnderline monochrome>
                {of.name}
              </Link>
            ) : (
              of.name
            )}
          </Text>
          <span className={styles.number}>{of.email}</span>
          <span className={styles.quiet} suppressHydrationWarning>
            {[place, of.shopifyCustomerId ? since : t("customer.stranger")].filter(Boolean).join(" · ")}
          </span>
          <span className={styles.quiet} suppressHydrationWarning>
            {counts.filter(Boolean).join(" · ")}
          </span>
          <InlineStack>
            <Link url={`/app/tickets/new/person?id=${of.id}`} removeUnderline>
              {t("customer.newTicket")}
            </Link>
          </InlineStack>
        </BlockStack>
        {of.otherOrders.length ? (
          <Fold title={t("customer.otherOrders")}>
            <ul className={styles.list}>
              {of.otherOrders.map((one) => (
                <OtherOrder key={one.id} of={one} />
              ))}
            </ul>
          </Fold>
        ) : null}
      </BlockStack>
    </Card>
  );
});

function OtherOrder({ of }: { of: OrderChoice }): ReactNode {
  const { t } = useTranslation("order");
  const { now, locale, zone } = usePage();
  return (
    <li className={styles.other}>
      <InlineStack gap="150" blockAlign="center">
        <Link url={`shopify:admin/orders/${of.id}`} target="_top">
          {of.name}
        </Link>
        <span className={styles.quiet} suppressHydrationWarning>
          {formatDay(new Date(of.createdAt), now, locale, zone)}
        </span>
        <FulfillmentBadge status={of.fulfillmentStatus} />
        <Link
          url={`/app/tickets/new/order?id=${of.id}`}
          accessibilityLabel={t("customer.writeAbout", { name: of.name })}
        >
          {t("customer.write")}
        </Link>
      </InlineStack>
      <span className={styles.amount}>
        <Money of={of.total} />
      </span>
    </li>
  );
}
