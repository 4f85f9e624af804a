import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { addMailbox } from "#app/features/channels/add-mailbox.server.ts";
import { listMailboxes } from "#app/features/channels/list-mailboxes.server.ts";
import { MailboxAdd } from "#app/features/channels/mailbox-add.tsx";
import { MailboxList } from "#app/features/channels/mailbox-list.tsx";
import { badRequest } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { settingsOnly } from "#app/settings-only.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { SettingsPage } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  return { mailboxes: await listMailboxes(await deskForStaff(request)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  await settingsOnly(desk, "mailboxes");
  const fields = await readForm(request);
  if (fields.get("intent") !== "add") throw badRequest();
  return addMailbox(desk, {
    address: String(fields.get("address") ?? ""),
    displayName: String(fields.get("displayName") ?? ""),
  });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.mailbox.title);

export default function Mailboxes() {
  const { mailboxes } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mailbox");
  useLiveReload((event) => event.kind === "shop");
  return (
    <SettingsPage shared title={t("title")}>
      <MailboxList mailboxes={mailboxes} />
      <MailboxAdd />
    </SettingsPage>
  );
}
