import { cleanText } from "#app/platform/mail/clean-string.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { readVerdict } from "#app/features/policies/stored-verdict.ts";
import type { ActionRow } from "../action-row.ts";
import { longestWord } from "./approval-view.ts";

/** A word as it is kept. */
export function cleanWord(word: string): Outcome<string, "word_too_long"> {
  const clean = cleanText(word, longestWord * 2).trim();
  return clean.length > longestWord ? refuse("word_too_long", { field: "word" }) : succeed(clean);
}

/**
 * The act with the reason that is owed where it steps outside of the merchant's policies; as it is where none is owed.
 * @param word clean; "": none was given
 */
export function withReason(row: ActionRow, word: string): Outcome<ActionRow, "reason_missing"> {
  const verdict = readVerdict(row.input);
  if (!verdict?.needsReason) return succeed(row);
  if (!word) return refuse("reason_missing", { field: "word" });
  return succeed({ ...row, input: { ...(row.input as object), policy: { ...verdict, note: word } } });
}
