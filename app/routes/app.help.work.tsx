import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { listArticleWork } from "#app/features/articles/list-article-work.server.ts";
import {
  dismissFix,
  dismissSearch,
  noteChecked,
  noteReviewed,
  writeForSearch,
} from "#app/features/articles/settle-article-work.server.ts";
import { WorkPage } from "#app/features/articles/work-page.tsx";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  return { work: await listArticleWork(await deskForStaff(request)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const answer = await settle(desk, await readForm(request));
  if (!answer) throw notFound();
  return answer;
}

async function settle(desk: StaffDesk, fields: FormData) {
  const intent = fields.get("intent");
  const articleId = parseRowId(fields.get("articleId"));
  const locale = String(fields.get("locale") ?? "").replaceAll("\0", "");
  const words = String(fields.get("words") ?? "").replaceAll("\0", "");
  if (intent === "write") {
    const begun = await writeForSearch(desk, locale, words);
    return begun?.ok ? redirect(`/app/help/${begun.value}`) : begun;
  }
  if (intent === "dismissSearch") return dismissSearch(desk, locale, words);
  if (intent === "checked") return articleId === null ? null : noteChecked(desk, articleId, locale);
  if (intent === "reviewed") return articleId === null ? null : noteReviewed(desk, articleId);
  if (intent !== "dismissFix") throw badRequest();
  const kind = fields.get("kind");
  if (kind !== "unhelpful" && kind !== "followed") throw badRequest();
  return articleId === null ? null : dismissFix(desk, articleId, kind);
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.articles.todo.title);

export default function Work() {
  const { work } = useLoaderData<typeof loader>();
  useLiveReload((event) => event.kind === "shop");
  return <WorkPage work={work} />;
}
