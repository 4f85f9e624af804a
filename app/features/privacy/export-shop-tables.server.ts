import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { ExportRow, ExportTable } from "./export-tables.server.ts";

/** What the shop has set up, who works in it, and what was sent as it came; no secrets, and nothing that is only ours. */
export const shopTables: readonly ExportTable[] = [
  {
    name: "staff",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select id, shopify_user_id, name, email, locale, account_owner, last_seen_at, removed_at, signature, preferences
      from staff where shop_id = ${SHOP} and id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "settings",
    read: (desk, after) => desk.sql<ExportRow>`
      select 1::bigint as id, hours, holidays, ack_enabled, ack_text, undo_seconds, close_after_days,
        ticket_retention_months, mail_retention_days, webhook_retention_days, access_retention_months, audit_retention_months,
        return_window_days, return_window_from, return_shipping_payer, return_shipping_our_fault, vip_orders,
        vip_spent_minor, vip_tag, vip_times, vip_allowance_minor, vip_extra_days, no_questions_minor, approval_remind_minutes
      from shop_settings where shop_id = ${SHOP} and ${after}::bigint < 1`,
  },
  {
    name: "request_rule",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select * from (
        select row_number() over (order by kind) as id, kind, mode, window_days, now_minutes, now_days, most_minor, ask_tags
        from request_rule where shop_id = ${SHOP}) numbered
      where id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "request_settings",
    read: (desk, after) => desk.sql<ExportRow>`
      select 1::bigint as id, day_count, day_minor, return_instructions, replacements_a_year
      from request_settings where shop_id = ${SHOP} and ${after}::bigint < 1`,
  },
  {
    name: "storefront_settings",
    read: (desk, after) => desk.sql<ExportRow>`
      select 1::bigint as id, topics, appearance, updated_at
      from storefront_settings where shop_id = ${SHOP} and ${after}::bigint < 1`,
  },
  {
    name: "self_service_session",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select s.id, s.started_at, s.last_at, s.parts, s.order_id, s.customer_id, t.number as ticket
      from self_service_session s left join ticket t on t.shop_id = s.shop_id and t.id = s.ticket_id
      where s.shop_id = ${SHOP} and s.id > ${after} order by s.id limit ${limit}::int`,
  },
  {
    name: "self_service_step",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select id, session_id, at, kind, article_id, request_id
      from self_service_step where shop_id = ${SHOP} and id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "views",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select id, staff_id, name, filter, sort, position, created_at
      from saved_view where shop_id = ${SHOP} and id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "tags",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select id, name, archived_at from tag where shop_id = ${SHOP} and id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "mailboxes",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select id, address, display_name, inbound_address, signature, created_at, removed_at
      from mailbox where shop_id = ${SHOP} and id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "blocked_senders",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select * from (
        select row_number() over (order by b.pattern) as id, b.pattern, s.name as staff, b.created_at
        from blocked_sender b left join staff s on s.shop_id = b.shop_id and s.id = b.staff_id
        where b.shop_id = ${SHOP}) numbered
      where id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "access_log",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select a.id, s.name as staff, a.subject, a.subject_id, a.at
      from access_log a join staff s on s.shop_id = a.shop_id and s.id = a.staff_id
      where a.shop_id = ${SHOP} and a.id > ${after} order by a.id limit ${limit}::int`,
  },
  {
    name: "audit_entry",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select id, at, staff_name as staff, kind, subject, subject_id, order_name, ticket_number, before, after, reason,
        source
      from audit_entry where shop_id = ${SHOP} and id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "orders",
    rowsPerRead: 100,
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select id, name, email, phone, shopify_customer_id, created_at, updated_at, financial_status, fulfillment_status,
        cancelled_at, total_minor, currency, read_at, deleted_at, data
      from order_snapshot where shop_id = ${SHOP} and id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "attachments",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select id, message_id, file_name, content_type, size_bytes, 'files/' || file_id as path
      from attachment where shop_id = ${SHOP} and id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "files",
    rowsPerRead: 20,
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select f.id, f.digest, f.content_type, f.size_bytes, 'files/' || f.id as path
      from stored_file f
      where f.shop_id = ${SHOP} and f.id > ${after} and exists (
        select 1 from attachment a where a.shop_id = f.shop_id and a.file_id = f.id
        union all select 1 from article_image i where i.shop_id = f.shop_id and i.file_id = f.id)
      order by f.id limit ${limit}::int`,
    readFile: (desk, row) => desk.files.get(String(row.digest)),
  },
  {
    name: "originals",
    rowsPerRead: 20,
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select id, mailbox_id, envelope_from, received_at, state, problem, digest, size_bytes,
        case when raw is not null then 'originals/' || id || '.eml' end as path
      from inbound_mail where shop_id = ${SHOP} and id > ${after} order by id limit ${limit}::int`,
    readFile: async (desk, row) =>
      (await desk.db.inboundMail.findFirst({ where: { id: row.id }, select: { raw: true } }))?.raw ?? null,
  },
  {
    name: "role",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select id, key, name, to_jsonb(abilities) as abilities, per_act_minor, per_day_minor, per_customer_year_minor,
        most_percent, is_default,
        (select coalesce(jsonb_agg(s.name order by s.name), '[]') from staff s
         where s.shop_id = role.shop_id and s.role_id = role.id) as people
      from role where shop_id = ${SHOP} and id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "approval",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select p.id, p.action_id, p.state, a.name as asked_by, p.asked_at, p.word, p.over, d.name as decided_by,
        p.decided_at, p.decision_word, p.instead_id
      from approval p join staff a on a.shop_id = p.shop_id and a.id = p.asked_by_id
      left join staff d on d.shop_id = p.shop_id and d.id = p.decided_by_id
      where p.shop_id = ${SHOP} and p.id > ${after} order by p.id limit ${limit}::int`,
  },
  {
    name: "article_category",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select id, key, names, position from article_category
      where shop_id = ${SHOP} and id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "article",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select a.id, a.category_id, a.slug, a.is_live, a.archived_at, a.position, s.name as owner, a.review_on::text as review_on,
        a.policy, a.product_id, a.product_title, a.product_handle, a.created_at, a.updated_at,
        (select coalesce(jsonb_agg('files/' || i.file_id order by i.file_id), '[]') from article_image i
         where i.shop_id = a.shop_id and i.article_id = a.id) as pictures,
        (select coalesce(jsonb_object_agg(d.kind, d.dismissed_at), '{}') from article_dismissal d
         where d.shop_id = a.shop_id and d.article_id = a.id) as put_aside
      from article a left join staff s on s.shop_id = a.shop_id and s.id = a.owner_id
      where a.shop_id = ${SHOP} and a.id > ${after} order by a.id limit ${limit}::int`,
  },
  {
    name: "article_text",
    rowsPerRead: 50,
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select * from (
        select row_number() over (order by t.article_id, t.locale) as id, t.article_id, t.locale, t.title, t.body_html,
          t.version, t.published_at, t.draft_title, t.draft_html, t.draft_at, s.name as draft_by,
          (select coalesce(jsonb_object_agg(c.reason, c.asked_on), '{}') from article_check c
           where c.shop_id = t.shop_id and c.article_id = t.article_id and c.locale = t.locale) as to_look_at
        from article_text t left join staff s on s.shop_id = t.shop_id and s.id = t.draft_by_id
        where t.shop_id = ${SHOP}) t
      where id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "article_version",
    rowsPerRead: 50,
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select * from (
        select row_number() over (order by v.article_id, v.locale, v.version) as id, v.article_id, v.locale, v.version,
          v.title, v.body_html, v.published_at, s.name as staff
        from article_version v left join staff s on s.shop_id = v.shop_id and s.id = v.staff_id
        where v.shop_id = ${SHOP}) v
      where id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "article_day",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select * from (
        select row_number() over (order by article_id, day) as id, article_id, day::text as day, views, helpful, unhelpful,
          answered, inserted
        from article_day where shop_id = ${SHOP}) d
      where id > ${after} order by id limit ${limit}::int`,
  },
  {
    name: "article_search",
    read: (desk, after, limit) => desk.sql<ExportRow>`
      select * from (
        select row_number() over (order by locale, words) as id, locale, words, times, found, last_at, dismissed_at
        from article_search where shop_id = ${SHOP}) w
      where id > ${after} order by id limit ${limit}::int`,
  },
];
