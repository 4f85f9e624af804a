import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { streamDownload } from "#app/download.server.ts";
import { parseAccessFilter } from "#app/features/privacy/parse-access-filter.ts";
import { writeAccessCsv } from "#app/features/privacy/write-access-csv.server.ts";
import { ownerOnly } from "#app/owner-only.server.ts";

/** The access log as a file, for the owner. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  await ownerOnly(desk, "take the access log");
  const filter = parseAccessFilter(new URL(request.url).searchParams);
  return streamDownload("latte-access-log.csv", writeAccessCsv(desk, filter));
}
