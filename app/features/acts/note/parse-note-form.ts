import { readFields } from "../act-text-fields.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import { longestTag, parseTags, type NoteAndTags } from "./note-change.ts";

/** Shopify's limits. */
const longestNote = 5_000;
const mostTags = 200;

/** Reads the form, as strings. Its fields: `note` (all of it), `tags` (all of them, with commas between). */
export function parseNoteForm(fields: Iterable<readonly [string, unknown]>): Checked<NoteAndTags> {
  const values = readFields(fields);
  const problems: FieldProblem[] = [];
  const note = values.get("note") ?? "";
  const tags = parseTags(values.get("tags") ?? "");
  if (note.length > longestNote)
    problems.push({ field: "note", problem: "note_too_long", detail: String(longestNote) });
  if (tags.some((tag) => [...tag].length > longestTag) || tags.length > mostTags)
    problems.push({ field: "tags", problem: "tags", detail: String(longestTag) });
  return problems.length ? { ok: false, problems } : { ok: true, value: { note, tags } };
}
