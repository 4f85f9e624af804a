import { noteRefusal } from "#app/features/audit/note-audit.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { forbidden } from "#app/http.server.ts";

/**
 * Lets the shop's account owner through and nobody else; that somebody else tried `act` is noted.
 * @throws Response 403
 */
export async function ownerOnly(desk: StaffDesk, act: string): Promise<void> {
  if (desk.staff.accountOwner) return;
  desk.log.warn({ act }, "refused: only the account owner may");
  await noteRefusal(desk, "owner", { subject: "settings", subjectId: act });
  throw forbidden();
}
