import { addressFields, type TypedAddress } from "./typed-address.ts";

/** In these what stands between letters and digits says nothing. */
const unspaced: ReadonlySet<string> = new Set(["zip", "phone"]);

/**
 * Shopify tidies what it is given: spaces, capitals, dashes of telephone numbers and postal codes. Elsewhere it counts
 * where letters and digits part: 1/23 is not 12/3. null: erased.
 */
const plain = (text: string | null, field: string): string =>
  (text ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, unspaced.has(field) ? "" : " ")
    .trim();

/** Whether both lead to the same door. null: no address at all. */
export const isSameAddress = (a: TypedAddress | null, b: TypedAddress | null): boolean =>
  a === b ||
  (a !== null && b !== null && addressFields.every((field) => plain(a[field], field) === plain(b[field], field)));
