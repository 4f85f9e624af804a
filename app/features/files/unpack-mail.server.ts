import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { unpackMime } from "#app/platform/mail/parse-mime.server.ts";
import { readRawMail } from "#app/features/channels/read-raw-mail.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { keepFile } from "./keep-file.server.ts";

/**
 * Puts the files of a filed mail into the store that could not be put there when it came. Done twice, it is done
 * once.
 * @throws FilesUnavailable when the store is still away
 */
export async function unpackMail(desk: Desk, { messageId }: { messageId: string }): Promise<void> {
  const waiting = await desk.sql<{ id: bigint; position: number; mail_id: bigint }>`
    select a.id, a.position, m.inbound_mail_id as mail_id
    from message m join attachment a on a.shop_id = m.shop_id and a.message_id = m.id
    where m.shop_id = ${SHOP} and m.id = ${BigInt(messageId)} and m.inbound_mail_id is not null and a.file_id is null`;
  const raw = waiting[0] ? await readRawMail(desk, waiting[0].mail_id) : null;
  if (!raw) return;
  const { files } = await unpackMime(raw);
  for (const { id, position } of waiting) {
    const bytes = files[position];
    if (!bytes) continue;
    const file = await keepFile(desk, bytes);
    await desk.db.attachment.updateMany({ where: { id, fileId: null }, data: { fileId: file.id } });
  }
}
