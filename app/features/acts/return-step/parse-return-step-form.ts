import { readFields } from "../act-text-fields.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import type { ReturnWay } from "../return/return-preview.ts";
import { parseWayBack } from "../return/parse-way-back.ts";
import { isNumericId } from "../refund/parse-refund-form.ts";
import { declineReasons, returnSteps, type ReturnStepChoice } from "./return-step-preview.ts";

/** What Shopify keeps of it at most. */
const longestNote = 500;

/**
 * Reads the form, as strings. Its fields: `return` (Shopify's id), `how` (see returnSteps), `line.<return>.<id>` and
 * `out.<return>.<id>` (quantities of what is back and of what goes out for it), `restock` (none or a location's id),
 * `reason` (Shopify's words), `note`, `notify` and `invoice` (on); of
 * agreeing and labelling how it comes back, see parse-way-back.ts; of agreeing `goesOut.<return>`, see out-word.ts.
 */
export function parseReturnStepForm(fields: Iterable<readonly [string, unknown]>): Checked<ReturnStepChoice> {
  const values = readFields(fields);
  const problems: FieldProblem[] = [];
  const refuse = (field: string, problem: string, detail?: string) => void problems.push({ field, problem, detail });
  const returnId = values.get("return") ?? "";
  if (!isNumericId(returnId)) refuse("return", "malformed");
  const how = returnSteps.find((one) => one === values.get("how"));
  if (!how) refuse("how", "malformed");
  const quantitiesOf = (name: string) =>
    how !== "receive"
      ? []
      : [...values].flatMap(([field, typed]) => {
          const lineId = field.startsWith(`${name}.${returnId}.`) ? field.split(".")[2]! : null;
          if (lineId === null || typed === "" || /^0+$/.test(typed)) return [];
          if (isNumericId(lineId) && /^\d{1,5}$/.test(typed)) return [{ lineId, quantity: Number(typed) }];
          refuse(field, "malformed");
          return [];
        });
  const lines = quantitiesOf("line");
  const out = quantitiesOf("out");
  if (how === "receive" && !problems.length && !lines.length && !out.length) refuse("", "nothing_chosen");
  const restock = values.get("restock") || "none";
  if (restock !== "none" && !isNumericId(restock)) refuse("restock", "unknown_location");
  const reason = how === "decline" ? declineReasons.find((one) => one === values.get("reason")) : "OTHER";
  if (!reason) refuse("reason", "missing");
  const note = values.get("note") ?? "";
  if (note.length > longestNote) refuse("note", "note_too_long", String(longestNote));
  const nothing: ReturnWay = { labelUrl: "", trackingNumber: "", instructions: "" };
  const way = how === "approve" || how === "label" ? parseWayBack(values, refuse) : nothing;
  if (how === "label" && !way.labelUrl && !way.labelFile && !way.trackingNumber) refuse("labelUrl", "no_label");
  if (problems.length || !how || !reason) return { ok: false, problems };
  return {
    ok: true,
    value: {
      returnId,
      how,
      lines,
      out,
      goesOut: values.get(`goesOut.${returnId}`) ?? "",
      locationId: how === "receive" && restock !== "none" ? restock : null,
      reason,
      note,
      ...way,
      notify: values.get("notify") === "on",
      invoice: values.get("invoice") === "on",
    },
  };
}
