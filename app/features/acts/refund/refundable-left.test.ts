import { describe, expect, test } from "vitest";
import type { ActionState } from "../action-states.ts";
import { refundMark } from "./refund-note.ts";
import { refundableLeft } from "./refundable-left.ts";

const own = (state: ActionState, amountMinor: bigint, idempotencyKey = "a") => ({ state, amountMinor, idempotencyKey });
const left = (rows: ReturnType<typeof own>[], notes: string[] = []) =>
  refundableLeft({ minor: 1000n, currency: "EUR" }, rows, notes).minor;

describe("what is left to refund", () => {
  const cases: [name: string, rows: ReturnType<typeof own>[], notes: string[], left: bigint][] = [
    ["all of Shopify's maximum where nothing is on its way", [], [], 1000n],
    ["a running one counts as gone", [own("running", 300n)], [], 700n],
    ["one of unknown outcome counts as gone", [own("unknown", 300n)], [], 700n],
    ["one that waits for a person counts as gone", [own("needs_person", 300n)], [], 700n],
    ["one that Shopify lists is counted by Shopify already", [own("unknown", 300n)], [`x\n${refundMark("a")}`], 1000n],
    ["another one's mark proves nothing", [own("unknown", 300n)], [refundMark("b")], 700n],
    [
      "drafts, done and failed ones do not count",
      [own("drafted", 1n), own("succeeded", 2n), own("failed", 4n)],
      [],
      1000n,
    ],
    ["several add up", [own("running", 300n), own("unknown", 200n, "b")], [], 500n],
    ["never below zero", [own("running", 3000n)], [], 0n],
  ];
  test.each(cases)("%s", (_name, rows, notes, expected) => expect(left(rows, notes)).toBe(expected));
});
