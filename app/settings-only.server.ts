import type { StaffDesk } from "#app/features/shared/desk.ts";
import { mayDo } from "#app/features/team/role.ts";
import { forbidden } from "#app/http.server.ts";

/**
 * Lets those through whose role changes what holds for the whole shop; `act` is noted in the log.
 * @throws Response 403
 */
export function settingsOnly(desk: StaffDesk, act: string): void {
  if (mayDo(desk.staff.role, "settings")) return;
  desk.log.warn({ act }, "refused: the role does not change settings");
  throw forbidden();
}
