import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answerShopper } from "#app/answer-shopper.server.ts";
import { countAsked } from "#app/features/shared/count-asked.server.ts";
import { showHelpCategory, showHelpHome } from "#app/features/self-service/help/help-home.server.ts";
import { showResults, showSearchedTooOften } from "#app/features/self-service/help/help-results.server.ts";
import { noteStep } from "#app/features/self-service/report/note-step.server.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { methodNotAllowed } from "#app/http.server.ts";
import { readShopperForm } from "#app/read-shopper-form.server.ts";
import { deskForShopper } from "#app/shopper-door.server.ts";

/** The help centre in the theme: its home, or one category. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const visit = await deskForShopper(request);
  const query = new URL(request.url).searchParams;
  const categoryId = parseRowId(query.get("category") ?? "");
  const from = /^\d{1,6}$/.test(query.get("from") ?? "") ? Number(query.get("from")) : 0;
  const page = categoryId === null ? await showHelpHome(visit) : await showHelpCategory(visit, categoryId, from);
  noteStep(visit, { kind: "help.home" });
  return answerShopper(request, visit, page);
}

/** A search. It changes nothing, so that it needs no token; one of another site is not counted. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== "POST") throw methodNotAllowed();
  const visit = await deskForShopper(request);
  const form = await readShopperForm(request, visit);
  const typed = form.text("q");
  const retryAfterSeconds = await countAsked(visit.desk, [{ kind: "search", whose: visit.address, by: 1 }]);
  if (retryAfterSeconds) return answerShopper(request, visit, showSearchedTooOften(visit, typed, retryAfterSeconds));
  const page = await showResults(visit, typed, form.isOwn);
  noteStep(visit, { kind: "help.search" });
  return answerShopper(request, visit, page);
}
