import type { LoaderFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { streamDownload } from "#app/download.server.ts";
import { noteRefusal } from "#app/features/audit/note-audit.server.ts";
import { parseAuditFilter } from "#app/features/audit/parse-audit-filter.ts";
import { writeAuditCsv } from "#app/features/audit/write-audit-csv.server.ts";
import { mayManageRoles } from "#app/features/team/role.ts";
import { forbidden } from "#app/http.server.ts";

/** The audit log as a file, for owners. */
export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  if (!mayManageRoles(desk.staff.role)) {
    await noteRefusal(desk, "owner", { subject: "settings", subjectId: "take the audit log" });
    throw forbidden();
  }
  const filter = parseAuditFilter(new URL(request.url).searchParams);
  return streamDownload("latte-audit-log.csv", writeAuditCsv(desk, filter));
}
