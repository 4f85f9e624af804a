import { policyNames, type PolicyFinding, type PolicyVerdict } from "./policy.ts";

/** What an act keeps of how it was judged: the verdict of its preview, and why it steps outside. */
export interface StoredVerdict extends PolicyVerdict {
  /** In the words of who acts; left out: none were owed, or none given yet. An erasure empties it. */
  note?: string | null;
}

/** Higher ones no form of ours takes. */
export const mostTimes = 10;

/**
 * What the column `order_action.input` holds of policies. What is of another shape is left out; a reason that was owed
 * stays owed.
 */
export function readVerdict(input: unknown): StoredVerdict | null {
  const stored: unknown = (input as { policy?: unknown } | null)?.policy;
  if (typeof stored !== "object" || stored === null) return null;
  const { findings, needsReason, limitTimes, limitLeastMinor, note } = stored as Partial<
    Record<keyof StoredVerdict, unknown>
  >;
  return {
    findings: Array.isArray(findings) ? findings.filter(isFinding) : [],
    needsReason: needsReason === true,
    ...(isTimes(limitTimes) && { limitTimes }),
    ...(typeof limitLeastMinor === "string" && /^\d{1,18}$/.test(limitLeastMinor) && { limitLeastMinor }),
    ...(typeof note === "string" && note && { note }),
  };
}

const isFinding = (one: unknown): one is PolicyFinding =>
  policyNames.some((name) => name === (one as { policy?: unknown } | null)?.policy) &&
  typeof (one as { is?: unknown }).is === "string";

const isTimes = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= mostTimes;
