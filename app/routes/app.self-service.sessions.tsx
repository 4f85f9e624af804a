import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { reportAddress } from "#app/features/reports/report-address.ts";
import { parsePeriod } from "#app/features/reports/report-period.ts";
import { listSessions } from "#app/features/self-service/report/list-sessions.server.ts";
import { parseSessionFilter } from "#app/features/self-service/report/parse-session-filter.ts";
import { SessionsList } from "#app/features/self-service/report/sessions-list.tsx";
import { SelfServicePage } from "#app/features/self-service/self-service-page.tsx";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

const perPage = 50;

/** The sessions behind a number of the report. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const asked = new URL(request.url).searchParams;
  const period = parsePeriod(asked, desk.now(), desk.shop.timezone);
  const { articleId, ...filter } = parseSessionFilter(asked);
  const before = parseRowId(asked.get("before"));
  const rows = await listSessions(desk, period, { articleId, ...filter }, before, perPage + 1);
  return {
    rows: rows.slice(0, perPage),
    nextBefore: rows.length > perPage ? (rows[perPage - 1]?.id ?? null) : null,
    isFirst: before === null,
    period: { fromDay: period.fromDay, untilDay: period.untilDay },
    filter,
  };
}

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (texts) => texts.selfService.report.sessionsTitle);

export default function SessionsPage() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation("selfService");
  return (
    <SelfServicePage
      title={t("report.sessionsTitle")}
      back={reportAddress("/app/self-service/report", data.period)}
      backTitle={t("report.title")}
    >
      <SessionsList {...data} />
    </SelfServicePage>
  );
}
