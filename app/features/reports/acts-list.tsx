import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { formatSpan } from "#app/ui/format-time.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import { NewestOlder } from "#app/ui/newest-older.tsx";
import { DateTime } from "#app/ui/relative-time.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ActLine } from "./act-report.ts";
import styles from "./reports.module.css";
import { useActWords } from "./use-act-words.ts";

export interface ActsListProps {
  rows: ActLine[];
  nextBefore: string | null;
  isFirst: boolean;
  period: { fromDay: string; untilDay: string };
  /** What of the filter can be said. */
  filter: {
    kind: string | null;
    role: string | null;
    reason: string | null;
    product: string | null;
    item: string | null;
    staff: string | null;
    only: string | null;
  };
}

/** The acts behind a number, newest first, each with a way to its ticket. */
export function ActsList({ rows, nextBefore, isFirst, period, filter }: ActsListProps): ReactNode {
  const { t } = useTranslation("reports");
  const words = useActWords();
  const only = {
    asked: t("list.asked"),
    decided: t("list.decided"),
    back: t("list.moneyBack"),
    refunds: t("head.refunds"),
    alarm: t("list.alarm"),
    differs: t("list.differs"),
  } as Record<string, string>;
  const said = [
    filter.kind && words.kind(filter.kind),
    filter.staff,
    filter.role !== null && words.role(filter.role),
    filter.reason !== null && words.reason(filter.reason),
    filter.product,
    filter.item,
    filter.only && only[filter.only],
  ].filter(Boolean);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p" tone="subdued">
          {[
            filter.only === "alarm" ? null : `${period.fromDay} – ${period.untilDay}`,
            said.length ? t("list.filtered", { what: said.join(", ") }) : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        {rows.length ? (
          <ul className={styles.list}>
            {rows.map((row) => (
              <ActRow key={row.id} row={row} words={words} />
            ))}
          </ul>
        ) : (
          <Text as="p">{t(filter.only === "alarm" ? "list.noAlarm" : "list.empty")}</Text>
        )}
        <NewestOlder nextBefore={nextBefore} isFirst={isFirst} newest={t("list.newest")} older={t("list.older")} />
      </BlockStack>
    </Card>
  );
}

function ActRow({ row, words }: { row: ActLine; words: ReturnType<typeof useActWords> }): ReactNode {
  const { t, i18n } = useTranslation(["reports", "audit", "difference", "refund"]);
  const { locale } = usePage();
  const money = useMoneyText();
  const state = i18n.exists(`audit:state.${row.state}`)
    ? t(`audit:state.${row.state}` as "audit:state.failed")
    : row.state;
  const problem = [`difference:${row.problem}`, `refund:problem.${row.problem}`].find((one) => i18n.exists(one));
  const facts = [row.staff, words.role(row.role), row.reason && words.reason(row.reason), ...row.products];
  return (
    <li className={styles.act}>
      <InlineStack gap="200" align="space-between">
        <Text as="span" fontWeight="semibold">
          {[words.kind(row.kind), row.orderName, money(row.given), state].join(" · ")}
        </Text>
        <Text as="span" tone="subdued">
          <DateTime at={row.at} />
        </Text>
      </InlineStack>
      <Text as="p" breakWord>
        {facts.filter(Boolean).join(" · ")}
        {row.askedSeconds === null
          ? ""
          : ` · ${t("list.decidedIn", { span: formatSpan(new Date(0), new Date(row.askedSeconds * 1_000), locale) })}`}{" "}
        <Link url={`/app/tickets/${row.ticketNumber}`}>{t("list.ticket", { number: row.ticketNumber })}</Link>
      </Text>
      {row.problem && problem ? (
        <Text as="p" tone="critical">
          {t(problem as "difference:other_sum")}
        </Text>
      ) : null}
    </li>
  );
}
