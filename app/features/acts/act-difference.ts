import type { Seen } from "./act-outcome.ts";
import { failedStatuses, type ActionResult } from "./action-record.ts";
import { readDecider, readResult } from "./read-record.ts";
import { isAsConfirmed } from "./result-columns.ts";

/**
 * How Shopify's picture of an act that has ended may differ from ours. `not_at_shopify`: made, we say, and there is no
 * trace of it; `made_after_all`: not made, we say, and it is there; `other_sum`: not the one that was confirmed.
 */
export const actDifferences = ["not_at_shopify", "made_after_all", "other_sum"] as const;
export type ActDifference = (typeof actDifferences)[number];

export const isDifference = (problem: string | null): problem is ActDifference =>
  actDifferences.some((one) => one === problem);

interface Ended {
  kind: string;
  state: string;
  problem: string | null;
  amountMinor: bigint;
  currency: string;
  result: unknown;
}

/** Compares an act that has ended with what looking for it at Shopify shows; null: they agree, or nobody can say. */
export function findDifference(row: Ended, seen: Seen): ActDifference | null {
  if (row.state === "failed") return seen.kind === "done" && isProof(row) ? "made_after_all" : null;
  // What a person said without a trace has none.
  if (row.state !== "succeeded" || readDecider(row.result) !== null) return null;
  if (seen.kind === "not_seen") return "not_at_shopify";
  return seen.kind === "done" && kindsOfSum.has(row.kind) && !isSameSum(row, seen.result) ? "other_sum" : null;
}

/** Kinds of which Shopify shows what went back for them by itself. */
const kindsOfSum: ReadonlySet<string> = new Set(["refund", "returnStep"]);

/** Kinds that bear no mark: where Shopify refused ours, what is there is somebody else's. */
const unmarked: ReadonlySet<string> = new Set(["credit", "edit", "returnStep"]);

const isProof = ({ kind, problem }: Ended): boolean => !unmarked.has(kind) || problem === "person_not_made";

/** Whether looking for an act told how it stands at Shopify; else it is to be looked for again. */
export const isAnswer = ({ kind }: Seen): boolean => !["unknown", "under_way", "not_shown"].includes(kind);

/** A payment that failed is not in Shopify's total, neither now nor then. */
function isSameSum(row: Ended, now: ActionResult): boolean {
  const parts = [...now.transactions, ...(readResult(row.result)?.transactions ?? [])];
  return parts.some(({ status }) => failedStatuses.has(status)) || isAsConfirmed(now, row);
}
