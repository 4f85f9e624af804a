import { extractAttachment } from "#app/platform/mail/parse-mime.server.ts";
import { readRawMail } from "#app/features/channels/read-raw-mail.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { logAccess } from "./log-access.server.ts";

/** A customer's file. Name and type are the sender's: it is to be served as a download and never as a page. */
export interface FoundAttachment {
  fileName: string;
  contentType: string;
  bytes: Uint8Array;
}

/** Takes the file out of the mail it came with; `null` when there is none of this id or it can no longer be read. */
export async function findAttachment(desk: StaffDesk, id: bigint): Promise<FoundAttachment | null> {
  const found = await desk.db.attachment.findFirst({
    where: { id },
    select: {
      fileName: true,
      contentType: true,
      position: true,
      message: { select: { inboundMailId: true } },
    },
  });
  if (!found || found.message.inboundMailId === null) return null;
  await logAccess(desk, "attachment", id.toString());
  const raw = await readRawMail(desk, found.message.inboundMailId);
  if (!raw) return null;
  const bytes = await extractAttachment(raw, found.position);
  return bytes && { fileName: found.fileName, contentType: found.contentType, bytes };
}
