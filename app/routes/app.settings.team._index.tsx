import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { deskForStaff } from "#app/desk.server.ts";
import { readSettings } from "#app/features/shop/read-settings.server.ts";
import { listRoles } from "#app/features/team/list-roles.server.ts";
import { PeopleCard, ReminderCard } from "#app/features/team/people-card.tsx";
import { builtInRoles } from "#app/features/team/role.ts";
import { RolesCard } from "#app/features/team/roles-card.tsx";
import { removeRole, saveRole } from "#app/features/team/save-role.server.ts";
import { saveTeam } from "#app/features/team/save-team.server.ts";
import { teamForm } from "#app/features/team/team-form.ts";
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

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const [team, { approvalRemindMinutes }] = await Promise.all([listRoles(desk), readSettings(desk)]);
  return { team, approvalRemindMinutes };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const fields = await readForm(request);
  const intent = fields.get("intent");
  if (intent === "save") return saveTeam(desk, readValues(fields), readSeen(fields));
  const answer =
    intent === "remove"
      ? await removeRole(desk, String(fields.get("role")))
      : intent === "add"
        ? // What agents may, to begin with: more is said on its page.
          await saveRole(desk, null, {
            name: String(fields.get("name") ?? ""),
            abilities: [...builtInRoles.agent.abilities],
            perAct: "",
            perDay: "",
            perCustomerYear: "",
            mostPercent: "",
          })
        : undefined;
  if (answer === undefined) throw badRequest();
  if (answer === null) throw notFound();
  return answer;
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.team.title);

export default function TeamPage() {
  const { team, approvalRemindMinutes } = useLoaderData<typeof loader>();
  const { t } = useTranslation("team");
  const form = useSettingsForm(teamForm(team, approvalRemindMinutes));
  useLiveReload((event) => event.kind === "shop");
  return (
    <SettingsPage title={t("title")}>
      {form.bar}
      <SettingsProblem refusal={form.refusal} />
      {team.mayManage ? null : <Banner tone="info">{t("ownerOnly")}</Banner>}
      <RolesCard team={team} />
      <PeopleCard team={team} form={form} />
      <ReminderCard form={form} mayManage={team.mayManage} />
    </SettingsPage>
  );
}
