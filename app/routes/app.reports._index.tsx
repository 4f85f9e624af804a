import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Box, Page, Text } from "@shopify/polaris";
import { deskForStaff } from "#app/desk.server.ts";
import { PeriodPicker } from "#app/features/reports/period-picker.tsx";
import { readActReport } from "#app/features/reports/read-act-report.server.ts";
import { ReportCards } from "#app/features/reports/report-cards.tsx";
import { listPresets, parsePeriod } from "#app/features/reports/report-period.ts";
import { mayDo } from "#app/features/team/role.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

/** What was done for customers in a period, for those who decide on it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  if (!mayDo(desk.staff.role, "approve")) return { isShut: true as const };
  const period = parsePeriod(new URL(request.url).searchParams, desk.now(), desk.shop.timezone);
  const { fromDay, untilDay } = period;
  return {
    isShut: false as const,
    report: await readActReport(desk, period),
    period: { fromDay, untilDay },
    presets: listPresets(desk.now(), desk.shop.timezone),
  };
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.reports.title);

export default function ReportPage() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation("reports");
  return (
    <Page>
      <TitleBar title={t("title")} />
      <Text as="h1" variant="headingLg" visuallyHidden>
        {t("title")}
      </Text>
      <BlockStack gap="400">
        {data.isShut ? (
          <Banner tone="info">{t("notYours")}</Banner>
        ) : (
          <>
            <PeriodPicker
              period={data.period}
              presets={data.presets}
              path="/app/reports"
              file={{ path: "/app/report-acts", name: "latte-acts.csv", label: t("download") }}
            />
            <ReportCards report={data.report} period={data.period} />
          </>
        )}
      </BlockStack>
      <Box minHeight="32px" />
    </Page>
  );
}
