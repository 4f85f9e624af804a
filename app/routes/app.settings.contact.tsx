import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { deskForStaff } from "#app/desk.server.ts";
import { ContactSettingsForm } from "#app/features/self-service/contact/contact-settings-form.tsx";
import { nameOurTopics, readContactSettings } from "#app/features/self-service/contact/read-contact-settings.server.ts";
import { saveContactSettings } from "#app/features/self-service/contact/save-contact-settings.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { readValues } from "#app/read-values.server.ts";
import { settingsOnly } from "#app/settings-only.server.ts";
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
  return { saved: await readContactSettings(desk), ours: nameOurTopics() };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  await settingsOnly(desk, "contact");
  return saveContactSettings(desk, readValues(await readForm(request)));
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.contactSettings.title);

/** The contact form in the shop's theme: its topics, and the receipt. */
export default function ContactSettingsPage() {
  const { saved, ours } = useLoaderData<typeof loader>();
  const { t } = useTranslation("contactSettings");
  const form = useSettingsForm(saved);
  useLiveReload((event) => event.kind === "shop");
  const own = form.refusal?.problem === "changed_meanwhile" || form.refusal?.problem === "too_many_topics";
  return (
    <SettingsPage shared title={t("title")}>
      {form.bar}
      {own ? (
        <Banner tone="critical">{t(`problem.${form.refusal?.problem as "changed_meanwhile"}`)}</Banner>
      ) : (
        <SettingsProblem refusal={form.refusal} />
      )}
      <ContactSettingsForm form={form} ours={ours} />
    </SettingsPage>
  );
}
