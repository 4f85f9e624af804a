import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { OutgoingMail } from "#app/platform/mail/outgoing-mail.ts";
import type { Desk } from "#app/features/shared/desk.ts";

/**
 * The files of a message of ours with their bytes, as a mail carries them. `missing` when the store has lost one.
 * @throws FilesUnavailable when the store does not answer
 */
export async function readMessageFiles(
  desk: Desk,
  messageId: bigint,
): Promise<OutgoingMail["attachments"] | "missing"> {
  const rows = await desk.sql<{ file_name: string; content_type: string; digest: string }>`
    select a.file_name, f.content_type, f.digest
    from attachment a join stored_file f on f.shop_id = a.shop_id and f.id = a.file_id
    where a.shop_id = ${SHOP} and a.message_id = ${messageId} order by a.position`;
  const files: OutgoingMail["attachments"] = [];
  for (const { file_name: fileName, content_type: contentType, digest } of rows) {
    const content = await desk.files.get(digest);
    if (!content) return "missing";
    files.push({ fileName, contentType, content });
  }
  return files;
}
