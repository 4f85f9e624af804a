import type pg from "pg";
import type { ActionView } from "#app/features/acts/action-view.ts";
import type { KeptApproval } from "#tests/oracle/judge-approval.ts";
import type { Row } from "#tests/oracle/judge-ticket.ts";
import type { OrderBooks } from "#tests/oracle/order-books.ts";
import type { ChaosApp } from "./chaos-app.ts";
import type { ChaosRecord } from "./chaos-record.ts";

export type ActRow = Row & { orderId: number; ticketNumber: number };

/** All acts of a shop, with drafts. */
export const readActs = (client: pg.Client, shopId: string): Promise<ActRow[]> =>
  read(
    client,
    shopId,
    `select a.id, a.kind, a.state, a.problem, a.request_key, a.idempotency_key, a.input, a.amount_minor, a.money_state,
            a.currency, a.shopify_id, a.ticket_id, a.staff_id, a.value_minor, a.result, a.order_id::float8 as order_id,
            t.number::int as ticket_number
     from order_action a join ticket t on t.shop_id = a.shop_id and t.id = a.ticket_id
     where a.shop_id = $1 order by a.id`,
  );

export const readApprovals = (client: pg.Client, shopId: string): Promise<KeptApproval[]> =>
  read(
    client,
    shopId,
    "select action_id, state, asked_by_id, decided_by_id, instead_id from approval where shop_id = $1 order by id",
  );

/** The tickets' last word on each act, by its id, in the order in which they first told of them. */
export async function readViews(client: pg.Client, shopId: string): Promise<Map<string, ActionView>> {
  const events = await read<{ data: ActionView }>(
    client,
    shopId,
    "select data from ticket_event where shop_id = $1 and kind = 'action' order by id",
  );
  return new Map(events.map(({ data }) => [data.id, data]));
}

/** What the pretend Shopify knows of an order. */
export const booksOf = ({ state, changes }: ChaosApp, { told }: ChaosRecord, orderId: number): OrderBooks => ({
  state,
  orderId,
  changes: changes.get(orderId)!,
  tidied: new Set(),
  told,
});

const wholeNumber = 20;

/** Columns become names as the app has them, whole numbers of eight bytes `bigint`. */
async function read<T>(client: pg.Client, shopId: string, text: string): Promise<T[]> {
  const { rows, fields } = await client.query<Record<string, unknown>>(text, [shopId]);
  const isWhole = new Set(fields.filter(({ dataTypeID }) => dataTypeID === wholeNumber).map(({ name }) => name));
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
        isWhole.has(name) && value !== null ? BigInt(value as string) : value,
      ]),
    ),
  ) as T[];
}
