import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { blockPatternsFor } from "#app/features/channels/block-pattern.ts";
import type { DeskTx } from "../shared/desk.ts";

export interface KeptCustomer {
  id: bigint;
  name: string;
  /** Mail from this address is spam; null: it is not. */
  blocked: true | null;
}

/**
 * The customer of this address, made if need be; where their record was merged into another, that one. The first name
 * that was given stays: anybody can write any name. One statement.
 */
export async function keepCustomer(tx: DeskTx, email: string, name: string): Promise<KeptCustomer> {
  const [row] = await tx.sql<KeptCustomer>`
    with kept as (
      insert into customer (shop_id, email, name) values (${SHOP}, ${email}, ${name})
      on conflict (shop_id, email)
        do update set name = case when customer.name = '' then excluded.name else customer.name end
      returning id, name, merged_into_id
    )
    select coalesce(i.id, k.id) as id, coalesce(i.name, k.name) as name, (
      select true from blocked_sender b
      where b.shop_id = ${SHOP} and b.pattern = any(${blockPatternsFor(email)}::text[]) limit 1
    ) as blocked
    from kept k left join customer i on i.shop_id = ${SHOP} and i.id = k.merged_into_id`;
  if (!row) throw new Error("a customer was neither found nor made");
  return row;
}
