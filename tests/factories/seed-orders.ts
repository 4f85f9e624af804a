import { print } from "graphql";
import type pg from "pg";
import { OrderPage, type OrderAnswer } from "#app/features/orders/order-document.ts";
import { parseOrder } from "#app/features/orders/parse-order.ts";
import { saveOrders } from "#app/features/orders/save-order.server.ts";
import { shopSql } from "#app/platform/db/raw-sql.server.ts";
import { createAdminApi, type AdminApi } from "#tests/standin/admin/admin-api.ts";
import type { ShopState } from "#tests/standin/state.ts";
import type { SeededShop } from "./seed-shop.ts";

const ordersPerPage = 100;

interface PageAnswer {
  errors?: unknown;
  data?: { orders: { nodes: OrderAnswer[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
}

/**
 * Snapshots of all orders of a shop, as the back-fill would have left them: the app's own question, answered by the
 * pretend Admin API without its limits of rate and age, read by the app's own parser and saved by its own statement.
 * @returns how many orders were saved
 */
export async function seedOrders(
  client: pg.ClientBase,
  shop: SeededShop,
  state: ShopState,
  readAt: Date,
): Promise<number> {
  const sql = shopSql(
    { $queryRawUnsafe: async <T>(text: string, ...values: unknown[]) => (await client.query(text, values)).rows as T },
    BigInt(shop.shopId),
  );
  const ask = unlimitedPages(state, readAt);
  let saved = 0;
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo } = await ask(after);
    const orders = nodes.map((node) => parseOrder(node));
    saved += (await saveOrders(sql, orders, readAt)).length;
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  await client.query(
    `insert into order_import (shop_id, state, done, total, started_at, finished_at) values ($1, 'done', $2, $2, $3, $3)
     on conflict (shop_id) do update set state = 'done', done = $2, total = $2`,
    [shop.shopId, saved, readAt],
  );
  return saved;
}

function unlimitedPages(state: ShopState, now: Date) {
  const scopes = ["read_orders", "read_all_orders", "read_customers", "read_products", "read_fulfillments"];
  const open: ShopState = { ...state, installation: { id: 1, installedAt: now.toISOString(), scopes } };
  const api: AdminApi = createAdminApi({
    states: new Map([[state.shop.domain, open]]),
    clock: () => now,
    imageOrigin: () => "https://cdn.shopify.com",
    bucket: { maximum: 1e9, restoreRate: 1e9 },
  });
  const query = print(OrderPage);
  return async (after: string | null) => {
    const { json } = await api.execute(
      { shop: state.shop.domain, app: "seed", token: { kind: "offline", scopes } },
      { query, variables: { first: ordersPerPage, after, query: null, statusPage: true, delivery: false } },
    );
    const { data, errors } = json as PageAnswer;
    if (!data || errors) throw new Error(`orders cannot be seeded: ${JSON.stringify(errors)}`);
    return data.orders;
  };
}
