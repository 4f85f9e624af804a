import { Banner, BlockStack, Box, Card, InlineGrid, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { formatSpan } from "#app/ui/format-time.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { MoneyJson } from "../shared/money.ts";
import type { ActCount, ActReport } from "./act-report.ts";
import { reportAddress } from "./report-address.ts";
import styles from "./reports.module.css";
import { useActWords } from "./use-act-words.ts";

interface ReportProps {
  report: ActReport;
  period: { fromDay: string; untilDay: string };
}

/** The numbers, each with what it is made of and a way to the acts behind it. */
export function ReportCards({ report, period }: ReportProps): ReactNode {
  const { t } = useTranslation("reports");
  const words = useActWords();
  const money = useMoneyText();
  const given = (sum: MoneyJson | null) => (sum ? money(sum) : t("none"));
  const counts = ({ acts, given: sum }: ActCount) => [String(acts), given(sum)];
  const heads = [t("head.acts"), t("head.given")];
  const to = (filter: Record<string, string>) => reportAddress("/app/reports/acts", period, filter);
  return (
    <>
      {report.differing ? (
        <Banner tone="warning">
          <Link url={to({ only: "differs" })}>{t("differing", { count: report.differing })}</Link>
        </Banner>
      ) : null}
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <BackCard report={report} period={period} />
        <ApprovalsCard report={report} period={period} />
      </InlineGrid>
      <GroupCard
        title={t("group.kinds")}
        heads={heads}
        rows={report.kinds.map((row) => ({
          name: words.kind(row.kind),
          to: to({ kind: row.kind }),
          cells: counts(row),
        }))}
      />
      <GroupCard
        title={t("group.reasons")}
        heads={[t("head.acts"), t("head.refunds"), t("head.given")]}
        rows={report.reasons.map((row) => ({
          name: words.reason(row.reason),
          to: to({ reason: row.reason ?? "" }),
          cells: [String(row.acts), String(row.refunds), given(row.given)],
        }))}
      />
      <GroupCard
        title={t("group.products")}
        heads={[t("head.acts"), t("head.units")]}
        rows={report.products.flatMap((row) => [
          { name: row.product, to: to({ product: row.product }), cells: [String(row.acts), String(row.units)] },
          ...row.variants.map(({ item, variant, acts, units }) => ({
            name: `${row.product} · ${variant}`,
            isPart: true,
            to: to({ item }),
            cells: [String(acts), String(units)],
          })),
        ])}
      />
      <GroupCard
        title={t("group.people")}
        heads={heads}
        rows={report.people.map((row) => ({
          name: row.staffId ? row.name : words.role("shopper"),
          to: to(row.staffId ? { staff: row.staffId } : { role: "shopper" }),
          cells: counts(row),
        }))}
      />
      <GroupCard
        title={t("group.roles")}
        heads={heads}
        rows={report.roles.map((row) => ({
          name: words.role(row.role),
          to: to({ role: row.role ?? "" }),
          cells: counts(row),
        }))}
      />
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <Text as="p" tone="subdued">
          {t("note")}
        </Text>
      </Box>
    </>
  );
}

function BackCard({ report, period }: ReportProps): ReactNode {
  const { t } = useTranslation("reports");
  const { back } = report;
  const money = useMoneyText();
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h2" variant="headingSm">
          {t("back.title")}
        </Text>
        <Text as="p" variant="headingLg">
          {back.per100 ? money(back.per100) : t("none")}
        </Text>
        <Text as="p">
          <Link url={reportAddress("/app/reports/acts", period, { only: "back" })}>
            {t("back.of", { sum: back.sum ? money(back.sum) : t("none"), count: back.orders })}
          </Link>
        </Text>
        {report.refunded.sum && report.refunded.per100 ? (
          <Text as="p">
            {t("back.refunded", { per100: money(report.refunded.per100), sum: money(report.refunded.sum) })}
          </Text>
        ) : null}
        <Text as="p" tone="subdued">
          {t("back.help")}
        </Text>
      </BlockStack>
    </Card>
  );
}

function ApprovalsCard({ report: { approvals, decisions }, period }: ReportProps): ReactNode {
  const { t } = useTranslation("reports");
  const { locale } = usePage();
  const span = (seconds: number) => formatSpan(new Date(0), new Date(seconds * 1_000), locale);
  const share = (of: number) =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(of);
  const { medianSeconds, p90Seconds } = decisions;
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h2" variant="headingSm">
          {t("approvals.title")}
        </Text>
        <Text as="p" variant="headingLg">
          {approvals.share === null ? t("none") : share(approvals.share)}
        </Text>
        <Text as="p">
          <Link url={reportAddress("/app/reports/acts", period, { only: "asked" })}>
            {t("approvals.of", { asked: approvals.asked, count: approvals.acts })}
          </Link>
        </Text>
        {medianSeconds === null || p90Seconds === null ? (
          <Text as="p">{t("approvals.undecided")}</Text>
        ) : (
          <Text as="p">
            <Link url={reportAddress("/app/reports/acts", period, { only: "decided" })}>
              {t("approvals.median", { span: span(medianSeconds) })}
            </Link>
            <br />
            {t("approvals.p90", { span: span(p90Seconds) })}
          </Text>
        )}
        <Text as="p" tone="subdued">
          {t("approvals.help")}
        </Text>
      </BlockStack>
    </Card>
  );
}

interface GroupProps {
  title: string;
  heads: string[];
  /** `isPart`: of the row above that is none. */
  rows: { name: string; to: string; cells: string[]; isPart?: boolean }[];
}

function GroupCard({ title, heads, rows }: GroupProps): ReactNode {
  const { t } = useTranslation("reports");
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {title}
        </Text>
        {rows.length ? (
          <table className={styles.table} aria-label={title}>
            <thead>
              <tr>
                <td />
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, to, cells, isPart }) => (
                <tr key={to}>
                  <th scope="row" className={isPart ? styles.part : undefined}>
                    <Link url={to}>{name}</Link>
                  </th>
                  {cells.map((cell, index) => (
                    <td key={index}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <Text as="p" tone="subdued">
            {t("empty")}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
