import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { noteRefusal } from "../audit/note-audit.server.ts";
import type { DeskTx, StaffDesk } from "../shared/desk.ts";
import { parseRowId } from "../tickets/row-ids.ts";
import { builtInRoles, firstDefault, mayManageRoles, roleKeys, type RoleColumns } from "./role.ts";

/** Machine words for why a role, or who has it, is not changed. */
export type RoleProblem =
  /** Only owners say who may do what. */
  | "not_allowed"
  /** Nobody changes the role they have, nor chooses their own; the account owner may change any. */
  | "own_role"
  /** The owner's role is as it is, and the account owner has it. */
  | "owner_fixed";

/** A role that is held for a change. */
export interface HeldRole extends RoleColumns {
  id: bigint;
  isDefault: boolean;
}

/**
 * Makes rows of the built-in roles where the shop has none yet, and holds all of them until the transaction ends.
 * Several at once make them once.
 */
export async function holdRoles(tx: DeskTx): Promise<HeldRole[]> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${SHOP}::bigint::text || ' roles', 0))::text`;
  const keep = () => tx.db.role.findMany({ orderBy: { id: "asc" } });
  const held = await keep();
  if (held.length) return held;
  await tx.db.role.createMany({
    data: roleKeys.map((key, position) => ({
      key,
      abilities: [...builtInRoles[key].abilities],
      isDefault: key === firstDefault,
      position,
    })),
  });
  return keep();
}

/** The role that a form names: by the key of a built-in one, or by id. */
export const roleNamed = (roles: readonly HeldRole[], ref: string): HeldRole | undefined => {
  const id = parseRowId(ref);
  return roles.find((one) => (one.key === null ? one.id === id : one.key === ref));
};

/** Whether somebody may say who may do what at all; who may not is noted. */
export async function mayManage(desk: StaffDesk, what: string): Promise<boolean> {
  if (mayManageRoles(desk.staff.role)) return true;
  desk.log.warn({ what }, "refused: only owners say who may do what");
  await noteRefusal(desk, "manage_roles", { subject: "role", subjectId: "" });
  return false;
}
