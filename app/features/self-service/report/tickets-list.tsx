import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { NewestOlder } from "#app/ui/newest-older.tsx";
import { DateTime } from "#app/ui/relative-time.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./report.module.css";
import type { TicketLine } from "./self-service-report.ts";

interface TicketsListProps {
  rows: TicketLine[];
  nextBefore: string | null;
  isFirst: boolean;
  period: { fromDay: string; untilDay: string };
}

/** The tickets that customers opened in the period, newest first. */
export function TicketsList({ rows, nextBefore, isFirst, period }: TicketsListProps): ReactNode {
  const { t } = useTranslation("selfService");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p" tone="subdued">
          {`${period.fromDay} – ${period.untilDay}`}
        </Text>
        {rows.length ? (
          <ul className={styles.list}>
            {rows.map(({ id, number, subject, createdAt }) => (
              <li key={id} className={styles.row}>
                <InlineStack gap="200" align="space-between">
                  <Link url={`/app/tickets/${number}`}>{`#${number} ${subject}`}</Link>
                  <Text as="span" tone="subdued">
                    <DateTime at={createdAt} />
                  </Text>
                </InlineStack>
              </li>
            ))}
          </ul>
        ) : (
          <Text as="p">{t("report.noTickets")}</Text>
        )}
        <NewestOlder nextBefore={nextBefore} isFirst={isFirst} newest={t("report.newest")} older={t("report.older")} />
      </BlockStack>
    </Card>
  );
}
