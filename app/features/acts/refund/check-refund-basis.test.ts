import { expect, test } from "vitest";
import type { RefundBasis } from "./refund-record.ts";
import { checkBasis } from "./check-refund-basis.ts";

const basis: RefundBasis = {
  updatedAt: "2026-11-01T00:00:00Z",
  leftMinor: "1000",
  refundable: { "1": 2, "2": 1 },
  knownIds: [],
};
const refund = (amountMinor: bigint, lines: [string, number][] = []) => ({
  amountMinor,
  lines: lines.map(([lineId, quantity]) => ({ lineId, quantity })),
});

const cases: [name: string, wanted: ReturnType<typeof refund>, since: ReturnType<typeof refund>[], result: object][] = [
  ["nothing came between", refund(1000n, [["1", 2]]), [], { fits: true }],
  ["another refund leaves enough", refund(400n, [["1", 1]]), [refund(600n, [["1", 1]])], { fits: true }],
  [
    "one cent too much beside another",
    refund(401n),
    [refund(600n)],
    { fits: false, problem: "over_refund", leftMinor: 400n },
  ],
  [
    "two others add up",
    refund(1n),
    [refund(600n), refund(400n)],
    { fits: false, problem: "over_refund", leftMinor: 0n },
  ],
  [
    "the same unit is gone",
    refund(1n, [["2", 1]]),
    [refund(1n, [["2", 1]])],
    { fits: false, problem: "order_changed", leftMinor: 999n },
  ],
  [
    "a line that was not in the preview",
    refund(1n, [["3", 1]]),
    [],
    { fits: false, problem: "order_changed", leftMinor: 1000n },
  ],
];
test.each(cases)("%s", (_name, wanted, since, result) => expect(checkBasis(basis, wanted, since)).toEqual(result));
