import { readFields } from "../act-text-fields.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import { parseQuantities } from "../draft-order/parse-draft-form.ts";
import { isNumericId } from "../refund/parse-refund-form.ts";
import type { EditChoice } from "./edit-choice.ts";

/** So that our mark fits behind it. Ours. */
const longestNote = 200;

/**
 * Reads the form, as strings. Its fields: `line.<lineId>` (how many there are to be; empty: as many as now),
 * `add.<variantId>` (how many more), `percent` (a whole number, off what is added; empty: nothing), `restock` and `notify`
 * (on), `note`, `opened`.
 */
export function parseEditForm(fields: Iterable<readonly [string, unknown]>): Checked<EditChoice> {
  const values = readFields(fields);
  const problems: FieldProblem[] = [];
  const lines: EditChoice["lines"] = [];
  for (const [field, typed] of values) {
    if (!field.startsWith("line.") || typed === "") continue;
    const lineId = field.slice("line.".length);
    if (!isNumericId(lineId)) problems.push({ field, problem: "unknown_line" });
    else if (!/^\d{1,3}$/.test(typed)) problems.push({ field, problem: "whole_number" });
    else lines.push({ lineId, quantity: Number(typed) });
  }
  const added = parseQuantities(values, "add.", problems).map(({ id, quantity }) => ({ variantId: id, quantity }));
  const typed = (values.get("percent") ?? "").replace(/\s*%$/, "");
  const percent = /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 100 ? Number(typed) : null;
  if (typed !== "" && percent === null) problems.push({ field: "percent", problem: "percent" });
  const note = values.get("note") ?? "";
  if (note.length > longestNote)
    problems.push({ field: "note", problem: "note_too_long", detail: String(longestNote) });
  const opened = values.get("opened");
  const isOn = (field: string) => values.get(field) === "on";
  return problems.length
    ? { ok: false, problems }
    : {
        ok: true,
        value: {
          lines,
          added,
          percent,
          restock: isOn("restock"),
          notify: isOn("notify"),
          note,
          ...(opened && { opened }),
        },
      };
}
