import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, Box, Page, Text } from "@shopify/polaris";
import { deskForStaff } from "#app/desk.server.ts";
import { ActsList } from "#app/features/reports/acts-list.tsx";
import { listActs } from "#app/features/reports/list-acts.server.ts";
import { parseActsFilter } from "#app/features/reports/parse-acts-filter.ts";
import { reportAddress } from "#app/features/reports/report-address.ts";
import { parsePeriod } from "#app/features/reports/report-period.ts";
import { listStaff } from "#app/features/shop/list-staff.server.ts";
import { mayDo } from "#app/features/team/role.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

const perPage = 50;

/** The acts behind a number of the report. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const asked = new URL(request.url).searchParams;
  // What needs somebody, everybody may see to: it is in the tickets too.
  if (asked.get("only") !== "alarm" && !mayDo(desk.staff.role, "approve")) return { isShut: true as const };
  const period = parsePeriod(asked, desk.now(), desk.shop.timezone);
  const filter = parseActsFilter(asked);
  const before = parseRowId(asked.get("before"));
  const [rows, staff] = await Promise.all([
    listActs(desk, period, filter, before, perPage + 1),
    filter.staffId === null ? [] : listStaff(desk),
  ]);
  const { staffId, ...words } = filter;
  return {
    isShut: false as const,
    rows: rows.slice(0, perPage),
    nextBefore: rows.length > perPage ? (rows[perPage - 1]?.id ?? null) : null,
    isFirst: before === null,
    period: { fromDay: period.fromDay, untilDay: period.untilDay },
    filter: { ...words, staff: staff.find(({ id }) => id === staffId?.toString())?.name ?? null },
  };
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.reports.listTitle);

export default function ActsPage() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation(["reports", "home"]);
  const isAlarm = !data.isShut && data.filter.only === "alarm";
  const navigate = useNavigate();
  return (
    <Page narrowWidth>
      <TitleBar title={t("listTitle")}>
        <button
          variant="breadcrumb"
          onClick={() =>
            navigate(isAlarm ? "/app" : data.isShut ? "/app/reports" : reportAddress("/app/reports", data.period))
          }
        >
          {isAlarm ? t("home:title") : t("title")}
        </button>
      </TitleBar>
      <Text as="h1" variant="headingLg" visuallyHidden>
        {t("listTitle")}
      </Text>
      {data.isShut ? <Banner tone="info">{t("notYours")}</Banner> : <ActsList {...data} />}
      <Box minHeight="32px" />
    </Page>
  );
}
