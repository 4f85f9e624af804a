import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { addStarters, listStarters } from "#app/features/articles/add-starters.server.ts";
import { guessLocale } from "#app/features/articles/guess-locale.server.ts";
import { parseArticleLocale } from "#app/features/articles/article-locale.ts";
import { ImportPage } from "#app/features/articles/import-page.tsx";
import { importShopTexts, missingContentScopes } from "#app/features/articles/import-shop-texts.server.ts";
import { badRequest } from "#app/http.server.ts";
import { refuse } from "#app/features/shared/outcome.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  return { starters: listStarters(), missing: missingContentScopes(desk), language: await guessLocale(desk) };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const fields = await readForm(request);
  const all = (name: string) => fields.getAll(name).map(String);
  if (fields.get("intent") === "starters") return addStarters(desk, all("key"), all("locale"));
  if (fields.get("intent") !== "shop") throw badRequest();
  const locale = parseArticleLocale(fields.get("language"));
  return locale ? importShopTexts(desk, all("id"), locale) : refuse("locale_wrong");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.articles.import.title);

export default function Import() {
  const data = useLoaderData<typeof loader>();
  useLiveReload((event) => event.kind === "shop");
  return <ImportPage {...data} />;
}
