import { noteAudit, noteRefusal } from "../audit/note-audit.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import { holdRoles, mayManage, roleNamed, type HeldRole, type RoleProblem } from "./keep-roles.server.ts";
import { nameOfRole } from "./role-facts.ts";

/**
 * Says which role somebody has, from their next request on. Nobody chooses their own, and the account owner's is the
 * owner's.
 * @param ref the key of a built-in role, or the id of one of the merchant's own; null: the default one
 * @param seen what was chosen for them by then, "" the default one: where it is something else by now, nothing is kept;
 * left out: any
 * @returns null when there is no such person or role
 */
export async function chooseRole(
  desk: StaffDesk,
  staffId: bigint,
  ref: string | null,
  seen?: string,
): Promise<Outcome<null, RoleProblem | "changed_meanwhile"> | null> {
  if (!(await mayManage(desk, "choose role"))) return refuse("not_allowed");
  if (staffId === desk.staff.id) {
    await noteRefusal(desk, "manage_roles", { subject: "person", subjectId: staffId.toString() });
    return refuse(desk.staff.accountOwner ? "owner_fixed" : "own_role");
  }
  return desk.tx(async (tx) => {
    const roles = await holdRoles(tx);
    const role = ref === null ? null : roleNamed(roles, ref);
    if (role === undefined) return null;
    const person = await tx.db.staff.findFirst({
      where: { id: staffId },
      select: { name: true, accountOwner: true, roleId: true },
    });
    if (!person) return null;
    if (person.accountOwner) return refuse("owner_fixed");
    const was = roles.find(({ id }) => id === person.roleId);
    if (seen !== undefined && refOf(was) === refOf(role ?? undefined)) return succeed(null);
    if (seen !== undefined && refOf(was) !== seen) return refuse("changed_meanwhile");
    await tx.db.staff.updateMany({ where: { id: staffId }, data: { roleId: role?.id ?? null } });
    await noteAudit(desk, tx, {
      kind: "role_chosen",
      subject: "person",
      subjectId: staffId.toString(),
      before: { name: person.name, role: was ? nameOfRole(was) : null },
      after: { name: person.name, role: role ? nameOfRole(role) : null },
    });
    desk.log.info({ of: staffId.toString(), roleId: role?.id.toString() ?? null }, "a person was given a role");
    tx.announce({ kind: "shop" });
    return succeed(null);
  });
}

const refOf = (role: HeldRole | undefined): string => role?.key ?? role?.id.toString() ?? "";

/**
 * Says which role everybody has for whom none was chosen. The owner's is nobody's by default.
 * @param seen which one it was by then: where it is another one by now, nothing is kept; left out: any
 * @returns null when there is no such role
 */
export async function chooseDefaultRole(
  desk: StaffDesk,
  ref: string,
  seen?: string,
): Promise<Outcome<null, RoleProblem | "changed_meanwhile"> | null> {
  if (!(await mayManage(desk, "choose default role"))) return refuse("not_allowed");
  return desk.tx(async (tx) => {
    const roles = await holdRoles(tx);
    const role = roleNamed(roles, ref);
    if (!role) return null;
    if (role.key === "owner") return refuse("owner_fixed");
    const was = roles.find(({ isDefault }) => isDefault);
    if (seen !== undefined && was === role) return succeed(null);
    if (seen !== undefined && refOf(was) !== seen) return refuse("changed_meanwhile");
    await tx.db.role.updateMany({ where: { isDefault: true, id: { not: role.id } }, data: { isDefault: false } });
    await tx.db.role.updateMany({ where: { id: role.id }, data: { isDefault: true } });
    await noteAudit(desk, tx, {
      kind: "default_role_chosen",
      subject: "role",
      subjectId: role.id.toString(),
      before: { role: was ? nameOfRole(was) : null },
      after: { role: nameOfRole(role) },
    });
    desk.log.info({ roleId: role.id.toString() }, "another role became the default one");
    tx.announce({ kind: "shop" });
    return succeed(null);
  });
}
