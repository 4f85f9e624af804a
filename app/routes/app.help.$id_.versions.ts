import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { parseArticleLocale } from "#app/features/articles/article-locale.ts";
import { findVersion } from "#app/features/articles/open-article.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { notFound } from "#app/http.server.ts";

/** An earlier text of an article: `?language=en&version=3`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const query = new URL(request.url).searchParams;
  const id = parseRowId(params.id);
  const locale = parseArticleLocale(query.get("language"));
  const version = /^\d{1,9}$/.test(query.get("version") ?? "") ? Number(query.get("version")) : 0;
  const found = id !== null && locale && version > 0 ? await findVersion(desk, id, locale, version) : null;
  if (!found) throw notFound();
  return { title: found.title, html: found.bodyHtml };
}
