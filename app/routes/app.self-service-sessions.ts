import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { streamDownload } from "#app/download.server.ts";
import { parsePeriod } from "#app/features/reports/report-period.ts";
import { parseSessionFilter } from "#app/features/self-service/report/parse-session-filter.ts";
import { writeSessionsCsv } from "#app/features/self-service/report/write-sessions-csv.server.ts";

/** What shoppers did for themselves as a file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const asked = new URL(request.url).searchParams;
  const period = parsePeriod(asked, desk.now(), desk.shop.timezone);
  return streamDownload("latte-self-service.csv", writeSessionsCsv(desk, period, parseSessionFilter(asked)));
}
