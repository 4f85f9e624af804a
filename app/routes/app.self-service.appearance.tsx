import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { appearanceForm } from "#app/features/self-service/appearance/appearance-form.ts";
import { AppearanceForm } from "#app/features/self-service/appearance/appearance-form.tsx";
import { readAppearance } from "#app/features/self-service/appearance/read-appearance.server.ts";
import { saveAppearance } from "#app/features/self-service/appearance/save-appearance.server.ts";
import { SelfServicePage } from "#app/features/self-service/self-service-page.tsx";
import { mayDo } from "#app/features/team/role.ts";
import { readForm } from "#app/read-form.server.ts";
import { readValues } from "#app/read-values.server.ts";
import { settingsOnly } from "#app/settings-only.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { useSettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

/** How self-service looks in the theme. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  return { saved: appearanceForm(await readAppearance(desk)), mayChange: mayDo(desk.staff.role, "settings") };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  await settingsOnly(desk, "appearance");
  return saveAppearance(desk, readValues(await readForm(request)));
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.selfService.appearance.title);

export default function AppearancePage() {
  const { saved, mayChange } = useLoaderData<typeof loader>();
  const { t } = useTranslation("selfService");
  const form = useSettingsForm(saved);
  useLiveReload((event) => event.kind === "shop");
  return (
    <SelfServicePage title={t("appearance.title")}>
      {form.bar}
      <AppearanceForm form={form} mayChange={mayChange} />
    </SelfServicePage>
  );
}
