import type { ActionFunctionArgs } from "@remix-run/node";
import { answerShopper } from "#app/answer-shopper.server.ts";
import { suggestArticles } from "#app/features/articles/search-articles.server.ts";
import { countAsked } from "#app/features/shared/count-asked.server.ts";
import { showSuggestions } from "#app/features/self-service/help/help-suggestions.server.ts";
import { wantedLocale } from "#app/features/self-service/help/help-words.server.ts";
import { methodNotAllowed } from "#app/http.server.ts";
import { readShopperForm } from "#app/read-shopper-form.server.ts";
import { deskForShopper } from "#app/shopper-door.server.ts";
import { loader as showArticleOfThisName } from "./storefront.help.$slug.ts";

/** So many are offered while somebody writes; ours. */
const mostOffered = 3;

/** Up to three articles that may answer the `text` that somebody is writing to the shop; nothing is kept of it. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== "POST") throw methodNotAllowed();
  const visit = await deskForShopper(request);
  const text = (await readShopperForm(request, visit)).text("text");
  const wait = await countAsked(visit.desk, [{ kind: "search", whose: visit.address, by: 1 }]);
  const offered = wait
    ? { locale: null, found: [] }
    : await suggestArticles(visit.desk, wantedLocale(visit), text, mostOffered);
  const state = offered.found.length ? "suggestions" : "nothing";
  return answerShopper(request, visit, { state, body: showSuggestions(visit, offered) });
}

/** An article may have this address too. */
export const loader: typeof showArticleOfThisName = (args) =>
  showArticleOfThisName({ ...args, params: { ...args.params, slug: "suggest" } });
