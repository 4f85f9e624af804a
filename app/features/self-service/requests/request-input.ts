import type { TypedAddress } from "../../acts/address/typed-address.ts";

/** What somebody asked for, as parsed: the column `shopper_request.input`. */
export interface RequestInput {
  lines: RequestedLine[];
  /** A word of ours; "": none was chosen. */
  reason: string;
  note: string;
  address: TypedAddress | null;
  /** The pictures that came with it, by the ids of their files; left out: none. */
  photos?: string[];
  /** Why it was not done at once although the rule says so: a machine word. */
  held?: string;
}

export interface RequestedLine {
  /** Shopify's numeric id of the order's line. */
  lineId: string;
  title: string;
  quantity: number;
  /** Of goods that come back: which of what was sent, and why, by Shopify's ids. */
  sentId?: string;
  reasonId?: string;
  reason?: string;
  /** What is wanted for it; left out: the customer said it in their own words, or nothing. */
  instead?: { variantId: string; title: string };
}

/** What can be changed of an address, as `address.<field>` in the form. */
export const addressFields = [
  "lastName",
  "company",
  "address1",
  "address2",
  "city",
  "provinceCode",
  "zip",
  "phone",
] as const;

/** Why somebody cancels, as we ask it. Nobody has to say. */
export const cancelWhy = ["mistake", "mind", "cheaper", "slow", "other"] as const;
export type CancelWhy = (typeof cancelWhy)[number];

/** Ours; what follows fits into what Shopify keeps with a return. */
export const longestRequestNote = 200;

/** Reads the column. What cannot be read is empty. */
export function readRequestInput(column: unknown): RequestInput {
  const { lines, reason, note, address, photos, held } = (column ?? {}) as Partial<RequestInput>;
  return {
    lines: Array.isArray(lines) ? lines : [],
    reason: typeof reason === "string" ? reason : "",
    note: typeof note === "string" ? note : "",
    address: address ?? null,
    ...(Array.isArray(photos) && { photos }),
    ...(typeof held === "string" && { held }),
  };
}
