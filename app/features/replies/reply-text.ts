import { cleanText } from "#app/platform/mail/clean-string.ts";

/** The longest text that may be written, in bytes of UTF-8. */
export const largestText = 100_000;

export type TextProblem = "empty" | "too_long";

/**
 * What somebody typed, as it is kept: line ends unified, nothing in it that PostgreSQL or a mail refuses, no empty
 * lines around it. The problem when nothing is left or it is longer than `largestText`.
 */
export function parseText(typed: string): { text: string } | { problem: TextProblem } {
  // Characters are at least one byte each: what has more of them is too long whatever they are.
  if (typed.length > largestText * 2) return { problem: "too_long" };
  const text = cleanText(typed, typed.length).trim();
  if (text === "") return { problem: "empty" };
  return new TextEncoder().encode(text).length > largestText ? { problem: "too_long" } : { text };
}

/** The key that a composer sends along, so that a repeated submit is recognised. */
export const isClientKey = (key: unknown): key is string => typeof key === "string" && /^[\w-]{8,100}$/.test(key);
