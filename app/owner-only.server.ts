import type { StaffDesk } from "#app/features/shared/desk.ts";
import { forbidden } from "#app/http.server.ts";

/**
 * Lets the shop's account owner through and nobody else; `act` is noted in the log.
 * @throws Response 403
 */
export function ownerOnly(desk: StaffDesk, act: string): void {
  if (desk.staff.accountOwner) return;
  desk.log.warn({ act }, "refused: only the account owner may");
  throw forbidden();
}
