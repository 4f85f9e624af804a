import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { cleanFileName } from "#app/platform/mail/file-name.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { lockTicket } from "#app/features/tickets/lock-ticket.server.ts";
import type { DraftKind } from "#app/features/replies/draft-kind.ts";
import { listDraftFiles, listStartFiles, type DraftFileRow } from "./draft-files.server.ts";
import { fileProblem } from "./file-kinds.ts";
import type { DraftFileView } from "./file-view.ts";
import { keepFile, type KeptFile } from "./keep-file.server.ts";

export type AttachProblem = NonNullable<ReturnType<typeof fileProblem>>;

export interface GivenFile {
  kind: DraftKind;
  fileName: string;
  bytes: Uint8Array;
}

/** The text that a file is put to, held until the transaction ends. */
interface HeldText {
  place: { ticketId: bigint } | { startKey: string };
  files: DraftFileRow[];
}

/**
 * Puts a file to the text that the person is writing; it stays there until it is sent or taken away. `null` when the
 * ticket does not exist.
 * @throws FilesUnavailable when the store cannot take it now
 */
export async function attachFile(
  desk: StaffDesk,
  number: number,
  given: GivenFile,
): Promise<Outcome<DraftFileView, AttachProblem> | null> {
  const ticket = await desk.db.ticket.findFirst({ where: { number }, select: { id: true } });
  if (!ticket) return null;
  return attach(desk, given, holdTicket(desk, number, given.kind));
}

/** The same with a file that is kept already. Done at once after it was found: what nothing points at goes after a day. */
export const attachKept = (
  desk: StaffDesk,
  number: number,
  given: Omit<GivenFile, "bytes"> & { file: KeptFile },
): Promise<Outcome<DraftFileView, AttachProblem> | null> => put(desk, given, holdTicket(desk, number, given.kind));

const holdTicket =
  (desk: StaffDesk, number: number, kind: DraftKind) =>
  async (tx: DeskTx): Promise<HeldText | null> => {
    const held = await lockTicket(tx, number);
    return held && { place: { ticketId: held.id }, files: await listDraftFiles(desk, tx, held.id, kind) };
  };

/**
 * Puts a file to the first message of a ticket that is not there yet.
 * @param startKey names the form
 * @throws FilesUnavailable when the store cannot take it now
 */
export const attachStartFile = (
  desk: StaffDesk,
  startKey: string,
  given: GivenFile,
): Promise<Outcome<DraftFileView, AttachProblem> | null> =>
  attach(desk, given, async (tx) => {
    await tx.sql`select 1 from staff where shop_id = ${SHOP} and id = ${desk.staff.id} for no key update`;
    return { place: { startKey }, files: await listStartFiles(desk, tx, startKey) };
  });

/** @param hold keeps others from adding, so that two files at once cannot both be the last one that fits */
async function attach(
  desk: StaffDesk,
  { kind, fileName, bytes }: GivenFile,
  hold: (tx: DeskTx) => Promise<HeldText | null>,
): Promise<Outcome<DraftFileView, AttachProblem> | null> {
  const alone = fileProblem(bytes.byteLength, []);
  if (alone) return refuse(alone);
  return put(desk, { kind, fileName, file: await keepFile(desk, bytes) }, hold);
}

async function put(
  desk: StaffDesk,
  { kind, fileName: asGiven, file }: Omit<GivenFile, "bytes"> & { file: KeptFile },
  hold: (tx: DeskTx) => Promise<HeldText | null>,
): Promise<Outcome<DraftFileView, AttachProblem> | null> {
  const size = file.sizeBytes;
  return desk.tx(async (tx) => {
    const text = await hold(tx);
    if (!text) return null;
    const problem = fileProblem(
      size,
      text.files.map((one) => ({ sizeBytes: one.size_bytes })),
    );
    if (problem) return refuse(problem);
    const fileName = cleanFileName(asGiven);
    const { id } = await tx.db.draftFile.create({
      data: { ...text.place, staffId: desk.staff.id, kind, fileId: file.id, fileName },
      select: { id: true },
    });
    return succeed({ id: id.toString(), kind, fileName, sizeBytes: size, contentType: file.contentType });
  });
}
