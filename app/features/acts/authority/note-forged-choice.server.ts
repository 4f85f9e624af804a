import { noteRefusal } from "#app/features/audit/note-audit.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { ActKind } from "../act-kind.ts";
import type { Checked } from "../act-problems.ts";

/** What a preview is refused for that no form offers, and what it would have needed; null: its kind. */
const forged: ReadonlyMap<string, string | null> = new Map([
  ["not_allowed", null],
  ["no_restock", "restock"],
  ["no_store_credit", "store_credit"],
  ["no_discount", "discount"],
]);

/** Notes what somebody asked a preview for although their role does not have it, and their form did not offer it. */
export async function noteForgedChoice(
  desk: StaffDesk,
  ticketNumber: number,
  kind: ActKind,
  answer: Checked<unknown> | null,
): Promise<void> {
  if (!answer || answer.ok) return;
  for (const { problem } of answer.problems) {
    const ability = forged.get(problem);
    if (ability === undefined) continue;
    const after = { act: kind, ability: ability ?? kind };
    await noteRefusal(desk, "role", { subject: "order", subjectId: "", ticketNumber, after });
  }
}
