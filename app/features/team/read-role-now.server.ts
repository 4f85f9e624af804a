import type { DeskStaff, DeskTx } from "#app/features/shared/desk.ts";
import { roleOf, type Role } from "./role.ts";

/**
 * The role that a person has at this moment of a transaction: what a desk says of it is as old as its request. Two statements
 * at most.
 */
export async function readRoleNow(tx: DeskTx, { id, accountOwner }: DeskStaff): Promise<Role> {
  if (accountOwner) return roleOf(true, null);
  const person = await tx.db.staff.findFirst({ where: { id }, select: { roleId: true } });
  const stored = await tx.db.role.findFirst({ where: person?.roleId ? { id: person.roleId } : { isDefault: true } });
  return roleOf(false, stored);
}
