import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { FoundFile } from "./found-file.ts";

/** A file that the person has put to a text and not sent yet; `null` when they have none of this id. */
export async function findDraftFile(desk: StaffDesk, id: bigint): Promise<FoundFile | null> {
  const found = await desk.db.draftFile.findFirst({
    where: { id, staffId: desk.staff.id },
    select: { fileName: true, file: { select: { digest: true, contentType: true } } },
  });
  const bytes = found && (await desk.files.get(found.file.digest));
  return bytes ? { fileName: found.fileName, contentType: found.file.contentType, bytes } : null;
}
