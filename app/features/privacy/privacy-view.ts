import type { Counts } from "./counts.ts";

/** What the owner asks for on the page of privacy. */
export const privacyKinds = ["data_request", "redact", "shop_export"] as const;
/** `shop_erasure` is asked for on a page of its own. */
export type PrivacyKind = (typeof privacyKinds)[number] | "shop_erasure";
export const privacyStates = ["open", "running", "done", "failed"] as const;
export const erasureProblems = ["acts_open", "files_unavailable", "failed"] as const;
export const privacyProblems = [...erasureProblems, "person_erased"] as const;

/** A request about personal data, as the owner sees it. */
export interface PrivacyView {
  id: string;
  kind: PrivacyKind;
  source: "shopify" | "merchant";
  state: (typeof privacyStates)[number];
  /** Why it waits, or why an export that was made is no longer there; null: neither. */
  problem: (typeof privacyProblems)[number] | null;
  /** Whom it is about, as far as that is still known. */
  about: string;
  /** Rows found, written or erased so far. */
  rows: number;
  receivedAt: string;
  dueAt: string;
  doneAt: string | null;
  /** The export may be fetched until then; null: there is none. */
  fileUntil: string | null;
}

/** All rows of a request together. */
export const rowsOf = (counts: Counts): number => Object.values(counts).reduce((sum, rows) => sum + rows, 0);
