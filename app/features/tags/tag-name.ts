/** A tag as pages show it. */
export interface TagView {
  id: string;
  name: string;
}

export const longestTag = 40;
/** More say nothing any more. */
export const mostTagsOfTicket = 20;
export const mostTagsOfShop = 2_000;

/** A tag as somebody typed it: in one line, without direction marks, and the key under which it is the same tag. */
export function parseTagName(typed: string): { name: string; key: string } | { problem: "empty" | "too_long" } {
  const name = typed
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  if (name === "") return { problem: "empty" };
  if ([...name].length > longestTag) return { problem: "too_long" };
  return { name, key: name.toLowerCase() };
}
