import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { articleUrl } from "#app/features/articles/article-url.server.ts";
import { parseArticleLocale, sortLocales } from "#app/features/articles/article-locale.ts";
import { ArticlePage } from "#app/features/articles/article-page.tsx";
import { listArticleLocales } from "#app/features/articles/list-article-locales.server.ts";
import { listCategories } from "#app/features/articles/list-categories.server.ts";
import { openArticle } from "#app/features/articles/open-article.server.ts";
import { restoreVersion } from "#app/features/articles/restore-version.server.ts";
import {
  archiveArticle,
  deleteArticle,
  dropDraft,
  unpublishText,
} from "#app/features/articles/retire-article.server.ts";
import { saveArticle } from "#app/features/articles/save-article.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { listStaff } from "#app/features/shop/list-staff.server.ts";
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

export async function loader({ request, params }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const url = new URL(request.url);
  const query = url.searchParams;
  const id = parseRowId(params.id);
  const locale = parseArticleLocale(query.get("language"));
  const article = id === null ? null : await openArticle(desk, id, locale);
  if (!article) throw notFound();
  if (!locale) {
    // Once chosen it stays: another choice at a reload would take away what somebody is typing.
    query.set("language", article.text.locale);
    throw redirect(`${url.pathname}${url.search}`);
  }
  const [categories, written, staff, shopUrl] = await Promise.all([
    listCategories(desk),
    listArticleLocales(desk),
    listStaff(desk),
    articleUrl(desk, article.facts.slug),
  ]);
  const replaced = query.get("replaced");
  return {
    article,
    categories,
    locales: sortLocales([...locales, ...written]),
    staff: staff
      .filter((one) => !one.removed || one.id === article.facts.ownerId)
      .map(({ id: staffId, name }) => ({ id: staffId, name })),
    mayPublish: mayDo(desk.staff.role, "settings"),
    shopUrl,
    replaced: replaced !== null && /^\d{1,4}$/.test(replaced) ? Number(replaced) : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const id = parseRowId(params.id);
  const answer = id === null ? null : await change(desk, id, await readForm(request));
  if (!answer) throw notFound();
  return answer;
}

async function change(desk: StaffDesk, id: bigint, fields: FormData) {
  const intent = fields.get("intent");
  if (intent === "save") {
    const values = readValues(fields) as { facts?: object };
    // The address and the place of an article that shoppers see are for those who publish.
    if (values.facts && Object.keys(values.facts).length) await settingsOnly(desk, "help articles");
    return saveArticle(desk, id, values, false);
  }
  const locale = parseArticleLocale(fields.get("locale"));
  if (intent === "drop") return locale && dropDraft(desk, id, locale);
  if (intent === "version") {
    const version = Number(fields.get("version"));
    return locale && Number.isInteger(version) && version > 0 && version < 2 ** 31
      ? restoreVersion(desk, id, locale, version)
      : null;
  }
  await settingsOnly(desk, "help articles");
  switch (intent) {
    case "publish":
      return saveArticle(desk, id, readValues(fields), true);
    case "unpublish":
      return locale && unpublishText(desk, id, locale);
    case "archive":
    case "restore":
      return archiveArticle(desk, id, intent === "archive");
    case "delete": {
      const gone = await deleteArticle(desk, id);
      if (gone?.ok) throw redirect("/app/help");
      return gone;
    }
    default:
      throw badRequest();
  }
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.articles.title);

export default function Article() {
  const data = useLoaderData<typeof loader>();
  useLiveReload((event) => event.kind === "shop");
  return <ArticlePage key={`${data.article.id} ${data.article.text.locale}`} {...data} />;
}
