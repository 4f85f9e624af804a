import type pg from "pg";
import type { SeededShop } from "#tests/factories/seed-shop.ts";
import type { ShopState } from "#tests/standin/state.ts";

const dayMs = 24 * 3_600_000;
const days = 45;

/** What shoppers do, and how often of a hundred. */
const ways: { often: number; parts: string[]; kinds: string[]; isAboutOrder: boolean }[] = [
  { often: 46, parts: ["tracking"], kinds: ["tracking.form", "tracking.order"], isAboutOrder: true },
  { often: 8, parts: ["tracking"], kinds: ["tracking.form"], isAboutOrder: false },
  { often: 14, parts: ["help", "article"], kinds: ["help.search", "help.article"], isAboutOrder: false },
  { often: 10, parts: ["help", "article"], kinds: ["help.home", "help.article", "help.answered"], isAboutOrder: false },
  { often: 6, parts: ["help"], kinds: ["help.home", "help.search"], isAboutOrder: false },
  { often: 4, parts: ["contact"], kinds: ["contact.form", "contact.sent"], isAboutOrder: false },
  { often: 12, parts: ["tracking", "article"], kinds: ["tracking.form", "tracking.order", "help.article"], isAboutOrder: true }, // prettier-ignore
];

/**
 * What shoppers have done for themselves in the last weeks, for the demo: about orders of these days, read articles where
 * there are some, and followed by the tickets of the same orders. The same each time.
 */
export async function seedSelfService(
  client: pg.ClientBase,
  shop: SeededShop,
  state: ShopState,
  now: Date,
): Promise<void> {
  const articles = await client.query<{ id: string }>(
    "select id from article where shop_id = $1 and is_live order by id limit 12",
    [shop.shopId],
  );
  const recent = state.orders.filter(({ createdAt }) => now.getTime() - Date.parse(String(createdAt)) < 60 * dayMs);
  for (let day = days; day >= 0; day--)
    for (let turn = 0; turn < 5 + (day % 4); turn++) {
      const draw = (day * 37 + turn * 61) % 100;
      const way = ways.find((_, index) => draw < ways.slice(0, index + 1).reduce((sum, { often }) => sum + often, 0))!;
      const at = new Date(now.getTime() - day * dayMs - turn * 2 * 3_600_000);
      const before = recent.filter(({ createdAt }) => Date.parse(String(createdAt)) < at.getTime());
      const order = way.isAboutOrder ? before[(day * 7 + turn * 13) % Math.max(1, before.length)] : undefined;
      const { rows } = await client.query<{ id: string }>(
        `insert into self_service_session (shop_id, visitor, started_at, last_at, parts, order_id)
         values ($1, $2, $3, $4, $5, $6) returning id`,
        [shop.shopId, `demo-${day}-${turn}`, at, new Date(at.getTime() + 120_000), way.parts, order?.id ?? null],
      );
      for (const [index, kind] of way.kinds.entries())
        await client.query(
          "insert into self_service_step (shop_id, session_id, at, kind, article_id) values ($1, $2, $3, $4, $5)",
          [
            shop.shopId,
            rows[0]!.id,
            new Date(at.getTime() + index * 40_000),
            kind,
            kind === "help.article"
              ? (articles.rows[(day + turn) % Math.max(1, articles.rows.length)]?.id ?? null)
              : null,
          ],
        );
    }
  await client.query(
    `update self_service_session s set ticket_id = (
       select t.id from ticket t where t.shop_id = s.shop_id and t.order_id = s.order_id
         and t.created_at between s.started_at and s.started_at + interval '72 hours' order by t.created_at limit 1)
     where s.shop_id = $1 and s.order_id is not null`,
    [shop.shopId],
  );
}
