import { extractAttachment } from "#app/platform/mail/parse-mime.server.ts";
import { readRawMail } from "#app/features/channels/read-raw-mail.server.ts";
import type { FoundFile } from "#app/features/files/found-file.ts";
import { sniffFile } from "#app/features/files/sniff-file.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { logAccess } from "./log-access.server.ts";

/**
 * A file of a message, from the store; where it is not there (yet), out of the mail it came with. `null` when there is
 * none of this id or it can no longer be read. Notes who asked for it.
 */
export async function findAttachment(desk: StaffDesk, id: bigint): Promise<FoundFile | null> {
  const found = await desk.db.attachment.findFirst({
    where: { id },
    select: {
      fileName: true,
      position: true,
      message: { select: { inboundMailId: true } },
      file: { select: { digest: true, contentType: true } },
    },
  });
  if (!found) return null;
  await logAccess(desk, "attachment", id.toString());
  const { fileName, file, message, position } = found;
  const stored = file && (await desk.files.get(file.digest));
  if (stored) return { fileName, contentType: file.contentType, bytes: stored };
  const raw = message.inboundMailId === null ? null : await readRawMail(desk, message.inboundMailId);
  const bytes = raw && (await extractAttachment(raw, position));
  return bytes && { fileName, contentType: await sniffFile(bytes), bytes };
}
