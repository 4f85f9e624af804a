import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { listFrozenAnswers } from "#app/features/channels/frozen-answers.server.ts";
import { FrozenBanner } from "#app/features/channels/frozen-banner.tsx";
import { honestReplyHours } from "#app/features/channels/reply-time.ts";
import { observeReplies } from "#app/features/channels/observe-replies.server.ts";
import { previewAcknowledgements } from "#app/features/channels/preview-acknowledgement.server.ts";
import { saveAcknowledgement } from "#app/features/shop/change-settings.server.ts";
import { AckForm } from "#app/features/shop/ack-form.tsx";
import { readSettings } from "#app/features/shop/read-settings.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { settingsOnly } from "#app/settings-only.server.ts";
import { readValues } from "#app/read-values.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { SettingsPage } from "#app/ui/settings-page.tsx";
import { SettingsProblem } from "#app/ui/settings-problem.tsx";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { useSettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const [settings, observed, frozen] = await Promise.all([
    readSettings(desk),
    observeReplies(desk),
    listFrozenAnswers(desk),
  ]);
  const replyHours = honestReplyHours(observed);
  return {
    frozen,
    saved: { enabled: settings.ackEnabled, text: settings.ackText },
    observed: { count: observed.count, replyHours },
    previews: previewAcknowledgements(desk, settings, replyHours),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  await settingsOnly(desk, "acknowledgement");
  return saveAcknowledgement(desk, readValues(await readForm(request)));
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.settings.item.acknowledgement);

export default function Acknowledgement() {
  const { frozen, saved, observed, previews } = useLoaderData<typeof loader>();
  const { t } = useTranslation("settings");
  const form = useSettingsForm(saved);
  useLiveReload((event) => event.kind === "shop");
  return (
    <SettingsPage shared title={t("item.acknowledgement")}>
      {form.bar}
      <SettingsProblem refusal={form.refusal} />
      <FrozenBanner frozen={frozen} />
      <AckForm form={form} observed={observed} previews={previews} />
    </SettingsPage>
  );
}
