import type { ActionFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { importCsv, largestCsv } from "#app/features/articles/import-csv.server.ts";
import { refuse } from "#app/features/shared/outcome.ts";
import { readBody } from "#app/read-body.server.ts";

/** Looks at a file of articles, the body; with `?add` writes what can be written as drafts. */
export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const bytes = await readBody(request, largestCsv);
  return bytes ? importCsv(desk, bytes, new URL(request.url).searchParams.has("add")) : refuse("file_too_large");
}
