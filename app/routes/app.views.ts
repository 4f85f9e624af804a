import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { arrangeViews } from "#app/features/inbox/arrange-views.server.ts";
import { dropView } from "#app/features/inbox/drop-view.server.ts";
import { keepView } from "#app/features/inbox/keep-view.server.ts";
import { listFilterChoices } from "#app/features/inbox/list-filter-choices.server.ts";
import { parseArrangement, parseSavedView } from "#app/features/inbox/saved-view-form.ts";
import { refuse } from "#app/features/shared/outcome.ts";
import { parseRowId } from "#app/features/tickets/row-ids.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { parseJson } from "#app/parse-json.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

/** What the filters offer. */
export async function loader({ request }: LoaderFunctionArgs) {
  return listFilterChoices(await deskForStaff(request));
}

/** Keeps, arranges and forgets views. */
export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const form = await readForm(request);
  const id = parseRowId(form.get("id"));
  switch (form.get("intent")) {
    case "keep": {
      if (form.get("id") && id === null) throw notFound();
      const view = parseSavedView(parseJson(form.get("view")));
      if (!view) return refuse("name", { field: "name" });
      const kept = await keepView(desk, id, view);
      if (!kept) throw notFound();
      return kept;
    }
    case "drop":
      if (id === null || !(await dropView(desk, id))) throw notFound();
      return { ok: true as const };
    case "arrange": {
      const arrangement = parseArrangement(parseJson(form.get("views")));
      if (!arrangement) return refuse("name", { field: "name" });
      await arrangeViews(desk, arrangement);
      return { ok: true as const };
    }
    default:
      throw badRequest();
  }
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
