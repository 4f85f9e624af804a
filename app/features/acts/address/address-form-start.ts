import type { TypedAddress } from "./typed-address.ts";

/** What the form starts from. */
export interface AddressForm {
  /** As on the order; null: it has none. */
  address: TypedAddress | null;
  /** Some of it has gone already, to where it was. */
  isPartlySent: boolean;
}

/** What changes, line by line. */
export interface AddressChange {
  before: string[];
  after: string[];
}
