import EmailReplyParser from "email-reply-parser";
import { findQuoteStart } from "./quote-headers.ts";

/** A mail's text in two: what was written now, and the history and signature below it. */
export type SplitReply = { visibleText: string; quotedText: string };

/** The parser is worse than quadratic in the number and length of lines: within these it takes under half a second. */
const MAX_LINE = 2000;
const MAX_BODY = 40_000;
const MAX_LINES = 400;

/** A "signature" longer than this is probably something the customer wrote. */
const MAX_SIGNATURE_LINES = 10;

/**
 * Parts what the sender wrote from quoted history and signature. When in doubt the text stays visible: answers
 * written between quoted lines are shown together with the quotes above them, a text that would become empty is shown
 * whole, and a text too long for the parser is cut only where a known introduction of history or a last quote stands.
 */
export function splitReply(text: string): SplitReply {
  const lines = text.split("\n");
  const start = findQuoteStart(lines);
  if (start !== null && !hasAnswerAfter(lines, start)) {
    const { visibleText, quotedText } = splitSignature(lines.slice(0, start).join("\n"));
    const history = lines.slice(start).join("\n").trim();
    if (visibleText !== "") return { visibleText, quotedText: [quotedText, history].filter(Boolean).join("\n") };
    return whole(text);
  }
  return splitSignature(text);
}

/** Whether somebody answered between `>` lines: a quoted line, then one of the sender's own, then a quoted one. */
function hasAnswerAfter(lines: readonly string[], start: number): boolean {
  let quoted = false;
  let answered = false;
  for (const line of lines.slice(start + 1)) {
    const isQuote = /^\s{0,3}>/.test(line);
    if (isQuote && answered) return true;
    if (isQuote) quoted = true;
    else if (quoted && line.trim() !== "") answered = true;
  }
  return quoted && answered;
}

function splitSignature(text: string): SplitReply {
  const lines = text.split("\n");
  const isTooMuch = text.length > MAX_BODY || lines.length > MAX_LINES || lines.some((line) => line.length > MAX_LINE);
  if (isTooMuch) return splitTrailingQuote(lines);
  const fragments = new EmailReplyParser().read(text).getFragments();
  const isShown = fragments.map((fragment) => {
    if (fragment.isQuoted()) return false;
    const isLong = fragment.getContent().split("\n").length > MAX_SIGNATURE_LINES;
    return !fragment.isHidden() || (fragment.isSignature() && isLong);
  });
  const last = isShown.lastIndexOf(true);
  if (last < 0) return whole(text);
  const visible = fragments.slice(0, last + 1).map((fragment) => fragment.getContent().trim());
  const rest = fragments.slice(last + 1).map((fragment) => fragment.getContent());
  if (rest.join("").trim() === "") return whole(text);
  const visibleText = visible.filter(Boolean).join("\n\n");
  if (visibleText === "") return whole(text);
  return { visibleText, quotedText: rest.join("\n").trim() };
}

/** For long texts: only lines marked by `>` at the very end are history. */
function splitTrailingQuote(lines: readonly string[]): SplitReply {
  const last = lines.findLastIndex((line) => line.trim() !== "" && !line.startsWith(">"));
  if (last < 0) return whole(lines.join("\n"));
  const rest = lines.slice(last + 1);
  return {
    visibleText: lines
      .slice(0, last + 1)
      .join("\n")
      .trim(),
    quotedText: rest.join("\n").trim(),
  };
}

function whole(text: string): SplitReply {
  return { visibleText: text.trim(), quotedText: "" };
}
