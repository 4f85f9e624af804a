import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { streamDownload } from "#app/download.server.ts";
import { noteRefusal } from "#app/features/audit/note-audit.server.ts";
import { parseActsFilter } from "#app/features/reports/parse-acts-filter.ts";
import { parsePeriod } from "#app/features/reports/report-period.ts";
import { writeActsCsv } from "#app/features/reports/write-acts-csv.server.ts";
import { mayDo } from "#app/features/team/role.ts";
import { forbidden } from "#app/http.server.ts";

/** The acts behind a report as a file, for those who decide on acts. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  if (!mayDo(desk.staff.role, "approve")) {
    await noteRefusal(desk, "role", { subject: "settings", subjectId: "take the acts", after: { ability: "approve" } });
    throw forbidden();
  }
  const asked = new URL(request.url).searchParams;
  const period = parsePeriod(asked, desk.now(), desk.shop.timezone);
  return streamDownload("latte-acts.csv", writeActsCsv(desk, period, parseActsFilter(asked)));
}
