import type { RefundBasis } from "./refund-record.ts";
import { sumUnits } from "./refundable-left.ts";

interface Refunded {
  amountMinor: bigint;
  lines: readonly { lineId: string; quantity: number }[];
}

/** Whether a previewed refund still fits beside those that were made, or are on their way, since the preview. */
export function checkBasis(
  basis: RefundBasis,
  wanted: Refunded,
  since: readonly Refunded[],
): { fits: true } | { fits: false; problem: "over_refund" | "order_changed"; leftMinor: bigint } {
  const rest = since.reduce((left, { amountMinor }) => left - amountMinor, BigInt(basis.leftMinor));
  const leftMinor = rest > 0n ? rest : 0n;
  if (wanted.amountMinor > leftMinor) return { fits: false, problem: "over_refund", leftMinor };
  const taken = sumUnits(since);
  const unitsFit = wanted.lines.every(
    ({ lineId, quantity }) => quantity <= (basis.refundable[lineId] ?? 0) - (taken.get(lineId) ?? 0),
  );
  return unitsFit ? { fits: true } : { fits: false, problem: "order_changed", leftMinor };
}
