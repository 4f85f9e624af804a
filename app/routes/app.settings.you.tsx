import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { saveOwnSignature } from "#app/features/shop/change-settings.server.ts";
import { readPreferences } from "#app/features/shop/choose-preference.server.ts";
import { OwnChoices } from "#app/features/shop/own-choices.tsx";
import { OwnSignature } from "#app/features/shop/own-signature.tsx";
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
  const [own, preferences] = await Promise.all([
    desk.db.staff.findFirst({ where: { id: desk.staff.id }, select: { signature: true } }),
    readPreferences(desk),
  ]);
  return { saved: { signature: own?.signature ?? "" }, preferences };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  return saveOwnSignature(desk, readValues(await readForm(request)));
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.settings.item.you);

export default function You() {
  const { saved, preferences } = useLoaderData<typeof loader>();
  const { t } = useTranslation("settings");
  const form = useSettingsForm(saved);
  return (
    <SettingsPage title={t("item.you")}>
      {form.bar}
      <SettingsProblem refusal={form.refusal} />
      <OwnSignature form={form} />
      <OwnChoices preferences={preferences} />
    </SettingsPage>
  );
}
