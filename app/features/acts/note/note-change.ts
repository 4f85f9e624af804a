/** The order's note and the tags that people set, as a form shows them. */
export interface NoteAndTags {
  note: string;
  tags: string[];
}

/** What changes. */
export interface NoteChange {
  /** null: stays. */
  note: { before: string; after: string } | null;
  added: string[];
  removed: string[];
}

/** Longest tag that Shopify takes, in characters. */
export const longestTag = 40;

const fold = (tag: string): string => tag.toLowerCase();

/** By such tags acts of ours are found again: nobody edits them here. */
const isOurs = (tag: string): boolean => tag.startsWith("latte-");

export const readNoteAndTags = (order: { note: string | null; tags: readonly string[] }): NoteAndTags => ({
  note: order.note ?? "",
  tags: order.tags.filter((tag) => !isOurs(tag)),
});

/** Takes typed tags apart at commas; without blanks, doubles and our own. */
export function parseTags(typed: string): string[] {
  const tags = typed
    .split(",")
    .map((tag) => tag.replace(/\s+/g, " ").trim())
    .filter((tag) => tag !== "" && !isOurs(tag));
  return [...new Map(tags.map((tag) => [fold(tag), tag])).values()];
}

const without = (tags: readonly string[], others: readonly string[]): string[] => {
  const known = new Set(others.map(fold));
  return tags.filter((tag) => !known.has(fold(tag)));
};

/** What has to be done to come from one to the other; null: nothing. Capitals of tags make no difference to Shopify. */
export function findChange(before: NoteAndTags, after: NoteAndTags): NoteChange | null {
  const note = before.note === after.note ? null : { before: before.note, after: after.note };
  const added = without(after.tags, before.tags);
  const removed = without(before.tags, after.tags);
  return note || added.length || removed.length ? { note, added, removed } : null;
}

/** Whether the order is as the change would have it. */
export const isMade = ({ note, tags }: NoteAndTags, change: NoteChange): boolean =>
  (change.note === null || note === change.note.after) &&
  without(change.added, tags).length === 0 &&
  without(change.removed, tags).length === change.removed.length;

/** Whether its note is still the one that was to be changed, or is changed already. */
export const isNoteFree = ({ note }: NoteAndTags, change: NoteChange): boolean =>
  change.note === null || note === change.note.before || note === change.note.after;
