import { isDeepStrictEqual } from "node:util";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import { shopperRole } from "../acts/authority/acting.ts";
import { parseTypedAmount, type AmountProblem } from "../acts/refund/refund-typed-amount.ts";
import { noteAudit } from "../audit/note-audit.server.ts";
import type { DeskTx, StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome, type Refusal } from "../shared/outcome.ts";
import { holdRoles, mayManage, roleNamed, type HeldRole, type RoleProblem } from "./keep-roles.server.ts";
import { roleFacts } from "./role-facts.ts";
import { roleForm } from "./role-form.ts";
import { abilities, readRole, roleKeys, type RoleLimits } from "./role.ts";
import { longestRoleName, mostRoles, showLimits, type RoleForm } from "./role-view.ts";

export type SaveRoleProblem =
  | RoleProblem
  | "changed_meanwhile"
  | "name_missing"
  | "name_taken"
  | "too_long"
  | "too_many_roles"
  | AmountProblem
  | "number_wrong"
  | "no_currency";

/**
 * Changes a role, or makes one of the merchant's own (`ref` null). It holds from the next request of who has it. Amounts
 * are in the shop's currency; 0 means that everything is asked for.
 * @param ref the key of a built-in role, or the id of one of the merchant's own
 * @param seen what the form showed as saved: where somebody saved something else meanwhile, nothing is kept; null: any
 * @returns null when there is no such role; the field of a refusal is one of the form's
 */
export async function saveRole(
  desk: StaffDesk,
  ref: string | null,
  form: RoleForm,
  seen: object | null = null,
): Promise<Outcome<{ ref: string }, SaveRoleProblem> | null> {
  if (!(await mayManage(desk, "save role"))) return refuse("not_allowed");
  const limits = parseLimits(desk, form);
  if (!limits.ok) return limits;
  const values = { abilities: abilities.filter((one) => form.abilities.includes(one)), ...limits.value };
  return desk.tx(async (tx) => {
    const roles = await holdRoles(tx);
    const role = ref === null ? null : roleNamed(roles, ref);
    if (role === undefined) return null;
    const refusal = role && (await refuseChange(desk, tx, role));
    if (refusal) return refusal;
    if (
      role &&
      seen &&
      !isDeepStrictEqual(seen, roleForm(showLimits(readRole(role), desk.shop.currency), desk.staff.locale))
    )
      return refuse("changed_meanwhile");
    const name = role?.key ? "" : cleanLine(form.name, longestRoleName * 4);
    if (!role?.key) {
      const problem = await checkName(tx, name, role?.id ?? null);
      if (problem) return refuse(problem, { field: "name" });
    }
    if (!role && roles.length >= mostRoles) return refuse("too_many_roles", { field: "name" });
    const saved = role
      ? await tx.db.role.updateMany({ where: { id: role.id }, data: { name, ...values } }).then(() => role)
      : await tx.db.role.create({ data: { name, ...values, position: roles.length }, select: { id: true, key: true } });
    const { currency } = desk.shop;
    await noteAudit(desk, tx, {
      kind: "role_saved",
      subject: "role",
      subjectId: saved.id.toString(),
      ...(role && { before: roleFacts(role, currency) }),
      after: roleFacts({ key: saved.key, name, ...values }, currency),
    });
    desk.log.info({ roleId: saved.id.toString() }, "a role was changed");
    tx.announce({ kind: "shop" });
    return succeed({ ref: saved.key ?? saved.id.toString() });
  });
}

/** Takes away one of the merchant's own roles: who has it gets the default one. `null` when there is no such role. */
export async function removeRole(
  desk: StaffDesk,
  ref: string,
): Promise<Outcome<null, RoleProblem | "built_in" | "is_default"> | null> {
  if (!(await mayManage(desk, "remove role"))) return refuse("not_allowed");
  return desk.tx(async (tx) => {
    const role = roleNamed(await holdRoles(tx), ref);
    if (!role) return null;
    if (role.key) return refuse("built_in");
    if (role.isDefault) return refuse("is_default");
    const refusal = await refuseChange(desk, tx, role);
    if (refusal) return refusal;
    const people = await tx.db.staff.findMany({ where: { roleId: role.id }, select: { name: true } });
    await tx.db.staff.updateMany({ where: { roleId: role.id }, data: { roleId: null } });
    await tx.db.role.deleteMany({ where: { id: role.id } });
    await noteAudit(desk, tx, {
      kind: "role_removed",
      subject: "role",
      subjectId: role.id.toString(),
      before: { ...roleFacts(role, desk.shop.currency), people: people.map(({ name }) => name) },
    });
    desk.log.info({ roleId: role.id.toString() }, "a role was taken away");
    tx.announce({ kind: "shop" });
    return succeed(null);
  });
}

/** Why this role is not changed by this person. */
async function refuseChange(desk: StaffDesk, tx: DeskTx, role: HeldRole): Promise<Refusal<RoleProblem> | null> {
  if (role.key === "owner") return refuse("owner_fixed");
  if (desk.staff.accountOwner) return null;
  const me = await tx.db.staff.findFirst({ where: { id: desk.staff.id }, select: { roleId: true } });
  const isOwn = me?.roleId ? me.roleId === role.id : role.isDefault;
  return isOwn ? refuse("own_role") : null;
}

async function checkName(tx: DeskTx, name: string, id: bigint | null): Promise<SaveRoleProblem | null> {
  if (!name) return "name_missing";
  if (name.length > longestRoleName) return "too_long";
  const plain = (text: string) => text.normalize("NFKC").toLowerCase();
  // Reports and the audit log know the built-in ones by these, and what shoppers did themselves.
  if ([...roleKeys, shopperRole].some((key) => key === plain(name))) return "name_taken";
  const others = await tx.db.role.findMany({ where: { key: null }, select: { id: true, name: true } });
  return others.some((one) => one.id !== id && plain(one.name) === plain(name)) ? "name_taken" : null;
}

const limitFields = { perAct: "perActMinor", perDay: "perDayMinor", perCustomerYear: "perCustomerYearMinor" } as const;

type LimitColumn = (typeof limitFields)[keyof typeof limitFields];

function parseLimits(desk: StaffDesk, form: RoleForm): Outcome<RoleLimits, SaveRoleProblem> {
  const limits: RoleLimits = { perActMinor: null, perDayMinor: null, perCustomerYearMinor: null, mostPercent: null };
  const { currency } = desk.shop;
  for (const [field, column] of Object.entries(limitFields) as [keyof typeof limitFields, LimitColumn][]) {
    const typed = form[field].trim();
    if (!typed) continue;
    // Before Shopify has told the currency an amount would mean nothing.
    if (currency === "XXX") return refuse("no_currency", { field });
    const parsed = parseTypedAmount(typed, currency, desk.staff.locale);
    if (!parsed.ok && parsed.problem !== "zero")
      return refuse(parsed.problem, { field, ...(parsed.problem === "other_currency" && { detail: currency }) });
    limits[column] = parsed.ok ? parsed.money.minor : 0n;
  }
  const percent = form.mostPercent.replace("%", "").trim();
  if (percent && !/^(\d{1,2}|100)$/.test(percent))
    return refuse("number_wrong", { field: "mostPercent", detail: "0–100" });
  if (percent) limits.mostPercent = Number(percent);
  return succeed(limits);
}
