import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";

/**
 * Makes an earlier version the draft; shoppers see it when it is published. Not while there is a draft that somebody would
 * lose by it. `null` when there is no such version.
 */
export const restoreVersion = (
  desk: StaffDesk,
  articleId: bigint,
  locale: string,
  version: number,
): Promise<Outcome<null, "draft_there"> | null> =>
  desk.tx(async (tx) => {
    const [held] = await tx.sql<{ draft_at: Date | null }>`
      select draft_at from article_text where shop_id = ${SHOP} and article_id = ${articleId} and locale = ${locale} for update`;
    const found = await tx.db.articleVersion.findFirst({ where: { articleId, locale, version } });
    if (!held || !found) return null;
    if (held.draft_at) return refuse("draft_there");
    await tx.db.articleText.updateMany({
      where: { articleId, locale },
      data: {
        draftTitle: found.title,
        draftHtml: found.bodyHtml,
        draftAt: desk.now(),
        draftById: desk.staff.id,
        revision: { increment: 1 },
      },
    });
    tx.announce({ kind: "shop" });
    return succeed(null);
  });
