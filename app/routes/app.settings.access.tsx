import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { deskForStaff } from "#app/desk.server.ts";
import { AccessTable } from "#app/features/privacy/access-table.tsx";
import { listAccess } from "#app/features/privacy/list-access.server.ts";
import { parseAccessFilter } from "#app/features/privacy/parse-access-filter.ts";
import { listStaff } from "#app/features/shop/list-staff.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { SettingsPage } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

const perPage = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  if (!desk.staff.accountOwner) return { isOwner: false as const };
  const asked = new URL(request.url).searchParams;
  const before = parseRowId(asked.get("before"));
  const filter = parseAccessFilter(asked);
  const [rows, staff] = await Promise.all([listAccess(desk, filter, before, perPage + 1), listStaff(desk)]);
  return {
    isOwner: true as const,
    rows: rows.slice(0, perPage),
    nextBefore: rows.length > perPage ? (rows[perPage - 1]?.id ?? null) : null,
    isFirst: before === null,
    staff: staff.map(({ id, name }) => ({ id: String(id), name })),
    filter: { staff: filter.staffId?.toString() ?? "", day: filter.day ?? "", email: asked.get("email") ?? "" },
  };
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.access.title);

export default function AccessPage() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation("access");
  return (
    <SettingsPage title={t("title")}>
      {data.isOwner ? <AccessTable {...data} /> : <Banner tone="info">{t("ownerOnly")}</Banner>}
    </SettingsPage>
  );
}
