/** The longest note that Shopify keeps with a refund, in UTF-16 units. */
const longestAtShopify = 5000;

/** Room for our mark and the separators between the parts. */
const roomForMark = 64;

/** How long reason and note together may be, so that the mark still fits. */
export const longestRefundNote = longestAtShopify - roomForMark;

/**
 * What we put into the note of a refund so that it can be found again, whatever became of the answer. It is the only
 * text of ours that Shopify keeps with a refund and shows us again.
 */
export const refundMark = (idempotencyKey: string): string => `[Latte ${idempotencyKey}]`;

/** The note as it is sent: reason, what the person wrote, our mark. */
export const writeRefundNote = (reason: string, note: string, idempotencyKey: string): string =>
  [reason, note, refundMark(idempotencyKey)].filter((part) => part !== "").join("\n");

/** Whether this refund is the one that was sent with the key. */
export const bearsMark = (note: string | null, idempotencyKey: string): boolean =>
  note !== null && note.includes(refundMark(idempotencyKey));

/** Whether any refund of ours bears the note. */
export const isOurNote = (note: string | null): boolean => note !== null && /\[Latte [0-9a-f-]{36}\]/.test(note);
