import { cleanFileName } from "#app/platform/mail/file-name.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket } from "#app/features/tickets/lock-ticket.server.ts";
import type { DraftKind } from "#app/features/replies/draft-kind.ts";
import { listDraftFiles } from "./draft-files.server.ts";
import { fileProblem } from "./file-kinds.ts";
import type { DraftFileView } from "./file-view.ts";
import { keepFile } from "./keep-file.server.ts";

export type AttachProblem = NonNullable<ReturnType<typeof fileProblem>>;

/**
 * Puts a file to the text that the person is writing; it stays there until it is sent or taken away. `null` when the
 * ticket does not exist.
 * @throws FilesUnavailable when the store cannot take it now
 */
export async function attachFile(
  desk: StaffDesk,
  number: number,
  given: { kind: DraftKind; fileName: string; bytes: Uint8Array },
): Promise<Outcome<DraftFileView, AttachProblem> | null> {
  const size = given.bytes.byteLength;
  const alone = fileProblem(size, []);
  const ticket = await desk.db.ticket.findFirst({ where: { number }, select: { id: true } });
  if (!ticket) return null;
  if (alone) return refuse(alone);
  const file = await keepFile(desk, given.bytes);
  return desk.tx(async (tx) => {
    // Held, so that two files at once cannot both be the last one that fits.
    const held = await lockTicket(tx, number);
    if (!held) return null;
    const others = await listDraftFiles(desk, tx, held.id, given.kind);
    const problem = fileProblem(
      size,
      others.map((one) => ({ sizeBytes: one.size_bytes })),
    );
    if (problem) return refuse(problem);
    const fileName = cleanFileName(given.fileName);
    const { id } = await tx.db.draftFile.create({
      data: { ticketId: held.id, staffId: desk.staff.id, kind: given.kind, fileId: file.id, fileName },
      select: { id: true },
    });
    return succeed({ id: id.toString(), kind: given.kind, fileName, sizeBytes: size, contentType: file.contentType });
  });
}
