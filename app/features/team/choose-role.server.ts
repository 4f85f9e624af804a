import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import { holdRoles, mayManage, roleNamed, type RoleProblem } from "./keep-roles.server.ts";

/**
 * Says which role somebody has, from their next request on. Nobody chooses their own, and the account owner's is the owner's.
 * @param ref the key of a built-in role, or the id of one of the merchant's own; null: the default one
 * @returns null when there is no such person or role
 */
export async function chooseRole(
  desk: StaffDesk,
  staffId: bigint,
  ref: string | null,
): Promise<Outcome<null, RoleProblem> | null> {
  if (!mayManage(desk, "choose role")) return refuse("not_allowed");
  if (staffId === desk.staff.id) return refuse(desk.staff.accountOwner ? "owner_fixed" : "own_role");
  return desk.tx(async (tx) => {
    const role = ref === null ? null : roleNamed(await holdRoles(tx), ref);
    if (role === undefined) return null;
    const person = await tx.db.staff.findFirst({ where: { id: staffId }, select: { accountOwner: true } });
    if (!person) return null;
    if (person.accountOwner) return refuse("owner_fixed");
    await tx.db.staff.updateMany({ where: { id: staffId }, data: { roleId: role?.id ?? null } });
    desk.log.info({ of: staffId.toString(), roleId: role?.id.toString() ?? null }, "a person was given a role");
    tx.announce({ kind: "shop" });
    return succeed(null);
  });
}

/**
 * Says which role everybody has for whom none was chosen. The owner's is nobody's by default.
 * @returns null when there is no such role
 */
export async function chooseDefaultRole(desk: StaffDesk, ref: string): Promise<Outcome<null, RoleProblem> | null> {
  if (!mayManage(desk, "choose default role")) return refuse("not_allowed");
  return desk.tx(async (tx) => {
    const role = roleNamed(await holdRoles(tx), ref);
    if (!role) return null;
    if (role.key === "owner") return refuse("owner_fixed");
    await tx.db.role.updateMany({ where: { isDefault: true, id: { not: role.id } }, data: { isDefault: false } });
    await tx.db.role.updateMany({ where: { id: role.id }, data: { isDefault: true } });
    desk.log.info({ roleId: role.id.toString() }, "another role became the default one");
    tx.announce({ kind: "shop" });
    return succeed(null);
  });
}
