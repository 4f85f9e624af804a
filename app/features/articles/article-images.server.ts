import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { isPicture } from "../files/file-kinds.ts";
import type { FoundFile } from "../files/found-file.ts";
import { keepFile } from "../files/keep-file.server.ts";
import { sniffFile } from "../files/sniff-file.server.ts";
import type { Desk, DeskTx, StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import { parseRowId } from "../tickets/row-ids.ts";
import { largestImage, mostImagesOfArticle } from "./article-limits.ts";

export type ImageProblem = "image_empty" | "image_too_large" | "image_kind" | "too_many_images";

/**
 * Keeps a picture for an article: PNG, JPEG, GIF or WebP by its bytes, whatever it is called. Gives the id by which the
 * article shows it. `null` when there is no such article.
 * @throws FilesUnavailable when the store cannot take it now
 */
export async function keepArticleImage(
  desk: StaffDesk,
  articleId: bigint,
  bytes: Uint8Array,
): Promise<Outcome<{ fileId: string }, ImageProblem> | null> {
  const article = await desk.db.article.findFirst({ where: { id: articleId }, select: { id: true } });
  if (!article) return null;
  if (bytes.byteLength === 0) return refuse("image_empty");
  if (bytes.byteLength > largestImage) return refuse("image_too_large");
  if (!isPicture(await sniffFile(bytes))) return refuse("image_kind");
  const { id: fileId } = await keepFile(desk, bytes);
  return desk.tx(async (tx) => {
    const held = await tx.sql`select 1 from article where shop_id = ${SHOP} and id = ${articleId} for update`;
    if (!held.length) return null;
    const others = await tx.db.articleImage.count({ where: { articleId, fileId: { not: fileId } } });
    if (others >= mostImagesOfArticle) return refuse("too_many_images");
    await tx.sql`
      insert into article_image (shop_id, article_id, file_id, created_at)
      values (${SHOP}, ${articleId}, ${fileId}, ${desk.now()}::timestamptz) on conflict do nothing`;
    return succeed({ fileId: fileId.toString() });
  });
}

/**
 * Makes pictures that a text shows the article's own too, so that they stay when the article that they were copied from
 * goes. Only those that the shop's articles have already: no other file becomes public by its number being written.
 */
export async function linkImages(desk: StaffDesk, tx: DeskTx, articleId: bigint, html: string): Promise<void> {
  const written = [...html.matchAll(/<img data-file="(\d+)"/g)].flatMap(([, id]) => parseRowId(id) ?? []);
  if (!written.length) return;
  await tx.sql`
    insert into article_image (shop_id, article_id, file_id, created_at)
    select distinct i.shop_id, ${articleId}::bigint, i.file_id, ${desk.now()}::timestamptz from article_image i
    where i.shop_id = ${SHOP} and i.file_id = any(${written}::bigint[])
    on conflict do nothing`;
}

/** A picture of any article, for those who write. Null: there is none. */
export const findArticleImage = (desk: StaffDesk, fileId: bigint): Promise<FoundFile | null> =>
  read(desk, fileId, false);

/** A picture as shoppers may have it: only while an article that they see shows it. Null: there is none, for them. */
export const findShownImage = (desk: Desk, fileId: bigint): Promise<FoundFile | null> => read(desk, fileId, true);

async function read(desk: Desk, fileId: bigint, isShown: boolean): Promise<FoundFile | null> {
  const mark = `%<img data-file="${fileId}"%`;
  const [row] = await desk.sql<{ digest: string; content_type: string }>`
    select f.digest, f.content_type from stored_file f
    where f.shop_id = ${SHOP} and f.id = ${fileId} and exists (
      select 1 from article_image i join article a on a.shop_id = i.shop_id and a.id = i.article_id
      where i.shop_id = f.shop_id and i.file_id = f.id and (not ${isShown} or (a.is_live and exists (
        select 1 from article_text t where t.shop_id = a.shop_id and t.article_id = a.id
          and t.published_at is not null and t.body_html like ${mark}))))`;
  if (!row || !isPicture(row.content_type)) return null;
  const bytes = await desk.files.get(row.digest);
  const ending = row.content_type.slice("image/".length);
  return bytes && { fileName: `picture.${ending}`, contentType: row.content_type, bytes };
}
