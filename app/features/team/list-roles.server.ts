import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { builtInRoles, firstDefault, mayManageRoles, readRole, roleKeys, type Role, type RoleColumns } from "./role.ts";
import { showLimits, type MemberView, type Team } from "./role-view.ts";

interface RoleRow extends RoleColumns {
  id: bigint;
  isDefault: boolean;
}

interface PersonRow {
  id: bigint;
  name: string;
  account_owner: boolean;
  chosen_key: string | null;
  chosen_id: bigint | null;
}

/** Every role of the shop, and who has which. Built-in ones are there before anybody changed one. Two statements. */
export async function listRoles(desk: StaffDesk): Promise<Team> {
  const [rows, people] = await Promise.all([
    desk.db.role.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }] }),
    desk.sql<PersonRow>`
      select s.id, s.name, s.account_owner, r.key as chosen_key, r.id as chosen_id
      from staff s left join role r on r.shop_id = s.shop_id and r.id = s.role_id
      where s.shop_id = ${SHOP} and s.removed_at is null
      order by s.account_owner desc, s.name, s.id limit 1000`,
  ]);
  const { accountOwner, role: own, id: me } = desk.staff;
  const mayManage = mayManageRoles(own);
  const roles = rows.length ? rows.map(readRow) : roleKeys.map((key) => showBuiltIn(key));
  const defaultRef = roles.find(({ isDefault }) => isDefault)?.ref ?? firstDefault;
  const members = people.map((person): MemberView => {
    const chosen = person.chosen_key ?? person.chosen_id?.toString() ?? null;
    return {
      id: person.id.toString(),
      name: person.name,
      accountOwner: person.account_owner,
      chosen,
      role: person.account_owner ? "owner" : (chosen ?? defaultRef),
      mayChoose: mayManage && !person.account_owner && person.id !== me,
    };
  });
  const mine = members.find(({ id }) => id === me.toString())?.role;
  return {
    roles: roles.map(({ role, ref, isDefault }) => ({
      ref,
      key: role.key,
      ...showLimits(role, desk.shop.currency),
      isDefault,
      mayChange: mayManage && role.key !== "owner" && (accountOwner || ref !== mine),
    })),
    people: members,
    mayManage,
    isUntouched: !rows.length,
  };
}

interface Listed {
  ref: string;
  role: Role;
  isDefault: boolean;
}

const readRow = (row: RoleRow): Listed => {
  const role = readRole(row);
  return { ref: role.key ?? row.id.toString(), role, isDefault: row.isDefault };
};

const showBuiltIn = (key: (typeof roleKeys)[number]): Listed => ({
  ref: key,
  role: builtInRoles[key],
  isDefault: key === firstDefault,
});
