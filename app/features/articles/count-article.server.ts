import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "../shared/desk.ts";
import { storingTogether } from "../shared/store-together.ts";

/** What is counted of an article, by days of the shop's zone. */
export type ArticleCount = "views" | "helpful" | "unhelpful" | "answered";

interface Counted {
  articleId: bigint;
  what: ArticleCount;
}

const store = storingTogether<Counted, void>({
  store: async (desk, items) => {
    await add(desk, items);
    return items.map(() => undefined);
  },
  sizeOf: () => 1,
  mostItems: 500,
  mostBytes: 500,
});

const underWay = new Set<Promise<void>>();

/** Counts it after the answer, together with what others did; never fails: what cannot be counted is lost and logged. */
export function countArticle(desk: Desk, articleId: bigint, what: ArticleCount): void {
  const counting = store(desk, { articleId, what })
    .catch((error: unknown) => desk.log.warn({ err: error }, "an article could not be counted"))
    .finally(() => underWay.delete(counting));
  underWay.add(counting);
}

/** Resolves when everything that was to be counted is. For tests, and for who stops the process. */
export const articlesCounted = async (): Promise<void> => void (await Promise.all(underWay));

function add(desk: Desk, items: readonly Counted[]): Promise<unknown> {
  const sums = new Map<bigint, Record<ArticleCount, number>>();
  for (const { articleId, what } of items) {
    const sum = sums.get(articleId) ?? { views: 0, helpful: 0, unhelpful: 0, answered: 0 };
    sum[what]++;
    sums.set(articleId, sum);
  }
  const rows = [...sums].map(([id, sum]) => ({ id: id.toString(), ...sum }));
  return desk.sql`
    insert into article_day as d (shop_id, article_id, day, views, helpful, unhelpful, answered)
    select ${SHOP}, a.id, (${desk.now()}::timestamptz at time zone ${desk.shop.timezone})::date,
      n.views, n.helpful, n.unhelpful, n.answered
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n(id bigint, views int, helpful int, unhelpful int, answered int)
    join article a on a.shop_id = ${SHOP} and a.id = n.id
    order by a.id
    on conflict (shop_id, article_id, day) do update set
      views = d.views + excluded.views, helpful = d.helpful + excluded.helpful,
      unhelpful = d.unhelpful + excluded.unhelpful, answered = d.answered + excluded.answered
    returning article_id`;
}
