import type { ActOutcome, NotSeen } from "../act-outcome.ts";
import type { ActionRow } from "../action-row.ts";
import { keyLifetimeMilliseconds, lateStartMilliseconds } from "../action-timing.ts";
import { draftProgressOf } from "./draft-progress.ts";

/**
 * Shopify's search is behind by seconds, seldom by minutes, and a request may be at work there for some more. A draft
 * that is not found by its mark so long after it was asked for is left to a person. Our own rule.
 */
export const searchPatienceMilliseconds = 30 * 60_000;

const noSign = { kind: "needs_person", problem: "no_sign", detail: "" } as const;

type Times = Pick<ActionRow, "progress" | "firstSentAt" | "createdAt">;

/** When Shopify was last asked for a part of it. */
export function lastAskedAt({ progress, firstSentAt, createdAt }: Times): Date {
  const nextAskedAt = draftProgressOf(progress)?.nextAskedAt;
  return nextAskedAt ? new Date(nextAskedAt) : (firstSentAt ?? createdAt);
}

/**
 * What now, when what is made of a draft is not there: a draft that is known goes on with what was not asked for yet. What
 * was asked for is asked for no second time.
 */
export function whenDraftNotSeen(row: Times, seen: NotSeen, ageMilliseconds: number): ActOutcome | "go_on" {
  if (seen.kind === "not_shown")
    return ageMilliseconds >= keyLifetimeMilliseconds
      ? noSign
      : { kind: "unknown", detail: "Shopify does not show us drafts" };
  const progress = draftProgressOf(row.progress);
  if (!progress)
    return ageMilliseconds >= searchPatienceMilliseconds
      ? noSign
      : { kind: "unknown", detail: "not found by its mark yet" };
  // After a day nobody waits for it any more, who was told that it is under way.
  if (progress.nextAskedAt === null) return ageMilliseconds < keyLifetimeMilliseconds ? "go_on" : noSign;
  const sinceAsked = (row.firstSentAt ?? row.createdAt).getTime() + ageMilliseconds - lastAskedAt(row).getTime();
  return sinceAsked >= lateStartMilliseconds ? noSign : { kind: "unknown", detail: "it may yet happen" };
}
