import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { roleOf, type Ability, type Role, type RoleColumns } from "./role.ts";

/** Somebody of the shop and what they may do. */
export interface Teammate {
  id: bigint;
  name: string;
  accountOwner: boolean;
  role: Role;
}

interface Row extends Omit<Teammate, "role"> {
  role: RoleColumns | null;
}

/** More people than these are not asked one by one. */
const mostPeople = 200;

/**
 * Those whose role has an ability, or who are owners, with their role; the account owner last. One statement. Others are
 * left out before they are counted: in a large team they would take the places of those who are looked for.
 */
export async function listTeam({ sql }: Pick<Desk | DeskTx, "sql">, able: Ability | "owner"): Promise<Teammate[]> {
  const rows = await sql<Row>`
    select s.id, s.name, s.account_owner as "accountOwner",
      case when r.id is null then null else jsonb_build_object('key', r.key, 'name', r.name, 'abilities', r.abilities,
        'perActMinor', r.per_act_minor::text, 'perDayMinor', r.per_day_minor::text,
        'perCustomerYearMinor', r.per_customer_year_minor::text, 'mostPercent', r.most_percent) end as role
    from staff s
    left join role r on r.shop_id = s.shop_id and r.id = coalesce(s.role_id,
      (select d.id from role d where d.shop_id = s.shop_id and d.is_default))
    where s.shop_id = ${SHOP} and s.removed_at is null
      and (s.account_owner or r.key = 'owner'
        or (${able}::text <> 'owner' and (r.id is null or ${able}::text = any(r.abilities))))
    order by s.account_owner desc, s.name, s.id limit ${mostPeople}::int`;
  return rows
    .map(({ role, ...person }) => ({ ...person, role: roleOf(person.accountOwner, role) }))
    .sort((one, other) => Number(one.accountOwner) - Number(other.accountOwner));
}
