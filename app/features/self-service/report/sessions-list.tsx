import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { NewestOlder } from "#app/ui/newest-older.tsx";
import { DateTime } from "#app/ui/relative-time.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./report.module.css";
import type { SessionFilter, SessionLine } from "./self-service-report.ts";

interface SessionsListProps {
  rows: SessionLine[];
  nextBefore: string | null;
  isFirst: boolean;
  period: { fromDay: string; untilDay: string };
  filter: Omit<SessionFilter, "articleId">;
}

/** The sessions behind a number, newest first: what was done, and what came of it. */
export function SessionsList({ rows, nextBefore, isFirst, period, filter }: SessionsListProps): ReactNode {
  const { t } = useTranslation("selfService");
  const said = [
    filter.outcome && t(`report.outcome.${filter.outcome}`),
    filter.part && t(`report.part.${filter.part}`),
    filter.request && t(`report.request.${filter.request as "cancel"}`, { defaultValue: filter.request }),
  ].filter(Boolean);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p" tone="subdued">
          {[`${period.fromDay} – ${period.untilDay}`, said.length ? t("report.only", { what: said.join(", ") }) : null]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        {rows.length ? (
          <ul className={styles.list}>
            {rows.map((row) => (
              <SessionRow key={row.id} row={row} />
            ))}
          </ul>
        ) : (
          <Text as="p">{t("report.none")}</Text>
        )}
        <NewestOlder nextBefore={nextBefore} isFirst={isFirst} newest={t("report.newest")} older={t("report.older")} />
      </BlockStack>
    </Card>
  );
}

function SessionRow({ row }: { row: SessionLine }): ReactNode {
  const { t } = useTranslation("selfService");
  const step = ({ kind, title }: SessionLine["steps"][number]) => {
    const word = t(`report.step.${kind.replace(".", "_") as "ticket"}`, { defaultValue: kind });
    return title ? `${word}: ${title}` : word;
  };
  return (
    <li className={styles.row}>
      <InlineStack gap="200" align="space-between">
        <Text as="span" fontWeight="semibold">
          {[t(`report.outcome.${row.outcome}`), row.orderName && t("report.order", { name: row.orderName })]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        <Text as="span" tone="subdued">
          <DateTime at={row.startedAt} />
        </Text>
      </InlineStack>
      <Text as="p" breakWord>
        {row.steps.map(step).join(" → ")}{" "}
        {row.ticketNumber === null ? null : (
          <Link url={`/app/tickets/${row.ticketNumber}`}>{t("report.ticket", { number: row.ticketNumber })}</Link>
        )}
      </Text>
    </li>
  );
}
