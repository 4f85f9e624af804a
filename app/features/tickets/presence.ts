/** An open page says so every so often … */
export const beatSeconds = 20;
/** … and who has not for this long is gone. */
export const staleSeconds = 60;
/** Who has not touched a key for this long no longer writes. */
export const typingSeconds = 8;

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The id by which an open page calls itself; null when it has none. */
export const parsePageId = (value: unknown): string | null =>
  typeof value === "string" && uuid.test(value) ? value.toLowerCase() : null;

/** Who was last seen before this instant is gone. */
export const staleBefore = (now: Date): Date => new Date(now.getTime() - staleSeconds * 1_000);
