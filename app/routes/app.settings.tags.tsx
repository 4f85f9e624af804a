import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { TagList } from "#app/features/shop/tag-list.tsx";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { listTagUse } from "#app/features/tags/list-tags.server.ts";
import { archiveTag, saveTag } from "#app/features/tags/save-tag.server.ts";
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
  return { tags: await listTagUse(await deskForStaff(request)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  await settingsOnly(desk, "tags");
  const answer = await change(desk, await readForm(request));
  if (!answer) throw notFound();
  return answer;
}

async function change(desk: StaffDesk, fields: FormData) {
  const intent = fields.get("intent");
  const name = String(fields.get("name") ?? "");
  if (intent === "add") return saveTag(desk, null, name);
  const id = parseRowId(fields.get("tagId"));
  if (intent === "rename") return id === null ? null : saveTag(desk, id, name);
  if (intent === "archive" || intent === "restore")
    return id === null ? null : archiveTag(desk, id, intent === "archive");
  throw badRequest();
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.settings.item.tags);

export default function Tags() {
  const { tags } = useLoaderData<typeof loader>();
  const { t } = useTranslation("settings");
  useLiveReload((event) => event.kind === "shop");
  return (
    <SettingsPage shared title={t("item.tags")}>
      <TagList tags={tags} />
    </SettingsPage>
  );
}
