/** Longest tag on an order or a customer, in characters. */
const longestTag = 40;
const mostTags = 250;

/** Takes tags apart at commas, without blanks and doubles. */
export function readTags(tags: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags.flatMap((text) => text.split(",")).map((text) => text.trim()))
    if (tag !== "" && !seen.has(tag.toLowerCase())) seen.set(tag.toLowerCase(), tag);
  return [...seen.values()];
}

/** Adds tags to others, the way Shopify keeps them: without doubles, in alphabetical order. */
export function joinTags(own: readonly string[], added: readonly string[]): string[] {
  return readTags([...own, ...added]).sort((a, b) => a.localeCompare(b, "en"));
}

/** What is wrong with a list of tags; `null` when nothing is. */
export function findTagProblem(tags: readonly string[]): string | null {
  if (tags.length > mostTags) return `Tags exceeds the maximum of ${mostTags} tags`;
  return tags.some((tag) => tag.length > longestTag) ? `Tags is too long (maximum is ${longestTag} characters)` : null;
}
