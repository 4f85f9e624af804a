import { readFields } from "../act-text-fields.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import { isNumericId } from "../refund/parse-refund-form.ts";
import { holdReasons, holdWays, type HoldChoice } from "./hold-preview.ts";

/** What Shopify keeps of it at most. Ours. */
const longestNote = 250;

/**
 * Reads the form, as strings. Its fields: `part` (Shopify's id), `how` (hold, release), `reason` (Shopify's words), `note`.
 */
export function parseHoldForm(fields: Iterable<readonly [string, unknown]>): Checked<HoldChoice> {
  const values = readFields(fields);
  const problems: FieldProblem[] = [];
  const refuse = (field: string, problem: string, detail?: string) => void problems.push({ field, problem, detail });
  const partId = values.get("part") ?? "";
  if (!isNumericId(partId)) refuse("part", "malformed");
  const how = holdWays.find((one) => one === values.get("how"));
  if (!how) refuse("how", "malformed");
  const reason = how === "release" ? "OTHER" : holdReasons.find((one) => one === values.get("reason"));
  if (how && !reason) refuse("reason", "malformed");
  const note = values.get("note") ?? "";
  if (note.length > longestNote) refuse("note", "note_too_long", String(longestNote));
  if (problems.length || !how || !reason) return { ok: false, problems };
  return { ok: true, value: { partId, how, reason, note } };
}
