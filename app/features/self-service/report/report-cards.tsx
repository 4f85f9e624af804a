import { Banner, BlockStack, Box, Card, InlineGrid, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { reportAddress } from "#app/features/reports/report-address.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { OutcomeTable } from "./outcome-table.tsx";
import { outcomes, type SelfServiceReport } from "./self-service-report.ts";

interface ReportProps {
  report: SelfServiceReport;
  period: { fromDay: string; untilDay: string };
}

/** The numbers, each with what it is made of and a way to the sessions or tickets behind it. */
export function SelfServiceCards({ report, period }: ReportProps): ReactNode {
  const { t } = useTranslation("selfService");
  const to = (filter: Record<string, string>) => reportAddress("/app/self-service/sessions", period, filter);
  return (
    <>
      {report.sessions === null ? <Banner tone="info">{t("report.nothing")}</Banner> : null}
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <RateCard report={report} period={period} />
        <OutcomesCard report={report} period={period} />
      </InlineGrid>
      <OutcomeTable
        title={t("report.parts")}
        rows={report.parts.map(({ part, ...counts }) => ({ name: t(`report.part.${part}`), filter: { part }, counts }))}
        to={to}
      />
      <OutcomeTable
        title={t("report.requests")}
        rows={report.requests.map(({ request, ...counts }) => ({
          name: t(`report.request.${request as "cancel"}`, { defaultValue: request }),
          filter: { request },
          counts,
        }))}
        to={to}
      />
      <OutcomeTable
        title={t("report.articles")}
        rows={report.articles.map(({ articleId, title, ...counts }) => ({
          name: title ?? t("report.gone"),
          filter: { article: articleId },
          counts,
        }))}
        to={to}
      />
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <Text as="p" tone="subdued">
          {t("report.note")}
        </Text>
      </Box>
    </>
  );
}

function RateCard({ report: { rate, sessions, tickets }, period }: ReportProps): ReactNode {
  const { t } = useTranslation("selfService");
  const { locale } = usePage();
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  // Without a session there is no rate: nobody could have helped themselves.
  const share = sessions === null ? null : rate.share;
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h2" variant="headingSm">
          {t("report.rate")}
        </Text>
        <Text as="p" variant="headingLg">
          {share === null ? "–" : percent.format(share)}
        </Text>
        <Text as="p">{t("report.of", { solved: number.format(rate.solved), all: number.format(rate.all) })}</Text>
        <Text as="p">
          <Link url={reportAddress("/app/self-service/sessions", period, { outcome: "solved" })}>
            {`${t("report.solved")}: ${number.format(rate.solved)}`}
          </Link>
          {" · "}
          <Link url={reportAddress("/app/self-service/tickets", period)}>
            {`${t("report.ticketsOf")}: ${number.format(tickets)}`}
          </Link>
        </Text>
        <Text as="p" tone="subdued">
          {t("report.rateHelp")}
        </Text>
      </BlockStack>
    </Card>
  );
}

function OutcomesCard({ report, period }: ReportProps): ReactNode {
  const { t } = useTranslation("selfService");
  const { locale } = usePage();
  const number = new Intl.NumberFormat(locale);
  const to = (filter: Record<string, string>) => reportAddress("/app/self-service/sessions", period, filter);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {t("report.sessions")}
        </Text>
        <Text as="p" variant="headingLg">
          {report.sessions === null ? "–" : <Link url={to({})}>{number.format(report.sessions)}</Link>}
        </Text>
        {outcomes.map((outcome) => (
          <BlockStack key={outcome}>
            <Text as="p">
              <Link url={to({ outcome })}>
                {`${t(`report.outcome.${outcome}`)}: ${report.sessions === null ? "–" : number.format(report.outcomes[outcome])}`}
              </Link>
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {t(`report.outcomeHelp.${outcome}`)}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
