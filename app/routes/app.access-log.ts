import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { streamDownload } from "#app/download.server.ts";
import { parseAccessFilter } from "#app/features/privacy/parse-access-filter.ts";
import { writeAccessCsv } from "#app/features/privacy/write-access-csv.server.ts";
import { forbidden } from "#app/http.server.ts";

/** The access log as a file, for the owner. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  if (!desk.staff.accountOwner) throw forbidden();
  const filter = parseAccessFilter(new URL(request.url).searchParams);
  return streamDownload("latte-access-log.csv", writeAccessCsv(desk, filter));
}
