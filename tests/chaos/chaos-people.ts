import type pg from "pg";
import { abilities, builtInRoles } from "#app/features/team/role.ts";
import type { SeededShop } from "#tests/factories/seed-shop.ts";
import type { ShopState } from "#tests/standin/state.ts";

/** Who acts, as Shopify's user ids. Above their limits the agent and the senior ask; the senior decides up to theirs. */
export interface ChaosPeople {
  owner: number;
  senior: number;
  agent: number;
}

/** Who is at work how much. */
export const shifts: Record<keyof ChaosPeople, number> = { owner: 1, senior: 2, agent: 3 };

/** The most that one act of theirs gives away, in minor units of the shop's currency. */
export const limits = { agent: 1_200n, senior: 2_500n };

/** Those whom Shopify lets do everything. */
export function namePeople(state: ShopState): ChaosPeople {
  const all = state.staff.filter(({ scopes, forbidden }) => scopes === null && !forbidden);
  const [senior, agent] = all.filter(({ accountOwner }) => !accountOwner);
  return { owner: all.find(({ accountOwner }) => accountOwner)!.id, senior: senior!.id, agent: agent!.id };
}

export async function limitPeople(
  client: pg.Client,
  { shopId, staff }: SeededShop,
  { senior, agent }: ChaosPeople,
): Promise<void> {
  const limited = [
    { person: agent, name: "Careful", may: builtInRoles.senior.abilities, perAct: limits.agent },
    { person: senior, name: "Lead", may: abilities, perAct: limits.senior },
  ];
  for (const { person, name, may, perAct } of limited)
    await client.query(
      `with made as (
         insert into role (shop_id, name, abilities, per_act_minor) values ($1, $2, $3, $4) returning shop_id, id)
       update staff set role_id = made.id from made where staff.shop_id = made.shop_id and staff.id = $5`,
      [shopId, name, [...may], perAct, staff.get(person)!.id],
    );
}

/** The limits as they stand, by our ids of people. */
export async function readLimits(client: pg.Client, { shopId }: { shopId: string }): Promise<Map<bigint, bigint>> {
  const { rows } = await client.query<{ id: string; most: string }>(
    `select s.id, r.per_act_minor as most from staff s join role r on r.shop_id = s.shop_id and r.id = s.role_id
     where s.shop_id = $1 and r.per_act_minor is not null`,
    [shopId],
  );
  return new Map(rows.map(({ id, most }) => [BigInt(id), BigInt(most)]));
}
