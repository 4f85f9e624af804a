import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { reportAddress } from "#app/features/reports/report-address.ts";
import { parsePeriod } from "#app/features/reports/report-period.ts";
import { listReportTickets } from "#app/features/self-service/report/list-sessions.server.ts";
import { TicketsList } from "#app/features/self-service/report/tickets-list.tsx";
import { SelfServicePage } from "#app/features/self-service/self-service-page.tsx";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

const perPage = 50;

/** The tickets that the self-service rate counts. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const asked = new URL(request.url).searchParams;
  const period = parsePeriod(asked, desk.now(), desk.shop.timezone);
  const before = parseRowId(asked.get("before"));
  const rows = await listReportTickets(desk, period, before, perPage + 1);
  return {
    rows: rows.slice(0, perPage),
    nextBefore: rows.length > perPage ? (rows[perPage - 1]?.id ?? null) : null,
    isFirst: before === null,
    period: { fromDay: period.fromDay, untilDay: period.untilDay },
  };
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.selfService.report.ticketsTitle);

export default function ReportTicketsPage() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation("selfService");
  return (
    <SelfServicePage
      title={t("report.ticketsTitle")}
      back={reportAddress("/app/self-service/report", data.period)}
      backTitle={t("report.title")}
    >
      <TicketsList {...data} />
    </SelfServicePage>
  );
}
