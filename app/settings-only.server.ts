import { noteRefusal } from "#app/features/audit/note-audit.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { mayDo } from "#app/features/team/role.ts";
import { forbidden } from "#app/http.server.ts";

/**
 * Lets those through whose role changes what holds for the whole shop; that somebody else tried `act` is noted.
 * @throws Response 403
 */
export async function settingsOnly(desk: StaffDesk, act: string): Promise<void> {
  if (mayDo(desk.staff.role, "settings")) return;
  desk.log.warn({ act }, "refused: the role does not change settings");
  await noteRefusal(desk, "role", { subject: "settings", subjectId: act, after: { ability: "settings" } });
  throw forbidden();
}
