import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { listStaff, offerStaff } from "#app/features/shop/list-staff.server.ts";
import { StaffList } from "#app/features/shop/staff-list.tsx";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { settingsOnly } from "#app/settings-only.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { SettingsPage } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  return { staff: await listStaff(desk), me: desk.staff.id.toString() };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  await settingsOnly(desk, "staff");
  const fields = await readForm(request);
  const intent = fields.get("intent");
  if (intent !== "remove" && intent !== "restore") throw badRequest();
  const id = parseRowId(fields.get("staffId"));
  const answer = id === null ? null : await offerStaff(desk, id, intent === "restore");
  if (!answer) throw notFound();
  return answer;
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.settings.item.staff);

export default function Staff() {
  const { staff, me } = useLoaderData<typeof loader>();
  const { t } = useTranslation("settings");
  useLiveReload((event) => event.kind === "shop");
  return (
    <SettingsPage shared title={t("item.staff")}>
      <StaffList staff={staff} me={me} />
    </SettingsPage>
  );
}
