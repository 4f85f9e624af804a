import { attachKept, type AttachProblem } from "../../files/attach-file.server.ts";
import type { DraftFileView } from "../../files/file-view.ts";
import type { StaffDesk } from "../../shared/desk.ts";
import type { Outcome } from "../../shared/outcome.ts";
import { readInput } from "../read-record.ts";

/**
 * Puts the label of an act to the reply that the person is writing: Shopify's own link may come late, or not at all.
 * @returns null when there is no such act in the ticket, or its label is no file, or not kept any more
 */
export async function attachLabel(
  desk: StaffDesk,
  ticketNumber: number,
  actionId: bigint,
): Promise<Outcome<DraftFileView, AttachProblem> | null> {
  const row = await desk.db.orderAction.findFirst({
    where: { id: actionId, ticket: { is: { number: ticketNumber } } },
    select: { input: true },
  });
  const labelFile = row && readInput(row.input)?.shown.about?.labelFile;
  if (!labelFile) return null;
  const kept = await desk.db.draftFile.findFirst({
    where: { id: BigInt(labelFile), kind: "label" },
    select: { fileName: true, file: { select: { id: true, sizeBytes: true, contentType: true } } },
  });
  return kept && attachKept(desk, ticketNumber, { kind: "reply", fileName: kept.fileName, file: kept.file });
}
