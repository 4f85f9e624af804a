import type { DeskTx } from "#app/features/shared/desk.ts";
import type { FiledMessage, ReadMail } from "./filed-message.ts";

/** A read mail and the ticket that it belongs to. */
export interface PlacedMail extends ReadMail, Pick<FiledMessage, "ticketId" | "kind"> {
  customerId: bigint;
}

/** Writes the mails' messages with their files, and returns the messages' ids in the same order. Two statements. */
export async function insertMessages(tx: DeskTx, mails: readonly PlacedMail[]): Promise<bigint[]> {
  const rows = await tx.db.message.createManyAndReturn({
    data: mails.map(({ mail, message: { subject: _, attachments: __, ...columns }, ticketId, kind, customerId }) => ({
      ...columns,
      ticketId,
      kind,
      customerId,
      inboundMailId: mail.id,
      createdAt: mail.receivedAt,
    })),
    select: { id: true, inboundMailId: true },
  });
  const idByMail = new Map(rows.map(({ id, inboundMailId }) => [inboundMailId, id]));
  const ids = mails.map(({ mail }) => idByMail.get(mail.id)!);
  const files = mails.flatMap(({ message }, place) =>
    message.attachments.map(({ index, fileName, contentType, sizeBytes, contentId, fileId }) => ({
      messageId: ids[place]!,
      position: index,
      fileName,
      contentType,
      sizeBytes,
      contentId,
      fileId,
    })),
  );
  if (files.length) await tx.db.attachment.createMany({ data: files });
  return ids;
}
