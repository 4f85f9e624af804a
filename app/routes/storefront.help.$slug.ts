import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answerShopper } from "#app/answer-shopper.server.ts";
import { countArticle } from "#app/features/articles/count-article.server.ts";
import { findHelpArticle } from "#app/features/articles/find-help-article.server.ts";
import { countAsked } from "#app/features/shared/count-asked.server.ts";
import { showArticle, showNoArticle } from "#app/features/self-service/help/help-article.server.ts";
import { wantedLocale } from "#app/features/self-service/help/help-words.server.ts";
import { noteStep } from "#app/features/self-service/report/note-step.server.ts";
import { isProgram } from "#app/features/self-service/report/step.ts";
import type { ShopperVisit } from "#app/features/self-service/visit.ts";
import { methodNotAllowed } from "#app/http.server.ts";
import { readShopperForm } from "#app/read-shopper-form.server.ts";
import { deskForShopper } from "#app/shopper-door.server.ts";

/** An article of the help centre. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const visit = await deskForShopper(request);
  const article = await findHelpArticle(visit.desk, params.slug ?? "", wantedLocale(visit));
  if (!article) return answerShopper(request, visit, showNoArticle(visit));
  if (!isProgram(visit.agent)) await countView(visit, article.id);
  noteStep(visit, { kind: "help.article", articleId: article.id });
  return answerShopper(request, visit, showArticle(visit, article));
}

/**
 * An address has so many: whoever opens one over and over says nothing of how it is read. What cannot be counted is read
 * all the same.
 */
async function countView({ desk, address }: ShopperVisit, articleId: bigint): Promise<void> {
  try {
    const isTooMuch = await countAsked(desk, [{ kind: "views", whose: address, by: 1 }]);
    if (!isTooMuch) countArticle(desk, articleId, "views");
  } catch (error) {
    desk.log.warn({ err: error }, "an opened article was not counted");
  }
}

/**
 * Whether it was helpful, or answered what somebody was about to ask: once a day of each browser, not too often of an
 * address.
 */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== "POST") throw methodNotAllowed();
  const visit = await deskForShopper(request);
  const { desk, customerId, address, agent } = visit;
  const form = await readShopperForm(request, visit);
  const article = await findHelpArticle(desk, params.slug ?? "", wantedLocale(visit));
  if (!article) return answerShopper(request, visit, showNoArticle(visit));
  const said = form.text("did") === "answered" ? "answered" : form.text("vote");
  if (said !== "yes" && said !== "no" && said !== "answered")
    return answerShopper(request, visit, showArticle(visit, article));
  if (!form.isOwn) return answerShopper(request, visit, showArticle(visit, article, "again"));
  const whose = `${customerId ?? `${address} ${agent}`} ${article.id} ${said === "answered" ? said : "vote"}`;
  // One after the other: what is too much of an address leaves no row.
  const isTooMuch =
    (await countAsked(desk, [{ kind: "votes", whose: address, by: 1 }])) ||
    (await countAsked(desk, [{ kind: "vote", whose, by: 1 }]));
  if (!isTooMuch) {
    countArticle(desk, article.id, said === "yes" ? "helpful" : said === "no" ? "unhelpful" : "answered");
    if (said === "answered") noteStep(visit, { kind: "help.answered", articleId: article.id });
  }
  return answerShopper(request, visit, showArticle(visit, article, said));
}
