/** RFC 5322 allows 998 characters in a line; real ids stay far below. */
const MAX_LENGTH = 500;

/**
 * The message ids of a `Message-ID`, `In-Reply-To` or `References` value, in order, without brackets and without
 * repetition. Ids that hold white space or control characters are passed over. The `max` newest (last) are kept.
 */
export function readMessageIds(value: string | null, max: number): string[] {
  if (value === null) return [];
  const ids = new Set<string>();
  for (const match of value.slice(0, 200_000).matchAll(/<([^<>\s]{1,1000})>/g)) {
    const id = match[1] ?? "";
    if (isMessageId(id)) {
      ids.delete(id);
      ids.add(id);
    }
  }
  if (ids.size === 0 && isMessageId(value.trim())) ids.add(value.trim());
  return [...ids].slice(-max);
}

const FORBIDDEN = /[\s<>\u0000-\u001f\u007f-\u009f]/;

function isMessageId(id: string): boolean {
  return id.length > 0 && id.length <= MAX_LENGTH && id.isWellFormed() && !FORBIDDEN.test(id);
}
