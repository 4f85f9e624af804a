import { expect, test } from "vitest";
import type { NotSeen } from "../act-outcome.ts";
import { lastAskedAt, whenDraftNotSeen } from "./when-draft-not-seen.ts";

const begun = new Date("2026-05-04T10:00:00Z");
const after = (minutes: number) => new Date(begun.getTime() + minutes * 60_000).toISOString();
const draft = (nextAskedAt?: string | null) => ({
  draftOrderId: "7",
  ...(nextAskedAt !== undefined && { nextAskedAt }),
});
const hidden: NotSeen = { kind: "not_shown" };
const missing: NotSeen = { kind: "not_seen", since: [] };

test.each([
  ["no draft found yet", null, missing, 29, "unknown"],
  ["no draft found after half an hour", null, missing, 30, "no_sign"],
  ["a draft of which nothing was asked yet", draft(null), missing, 1, "go_on"],
  ["so for less than a day", draft(null), missing, 24 * 60 - 1, "go_on"],
  ["so for a day", draft(null), missing, 24 * 60, "no_sign"],
  [
    "its next part was asked for 25 minutes later: the hour counts from there",
    draft(after(25)),
    missing,
    84,
    "unknown",
  ],
  ["an hour after that", draft(after(25)), missing, 85, "no_sign"],
  ["a record that does not say whether it was asked for: it may have been, at once", draft(), missing, 59, "unknown"],
  ["an hour after that it began", draft(), missing, 60, "no_sign"],
  ["Shopify does not show us drafts", draft(null), hidden, 24 * 60 - 1, "unknown"],
  ["Shopify does not show us drafts for a day", null, hidden, 24 * 60, "no_sign"],
] as const)("%s", (_name, progress, seen, minutes, expected) => {
  const row = { progress, firstSentAt: begun, createdAt: new Date(0) };
  const next = whenDraftNotSeen(row, seen, minutes * 60_000);
  expect(typeof next === "string" ? next : next.kind === "needs_person" ? next.problem : next.kind).toBe(expected);
});

test("nobody sent it anywhere: what counts is when it was made", () => {
  expect(lastAskedAt({ progress: null, firstSentAt: null, createdAt: begun })).toEqual(begun);
});
