import { refundMark } from "../refund/refund-note.ts";

/** The longest staff note that Shopify keeps with a cancellation, in UTF-16 units. */
const longestAtShopify = 255;

/** How long what a person writes may be, so that our mark still fits behind it. */
export const longestStaffNote = 200;

/**
 * The staff note as it is sent: what the person wrote, and our mark, by which the cancellation is found again. Customers
 * do not see it.
 * @throws RangeError when it would not fit; Shopify might cut the mark
 */
export function writeStaffNote(note: string, idempotencyKey: string): string {
  const whole = [note, refundMark(idempotencyKey)].filter((part) => part !== "").join("\n");
  if (whole.length > longestAtShopify) throw new RangeError("the staff note is too long for Shopify");
  return whole;
}
