import { cleanFileName } from "#app/platform/mail/file-name.ts";
import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import { fileProblem } from "../../files/file-kinds.ts";
import { keepFile } from "../../files/keep-file.server.ts";
import { sniffFile } from "../../files/sniff-file.server.ts";
import type { StaffDesk } from "../../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../../shared/outcome.ts";
import { mayDo } from "../../team/role.ts";
import { missingScopes } from "../act-scopes.ts";
import { findActTicket } from "../find-act-ticket.server.ts";
import { isLabelType, labelsAtMost, putMs } from "./label-file.ts";
import { stageLabel } from "./stage-label.server.ts";

/** A label that was chosen in a form, as JSON. */
export interface LabelView {
  id: string;
  fileName: string;
  sizeBytes: number;
}

/**
 * Keeps the file of a label that somebody chose for goods of the ticket's order, and puts it at Shopify, so that the act
 * only has to name it. One call. It is ours to keep too: who approves the act may do so days later.
 * @returns null when there is no such ticket
 * @throws FilesUnavailable when the store cannot take it now
 */
export async function keepLabel(
  desk: StaffDesk,
  ticketNumber: number,
  given: { fileName: string; bytes: Uint8Array },
): Promise<Outcome<LabelView> | null> {
  const found = await findActTicket(desk, ticketNumber);
  if (!found?.ok) return found;
  if (!(["return", "exchange", "returnStep"] as const).some((kind) => mayDo(desk.staff.role, kind)))
    return refuse("not_allowed");
  const scope = missingScopes("return", desk.shopify.scopes);
  if (scope) return refuse("scope_missing", { detail: scope });
  const { bytes } = given;
  const problem = fileProblem(bytes.byteLength, []);
  if (problem) return refuse(problem);
  const type = await sniffFile(bytes);
  if (!isLabelType(type)) return refuse("label_kind");
  const ticketId = found.value.id;
  const own = { ticketId, staffId: desk.staff.id, kind: "label" };
  // Those of acts that were made long ago are kept for a while, and stand in nobody's way.
  const since = new Date(desk.now().getTime() - labelsAtMost.milliseconds);
  const lately = await desk.db.draftFile.count({ where: { ...own, stagedAt: { gt: since } } });
  if (lately >= labelsAtMost.count) return refuse("too_many_labels");
  const file = await keepFile(desk, bytes);
  const stagedUrl = await stage(desk, () => stageLabel(desk, type, bytes, putMs.chosen));
  if (!stagedUrl) return refuse("not_sent");
  const fileName = cleanFileName(given.fileName);
  const { id } = await desk.db.draftFile.create({
    data: { ...own, fileId: file.id, fileName, stagedUrl, stagedAt: desk.now() },
    select: { id: true },
  });
  return succeed({ id: id.toString(), fileName, sizeBytes: file.sizeBytes });
}

/** null: Shopify did not take it; it can be tried again. */
async function stage(desk: StaffDesk, put: () => Promise<string>): Promise<string | null> {
  try {
    return await put();
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    desk.log.warn({ err: error }, "Shopify did not take the file of a label");
    return null;
  }
}
