import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { saveHours } from "#app/features/shop/change-settings.server.ts";
import { HoursForm } from "#app/features/shop/hours-form.tsx";
import { readSettings } from "#app/features/shop/read-settings.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { settingsOnly } from "#app/settings-only.server.ts";
import { readValues } from "#app/read-values.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { SettingsPage } from "#app/ui/settings-page.tsx";
import { SettingsProblem } from "#app/ui/settings-problem.tsx";
import { useSettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const { hours, holidays } = await readSettings(await deskForStaff(request));
  return { week: hours ?? Array.from({ length: 7 }, () => []), holidays };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  await settingsOnly(desk, "hours");
  return saveHours(desk, readValues(await readForm(request)));
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.settings.item.hours);

export default function Hours() {
  const { t } = useTranslation("settings");
  const form = useSettingsForm(useLoaderData<typeof loader>());
  return (
    <SettingsPage shared title={t("item.hours")}>
      {form.bar}
      <SettingsProblem refusal={form.refusal} />
      <HoursForm form={form} />
    </SettingsPage>
  );
}
