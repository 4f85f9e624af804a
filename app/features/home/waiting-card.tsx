import { Link } from "@remix-run/react";
import { BlockStack, Card, Divider, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { WaitingBadge } from "#app/features/tickets/waiting-badge.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { countCap, type HomeView } from "./home-view.ts";
import styles from "./home.module.css";

/** What waits, each number leading to the tickets behind it. */
export function WaitingCard({ waiting }: { waiting: HomeView["waiting"] }): ReactNode {
  const { t } = useTranslation("home");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("waiting.title")}
        </Text>
        <InlineGrid columns="auto auto auto" gap="200">
          <Count label={t("waiting.open")} count={waiting.open} view="open" />
          <Count label={t("waiting.unassigned")} count={waiting.unassigned} view="unassigned" />
          <Count label={t("waiting.mine")} count={waiting.mine} view="mine" />
        </InlineGrid>
        {waiting.alarms ? (
          <Link className={styles.link} to="/app/reports/acts?only=alarm">
            {t("waiting.alarms", { count: waiting.alarms })}
          </Link>
        ) : null}
        {waiting.approvals ? (
          <Link className={styles.link} to={`/app/tickets/${waiting.approvals.ticketNumber}`}>
            {t("waiting.approvals", { count: waiting.approvals.count })}
          </Link>
        ) : null}
        <Divider />
        <BlockStack gap="050">
          <Text as="h3" variant="bodySm" tone="subdued">
            {t("waiting.longest")}
          </Text>
          {waiting.longest ? (
            <InlineStack gap="200" blockAlign="center" wrap>
              <Link className={styles.link} to={`/app/tickets/${waiting.longest.number}`}>
                {waiting.longest.subject || `#${waiting.longest.number}`}
              </Link>
              <Text as="span" tone="subdued">
                {waiting.longest.customerName}
              </Text>
              <WaitingBadge since={waiting.longest.since} />
            </InlineStack>
          ) : (
            <Text as="p">{t("waiting.nobody")}</Text>
          )}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function Count({ label, count, view }: { label: string; count: number; view: string }): ReactNode {
  const { locale } = usePage();
  const text = count >= countCap ? `${countCap - 1}+` : new Intl.NumberFormat(locale).format(count);
  return (
    <Link className={styles.count} to={`/app/tickets?view=${view}`}>
      <span className={styles.number}>{text}</span>
      <span className={styles.label}>{label}</span>
    </Link>
  );
}
