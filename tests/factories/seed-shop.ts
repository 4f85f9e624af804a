import type pg from "pg";
import type { ShopState } from "#tests/standin/state.ts";

/** The ids by which seeded rows of one shop refer to each other. */
export interface SeededShop {
  shopId: string;
  domain: string;
  mailboxId: string;
  supportAddress: string;
  /** Our staff ids by Shopify's user ids. */
  staff: Map<number, { id: string; name: string }>;
  orderNames: Map<number, string>;
}

/**
 * The rows that installing the app and opening it as each staff member leave behind. Those that are there already
 * (because somebody really did) are taken as they are.
 */
export async function seedShop(client: pg.ClientBase, state: ShopState, mailDomain: string): Promise<SeededShop> {
  const { shop } = state;
  const one = async (text: string, values: unknown[]) => (await client.query(text, values)).rows[0] as { id: string };
  const { id: shopId } = await one(
    `insert into shop (domain, name, email, currency, iana_timezone, primary_url, scopes, read_at)
     values ($1, $2, $3, $4, $5, $6, $7, now())
     on conflict (domain) do update set name = excluded.name returning shop_id::text as id`,
    [
      shop.domain,
      shop.name,
      shop.email,
      shop.currencyCode,
      shop.ianaTimezone,
      shop.primaryUrl,
      state.installation?.scopes ?? [],
    ],
  );
  const staff = new Map<number, { id: string; name: string }>();
  for (const person of state.staff) {
    const name = `${person.firstName} ${person.lastName}`;
    const { id } = await one(
      `insert into staff (shop_id, shopify_user_id, name, email, locale, account_owner) values ($1, $2, $3, $4, $5, $6)
       on conflict (shop_id, shopify_user_id) do update set name = excluded.name returning id::text`,
      [shopId, person.id, name, person.email, person.locale, person.accountOwner],
    );
    staff.set(person.id, { id, name });
  }
  const address = supportAddress(shop.domain, mailDomain);
  const { id: mailboxId } = await one(
    `insert into mailbox (shop_id, address, display_name) values ($1, $2, $3)
     on conflict (address) do update set display_name = excluded.display_name returning id::text`,
    [shopId, address, shop.name],
  );
  const orderNames = new Map(state.orders.map((order) => [order.id, order.name]));
  return { shopId, domain: shop.domain, mailboxId, supportAddress: address, staff, orderNames };
}

/** The mailbox that the app makes for a shop at its first opening. */
export const supportAddress = (shopDomain: string, mailDomain: string): string =>
  `support@${shopDomain.split(".")[0]}.${mailDomain}`;
