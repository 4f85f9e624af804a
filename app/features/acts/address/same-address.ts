import { addressFields, type TypedAddress } from "./typed-address.ts";

/** Shopify tidies what it is given: spaces, capitals, dashes of telephone numbers and postal codes. null: erased. */
const plain = (text: string | null): string =>
  (text ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Whether both lead to the same door. null: no address at all. */
export const isSameAddress = (a: TypedAddress | null, b: TypedAddress | null): boolean =>
  a === b || (a !== null && b !== null && addressFields.every((field) => plain(a[field]) === plain(b[field])));
