/** An open page says so every so often … */
export const beatSeconds = 20;
/** … and who has not for this long is gone. */
export const staleSeconds = 60;
/** Who has not touched a key for this long no longer writes. */
export const typingSeconds = 8;

/** Who was last seen before this instant is gone. */
export const staleBefore = (now: Date): Date => new Date(now.getTime() - staleSeconds * 1_000);
