import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { blockPatternsFor } from "#app/features/channels/block-pattern.ts";
import type { DeskTx } from "../shared/desk.ts";

export interface KeptCustomer {
  id: bigint;
  name: string;
  /** Mail from this address is spam. */
  blocked: boolean;
}

/**
 * The customer of this address, made if need be; where their record was merged into another, that one. The first name
 * that was given stays: anybody can write any name. One statement.
 */
export async function keepCustomer(tx: DeskTx, email: string, name: string): Promise<KeptCustomer> {
  const kept = (await keepCustomers(tx, [{ email, name }])).get(email);
  if (!kept) throw new Error("a customer was neither found nor made");
  return kept;
}

/** The same for many people, by address; of one who comes twice the first name counts. One statement. */
export async function keepCustomers(
  tx: DeskTx,
  people: readonly { email: string; name: string }[],
): Promise<Map<string, KeptCustomer>> {
  const named = new Map<string, string>();
  for (const { email, name } of people) named.set(email, named.get(email) || name);
  // In one order, so that two who keep the same people do not wait for one another.
  const wanted = [...named].sort().map(([email, name]) => ({ email, name, patterns: blockPatternsFor(email) }));
  const rows = await tx.sql<KeptCustomer & { email: string }>`
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(email text, name text, patterns text[])
    ), kept as (
      insert into customer (shop_id, email, name) select ${SHOP}, email, name from wanted
      on conflict (shop_id, email)
        do update set name = case when customer.name = '' then excluded.name else customer.name end
      returning id, email, name, merged_into_id
    )
    select k.email, coalesce(i.id, k.id) as id, coalesce(i.name, k.name) as name,
      exists (select 1 from blocked_sender b where b.shop_id = ${SHOP} and b.pattern = any(w.patterns)) as blocked
    from kept k
    join wanted w on w.email = k.email
    left join customer i on i.shop_id = ${SHOP} and i.id = k.merged_into_id`;
  return new Map(rows.map(({ email, ...customer }) => [email, customer]));
}
