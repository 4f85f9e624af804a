import { readRawMail } from "#app/features/channels/read-raw-mail.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { logAccess } from "./log-access.server.ts";

/** The mail that a message was made from, as it arrived; `null` when there is no such message or it came otherwise. */
export async function findOriginalMail(desk: StaffDesk, messageId: bigint): Promise<Uint8Array | null> {
  const found = await desk.db.message.findFirst({
    where: { id: messageId },
    select: { ticketId: true, inboundMailId: true },
  });
  if (!found || found.inboundMailId === null) return null;
  await logAccess(desk, "ticket", found.ticketId.toString());
  return readRawMail(desk, found.inboundMailId);
}
