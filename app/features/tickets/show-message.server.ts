import type { StaffDesk } from "#app/features/shared/desk.ts";
import { logAccess } from "./log-access.server.ts";

/** All of a message, where the ticket page shows a part of it (`bodyCut`, `htmlOmitted`). */
export interface WholeMessage {
  bodyText: string;
  quotedText: string | null;
  /** Sanitised; to be shown in a sandboxed frame only. */
  bodyHtml: string | null;
  hasRemoteContent: boolean;
}

/** Reads a whole message; `null` when the shop has none of this id. */
export async function showMessage(desk: StaffDesk, messageId: bigint): Promise<WholeMessage | null> {
  const found = await desk.db.message.findFirst({
    where: { id: messageId },
    select: { ticketId: true, bodyText: true, quotedText: true, bodyHtml: true, hasRemoteContent: true },
  });
  if (!found) return null;
  const { ticketId, ...message } = found;
  await logAccess(desk, "ticket", ticketId.toString());
  return message;
}
