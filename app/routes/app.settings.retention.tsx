import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { saveRetention } from "#app/features/shop/change-settings.server.ts";
import { readSettings } from "#app/features/shop/read-settings.server.ts";
import { RetentionForm, retentionValues } from "#app/features/shop/retention-form.tsx";
import { ownerOnly } from "#app/owner-only.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { readValues } from "#app/read-values.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { SettingsPage } from "#app/ui/settings-page.tsx";
import { SettingsProblem } from "#app/ui/settings-problem.tsx";
import { useSettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  return { saved: retentionValues(await readSettings(desk)), mayChange: desk.staff.accountOwner };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const values = readValues(await readForm(request));
  await ownerOnly(desk, "change retention");
  return saveRetention(desk, values);
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.settings.item.retention);

export default function Retention() {
  const { saved, mayChange } = useLoaderData<typeof loader>();
  const { t } = useTranslation("settings");
  const form = useSettingsForm(saved);
  return (
    <SettingsPage title={t("item.retention")}>
      {form.bar}
      <SettingsProblem refusal={form.refusal} />
      <RetentionForm form={form} mayChange={mayChange} />
    </SettingsPage>
  );
}
