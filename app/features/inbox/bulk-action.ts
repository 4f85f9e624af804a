import type { BulkChange } from "./bulk-change.server.ts";

export type { BulkChange };
export type BulkKind = BulkChange["kind"];

/** A change of many tickets takes no more than this. */
export const bulkLimit = 5_000;

/** How far a change of many tickets is, as JSON. */
export interface BulkView {
  id: string;
  change: BulkChange;
  /** `undone`: what could be taken back was. `failed`: it stopped for good; what is done stays done. */
  state: "waiting" | "running" | "done" | "failed" | "undoing" | "undone";
  total: number;
  /** Dealt with so far, skipped ones among them. */
  done: number;
  /** Could not be changed so (the status table, a ticket that was merged), and stayed as they were. */
  skipped: number;
  /** After undo: somebody had changed them since, so they stayed. */
  kept: number;
  isMine: boolean;
}
