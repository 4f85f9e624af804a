import type { erasureProblems, PrivacyView } from "./privacy-view.ts";

/** More than this of anything is not counted: it is shown as "1,000,000+". */
export const mostCounted = 1_000_000;

/** What an erasure of everything would take, as it stands. */
export interface DeskCounts {
  tickets: number;
  messages: number;
  customers: number;
  files: number;
  mails: number;
  acts: number;
}

/** The last erasure of everything, under way or done. */
export interface ErasureView {
  state: PrivacyView["state"];
  /** Why it waits; null: it does not. */
  problem: (typeof erasureProblems)[number] | null;
  /** Tickets, as the work is told by them. */
  done: number;
  total: number;
  /** Rows of everything that went. */
  rows: number;
  doneAt: string | null;
}

/** A name as it is compared with the one that was typed: capitals, spaces and composition make no difference. */
export const comparableName = (name: string): string =>
  name.normalize("NFC").replace(/\s+/gu, " ").trim().toLowerCase();
