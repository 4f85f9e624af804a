import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { PeriodPicker } from "#app/features/reports/period-picker.tsx";
import { listPresets, parsePeriod } from "#app/features/reports/report-period.ts";
import { readSelfServiceReport } from "#app/features/self-service/report/read-report.server.ts";
import { SelfServiceCards } from "#app/features/self-service/report/report-cards.tsx";
import { SelfServicePage } from "#app/features/self-service/self-service-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

/** What shoppers did for themselves in a period, and what came of it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const period = parsePeriod(new URL(request.url).searchParams, desk.now(), desk.shop.timezone);
  const { fromDay, untilDay } = period;
  return {
    report: await readSelfServiceReport(desk, period),
    period: { fromDay, untilDay },
    presets: listPresets(desk.now(), desk.shop.timezone),
  };
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.selfService.report.title);

export default function SelfServiceReportPage() {
  const { report, period, presets } = useLoaderData<typeof loader>();
  const { t } = useTranslation("selfService");
  return (
    <SelfServicePage title={t("report.title")}>
      <PeriodPicker
        period={period}
        presets={presets}
        path="/app/self-service/report"
        file={{ path: "/app/self-service-sessions", name: "latte-self-service.csv", label: t("report.download") }}
      />
      <SelfServiceCards report={report} period={period} />
    </SelfServicePage>
  );
}
