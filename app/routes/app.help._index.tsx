import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { parseArticleLocale, sortLocales } from "#app/features/articles/article-locale.ts";
import { ArticlesPage, shownStates } from "#app/features/articles/articles-page.tsx";
import { deleteCategory, keepCategory } from "#app/features/articles/keep-category.server.ts";
import { keepArticle } from "#app/features/articles/keep-article.server.ts";
import { listArticleLocales } from "#app/features/articles/list-article-locales.server.ts";
import { listArticles } from "#app/features/articles/list-articles.server.ts";
import { listCategories } from "#app/features/articles/list-categories.server.ts";
import { moveArticle, moveCategory } from "#app/features/articles/order-articles.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { refuse } from "#app/features/shared/outcome.ts";
import { mayDo } from "#app/features/team/role.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { locales } from "#app/platform/i18n/locales.ts";
import { readForm } from "#app/read-form.server.ts";
import { readValues } from "#app/read-values.server.ts";
import { settingsOnly } from "#app/settings-only.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const query = new URL(request.url).searchParams;
  const state = shownStates.find((one) => one === query.get("state")) ?? "all";
  const words = (query.get("words") ?? "").slice(0, 200);
  const categoryId = parseRowId(query.get("category"));
  const [list, categories, written] = await Promise.all([
    listArticles(desk, { words, state, categoryId }),
    listCategories(desk),
    listArticleLocales(desk),
  ]);
  return {
    ...list,
    categories,
    locales: sortLocales([...locales, ...written]),
    shown: { words, state, categoryId: categoryId?.toString() ?? "" },
    mayPublish: mayDo(desk.staff.role, "settings"),
    isEmpty: written.length === 0,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const fields = await readForm(request);
  if (fields.get("intent") === "new") return write(desk, fields);
  await settingsOnly(desk, "help articles");
  const answer = await change(desk, fields);
  if (!answer) throw notFound();
  return answer;
}

async function write(desk: StaffDesk, fields: FormData) {
  const locale = parseArticleLocale(fields.get("locale"));
  if (!locale) return refuse("locale_wrong");
  const [title, category] = ["title", "category"].map((name) => String(fields.get(name) ?? ""));
  const kept = await keepArticle(desk, { title: title ?? "", category: category ?? "", locale, html: "" });
  return kept.ok ? redirect(`/app/help/${kept.value}?language=${locale}`) : kept;
}

async function change(desk: StaffDesk, fields: FormData) {
  const intent = fields.get("intent");
  const idOf = (name: string) => parseRowId(fields.get(name));
  const [articleId, categoryId, beforeId] = [idOf("articleId"), idOf("categoryId"), idOf("beforeId")];
  const isAtEnd = !fields.get("beforeId");
  switch (intent) {
    case "move":
      return articleId === null || (!isAtEnd && beforeId === null) ? null : moveArticle(desk, articleId, beforeId);
    case "moveCategory":
      return categoryId === null || (!isAtEnd && beforeId === null) ? null : moveCategory(desk, categoryId, beforeId);
    case "category":
      if (fields.get("categoryId") && categoryId === null) return null;
      return keepCategory(desk, categoryId, readValues(fields) as Record<string, unknown>);
    case "deleteCategory":
      return categoryId === null ? null : deleteCategory(desk, categoryId);
    default:
      throw badRequest();
  }
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.articles.title);

export default function Articles() {
  const data = useLoaderData<typeof loader>();
  useLiveReload((event) => event.kind === "shop");
  return <ArticlesPage {...data} />;
}
