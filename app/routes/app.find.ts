import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { findAnything } from "#app/features/inbox/find-anything.server.ts";
import { listSavedViews } from "#app/features/inbox/list-saved-views.server.ts";
import { builtInViews } from "#app/features/inbox/inbox-view.ts";

/** What the palette finds; without a question, only the views that one may open. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const q = (new URL(request.url).searchParams.get("q") ?? "").trim();
  const [saved, found] = await Promise.all([listSavedViews(desk), q ? findAnything(desk, q) : null]);
  const views = [
    // Their names are the page's own words.
    ...builtInViews.map((key) => ({ key, name: "" })),
    ...saved.map(({ id, name }) => ({ key: `v${id}`, name })),
  ];
  return { views, found };
}
