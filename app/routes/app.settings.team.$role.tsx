import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { deskForStaff } from "#app/desk.server.ts";
import { listRoles } from "#app/features/team/list-roles.server.ts";
import { parseRoleForm } from "#app/features/team/parse-role-form.server.ts";
import { RoleFields } from "#app/features/team/role-fields.tsx";
import { roleForm } from "#app/features/team/role-form.ts";
import { saveRole } from "#app/features/team/save-role.server.ts";
import { useRoleName } from "#app/features/team/use-role-name.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { readSeen, readValues } from "#app/read-values.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { SettingsPage } from "#app/ui/settings-page.tsx";
import { SettingsProblem } from "#app/ui/settings-problem.tsx";
import { useSettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const { roles, mayManage } = await listRoles(desk);
  const role = roles.find(({ ref }) => ref === params.role);
  if (!role) throw notFound();
  return { role, mayManage, saved: roleForm(role, desk.staff.locale), currency: desk.shop.currency };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const fields = await readForm(request);
  const form = parseRoleForm(readValues(fields));
  if (!form) throw badRequest();
  const answer = await saveRole(desk, params.role ?? "", form, readSeen(fields));
  if (!answer) throw notFound();
  return answer;
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.team.title);

export default function RolePage() {
  const { role, mayManage, saved, currency } = useLoaderData<typeof loader>();
  const { t } = useTranslation("team");
  const name = useRoleName()(role);
  const form = useSettingsForm(saved);
  useLiveReload((event) => event.kind === "shop");
  const why = role.key === "owner" ? "fixed" : mayManage ? "own" : "ownerOnly";
  return (
    <SettingsPage title={name} back="/app/settings/team" backTitle={t("title")}>
      {form.bar}
      <SettingsProblem refusal={form.refusal} />
      {role.mayChange ? null : <Banner tone="info">{t(why)}</Banner>}
      <RoleFields role={role} form={form} currency={currency} />
    </SettingsPage>
  );
}
