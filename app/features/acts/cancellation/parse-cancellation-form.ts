import type { Checked, FieldProblem } from "../act-problems.ts";
import { readFields } from "../act-text-fields.ts";
import { longestStaffNote } from "./cancellation-note.ts";
import type { CancellationChoice } from "./cancellation-preview.ts";
import { isCancelReason } from "./cancellation-reasons.ts";

const isOn = (value: unknown): boolean => value === "on" || value === "true" || value === "1";

/**
 * Reads the cancellation form, as strings. Its fields: `reason` (Shopify's words), `refund` (original, none), `restock`,
 * `notify` (on), `note`. Only the form is checked here; what the order allows is checked against Shopify's live answer.
 */
export function parseCancellationForm(fields: Iterable<readonly [string, unknown]>): Checked<CancellationChoice> {
  const values = readFields(fields);
  const problems: FieldProblem[] = [];
  const reason = values.get("reason");
  const refund = values.get("refund");
  const note = values.get("note") ?? "";
  if (!isCancelReason(reason)) problems.push({ field: "reason", problem: "malformed" });
  if (refund !== "original" && refund !== "none") problems.push({ field: "refund", problem: "malformed" });
  if (note.length > longestStaffNote)
    problems.push({ field: "note", problem: "note_too_long", detail: String(longestStaffNote) });
  if (problems.length || !isCancelReason(reason)) return { ok: false, problems };
  return {
    ok: true,
    value: {
      reason,
      refund: refund === "original",
      restock: isOn(values.get("restock")),
      notify: isOn(values.get("notify")),
      note,
    },
  };
}
