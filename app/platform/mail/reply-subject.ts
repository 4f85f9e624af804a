import { cleanLine } from "./clean-string.ts";

/** "Re:" in the languages whose mail programs translate it, alone or counted (`Re[2]:`), once or many times. */
const PREFIXES = /^(?:(?:re|aw|odp|sv|antw|res|rif|回复|回覆|答复)(?:\[\d{1,3}\])?\s?[:：]\s*)+/iu;

/** The subject of an answer: `Re: ` and the original without its own prefixes; `fallback` when there is nothing. */
export function makeReplySubject(subject: string, fallback: string): string {
  const original = cleanLine(subject, 900).replace(PREFIXES, "");
  return `Re: ${original === "" ? cleanLine(fallback, 900) : original}`;
}

/** The subject of a message that is sent on: `Fwd: ` and the original, once. */
export function makeForwardSubject(subject: string, fallback: string): string {
  const original = cleanLine(subject, 900).replace(/^(?:(?:fwd?|wg|tr|enc|pd)\s?:\s*)+/i, "");
  return `Fwd: ${original === "" ? cleanLine(fallback, 900) : original}`;
}
