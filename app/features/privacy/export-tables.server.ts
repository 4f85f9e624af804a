import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { shopTables } from "./export-shop-tables.server.ts";

/** A row of an export; its id is where the next page begins. */
export type ExportRow = { id: bigint } & Record<string, unknown>;

export interface ExportTable {
  name: string;
  /** Rows after this id, by id. */
  read(desk: Desk, after: bigint, limit: number): Promise<ExportRow[]>;
  /** Fewer where rows are large; 500 unless told. */
  rowsPerRead?: number;
  /** What stands in the archive at the row's `path`; null: it is gone. */
  readFile?(desk: Desk, row: ExportRow): Promise<Uint8Array | null>;
}

/**
 * What a merchant takes along, table by table. Column names are the file's head and stay as they are; new tables come
 * last, because an export that was cut off remembers how many are done.
 */
export const exportTables: readonly ExportTable[] = [
  {
    name: "customers",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select c.id, c.email, c.name, c.phone, c.locale, c.shopify_customer_id, c.created_at, c.merged_into_id,
        (select coalesce(jsonb_agg(a.email), '[]') from customer_alias a
         where a.shop_id = c.shop_id and a.customer_id = c.id) as other_emails
      from customer c where c.shop_id = ${SHOP} and c.id > ${after} order by c.id limit ${limit}::int`,
  },
  {
    name: "tickets",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select t.id, t.number, t.subject, t.status, t.channel, t.priority, t.customer_id, c.email as customer_email,
        t.customer_name, s.name as assignee, t.order_id, t.order_name, t.language, t.created_at, t.first_reply_at,
        t.last_activity_at, t.solved_at, t.closed_at,
        (select coalesce(jsonb_agg(g.name), '[]') from tag g where g.shop_id = t.shop_id and g.id = any(t.tag_ids)) as tags
      from ticket t join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
      left join staff s on s.shop_id = t.shop_id and s.id = t.assignee_id
      where t.shop_id = ${SHOP} and t.id > ${after} order by t.id limit ${limit}::int`,
  },
  {
    name: "messages",
    rowsPerRead: 100,
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select m.id, t.number as ticket, m.kind, m.author_name, m.author_email, s.name as staff, m.created_at, m.sent_at,
        m.delivery_state, to_jsonb(m.to_emails) as to_emails, to_jsonb(m.cc) as cc, to_jsonb(m.bcc) as bcc,
        m.body_text, m.quoted_text, m.body_html,
        (select coalesce(jsonb_agg(a.file_name), '[]') from attachment a
         where a.shop_id = m.shop_id and a.message_id = m.id) as files
      from message m join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id
      left join staff s on s.shop_id = m.shop_id and s.id = m.staff_id
      where m.shop_id = ${SHOP} and m.id > ${after} order by m.id limit ${limit}::int`,
  },
  {
    name: "events",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select e.id, t.number as ticket, e.kind, s.name as staff, e.at, e.data
      from ticket_event e join ticket t on t.shop_id = e.shop_id and t.id = e.ticket_id
      left join staff s on s.shop_id = e.shop_id and s.id = e.staff_id
      where e.shop_id = ${SHOP} and e.id > ${after} order by e.id limit ${limit}::int`,
  },
  {
    name: "acts",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select a.id, t.number as ticket, a.kind, a.state, a.order_id, a.order_name, s.name as staff, a.amount_minor,
        a.currency, a.shop_amount_minor, a.shop_currency, a.money_state, a.shopify_id, a.related_order_id, a.problem,
        a.created_at, a.finished_at, a.value_minor, a.staff_role, n.name as answerable, a.input->'policy' as policy
      from order_action a join ticket t on t.shop_id = a.shop_id and t.id = a.ticket_id
      left join staff s on s.shop_id = a.shop_id and s.id = a.staff_id
      left join staff n on n.shop_id = a.shop_id and n.id = a.answerable_id
      where a.shop_id = ${SHOP} and a.id > ${after} order by a.id limit ${limit}::int`,
  },
  {
    name: "shopper_request",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select r.id, t.number as ticket, r.order_id, r.kind, r.input, r.is_customer, r.action_id, r.created_at
      from shopper_request r join ticket t on t.shop_id = r.shop_id and t.id = r.ticket_id
      where r.shop_id = ${SHOP} and r.id > ${after} order by r.id limit ${limit}::int`,
  },
  ...shopTables,
];
