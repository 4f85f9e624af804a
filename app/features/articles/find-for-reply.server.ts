import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import type { StaffDesk } from "../shared/desk.ts";
import type { FoundArticle } from "./found-article.ts";

/** As many are offered. Ours. */
const most = 8;

/**
 * Published articles that fit the words, for a reply: those of the ticket's language first, then of the reader's; titles
 * count more than texts. Without words: those that were put into replies most often.
 * @param ticketNumber whose language counts; null: none
 */
export async function findForReply(
  desk: StaffDesk,
  words: string,
  ticketNumber: number | null,
): Promise<FoundArticle[]> {
  const wanted = cleanLine(words, 200).split(" ").filter(Boolean).slice(0, 8);
  const likes = wanted.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const shop = await desk.db.shop.findFirst({ where: { id: desk.shop.id }, select: { proxyPath: true } });
  const rows = await desk.sql<{ id: bigint; locale: string; title: string; slug: string; body_text: string }>`
    select a.id, t.locale, t.title, a.slug, left(t.body_text, 4000) as body_text
    from article a join article_text t on t.shop_id = a.shop_id and t.article_id = a.id and t.published_at is not null
    left join lateral (select language from ticket k where k.shop_id = a.shop_id and k.number = ${ticketNumber}::int) k on true
    left join lateral (select sum(d.inserted) as times from article_day d
      where d.shop_id = a.shop_id and d.article_id = a.id) n on true
    where a.shop_id = ${SHOP} and a.is_live
      and (select coalesce(bool_and(t.title ilike w or t.body_text ilike w), true) from unnest(${likes}::text[]) w)
    order by split_part(t.locale, '-', 1) = split_part(coalesce(k.language, ''), '-', 1) desc,
      t.locale = ${desk.staff.locale} desc,
      (select coalesce(bool_and(t.title ilike w), false) from unnest(${likes}::text[]) w) desc,
      coalesce(n.times, 0) desc, a.position, a.id
    limit ${most}::int`;
  return rows.map((row) => ({
    id: row.id.toString(),
    locale: row.locale,
    title: row.title,
    text: row.body_text,
    url: shop?.proxyPath
      ? `https://${desk.shop.domain}${shop.proxyPath}/help/${row.slug}?locale=${encodeURIComponent(row.locale)}`
      : null,
  }));
}
