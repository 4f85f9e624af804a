import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { deskForStaff } from "#app/desk.server.ts";
import { AuditTable } from "#app/features/audit/audit-table.tsx";
import { anyShopper } from "#app/features/audit/audit-view.ts";
import { listAudit } from "#app/features/audit/list-audit.server.ts";
import { parseAuditFilter } from "#app/features/audit/parse-audit-filter.ts";
import { listStaff } from "#app/features/shop/list-staff.server.ts";
import { mayManageRoles } from "#app/features/team/role.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { SettingsPage } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

const perPage = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  if (!mayManageRoles(desk.staff.role)) return { isOwner: false as const };
  const asked = new URL(request.url).searchParams;
  const before = parseRowId(asked.get("before"));
  const filter = parseAuditFilter(asked);
  const [rows, staff] = await Promise.all([listAudit(desk, filter, before, perPage + 1), listStaff(desk)]);
  return {
    isOwner: true as const,
    rows: rows.slice(0, perPage),
    nextBefore: rows.length > perPage ? (rows[perPage - 1]?.id ?? null) : null,
    isFirst: before === null,
    staff: staff.map(({ id, name }) => ({ id, name })),
    filter: {
      staff: filter.isShopper ? anyShopper : (filter.staffId?.toString() ?? ""),
      kind: filter.group ?? "",
      about: filter.about ?? "",
      from: filter.from ?? "",
      to: filter.to ?? "",
    },
  };
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.audit.title);

export default function AuditPage() {
  const data = useLoaderData<typeof loader>() as Awaited<ReturnType<typeof loader>>;
  const { t } = useTranslation("audit");
  return (
    <SettingsPage title={t("title")}>
      {data.isOwner ? <AuditTable {...data} /> : <Banner tone="info">{t("ownerOnly")}</Banner>}
    </SettingsPage>
  );
}
