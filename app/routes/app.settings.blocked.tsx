import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { BlockedList } from "#app/features/channels/blocked-list.tsx";
import { addBlocked, listBlocked, removeBlocked } from "#app/features/channels/list-blocked.server.ts";
import { badRequest } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { settingsOnly } from "#app/settings-only.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { SettingsPage } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

const perPage = 50;
/** No address is longer; nor can the database keep a zero byte. */
const asPattern = (given: unknown): string => String(given ?? "").replaceAll("\0", "").slice(0, 400); // prettier-ignore

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const after = asPattern(new URL(request.url).searchParams.get("after"));
  const rows = await listBlocked(desk, after, perPage + 1);
  const shown = rows.slice(0, perPage);
  return {
    rows: shown,
    nextAfter: rows.length > perPage ? (shown.at(-1)?.pattern ?? null) : null,
    isFirst: after === "",
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  await settingsOnly(desk, "blocked");
  const fields = await readForm(request);
  const pattern = asPattern(fields.get("pattern"));
  const intent = fields.get("intent");
  if (intent === "add") return addBlocked(desk, pattern);
  if (intent === "remove") return removeBlocked(desk, pattern);
  throw badRequest();
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.blocked.title);

export default function Blocked() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation("blocked");
  useLiveReload((event) => event.kind === "shop");
  return (
    <SettingsPage shared title={t("title")}>
      <BlockedList {...data} />
    </SettingsPage>
  );
}
