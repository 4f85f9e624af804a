import { readVerdict } from "../../policies/stored-verdict.ts";
import type { ActingDesk } from "../../shared/desk.ts";
import { readInput } from "../read-record.ts";
import { numberOf } from "../return/return-facts.ts";
import type { ReturnStepBasis, ReturnStepSent } from "./return-step-input.ts";

/** What acts of ours have said of a return. */
export interface SetUp {
  /** Whoever set it up said why, it being worth more than nobody asks about. */
  isReasoned: boolean;
  /** How much may go out unpaid that was weighed then and has not gone yet, in minor units of the shop's currency. */
  coverMinor: bigint;
}

/**
 * What was said and weighed of a return so far: when it was set up or agreed to here, less what settling it took of that.
 * One statement.
 * @param returnId as Shopify names it
 */
export async function readSetUp({ db }: ActingDesk, orderId: string, returnId: string): Promise<SetUp> {
  const rows = await db.orderAction.findMany({
    where: {
      orderId: BigInt(orderId),
      OR: [
        { kind: { in: ["return", "exchange"] }, shopifyId: BigInt(numberOf(returnId)), state: "succeeded" },
        { kind: "returnStep", state: { in: ["running", "unknown", "needs_person", "succeeded"] } },
      ],
    },
    select: { kind: true, valueMinor: true, input: true },
  });
  let coverMinor = 0n;
  let isReasoned = false;
  for (const { kind, valueMinor, input } of rows) {
    const stored = readInput(input);
    if (!stored) continue;
    const basis = stored.basis as Partial<ReturnStepBasis> & { coverMinor?: string };
    if (kind !== "returnStep") {
      const { findings = [] } = readVerdict(input) ?? {};
      isReasoned ||= findings.some(({ policy, is }) => policy === "no_questions" && is === "outside");
      // Of one that was set up before only what counted is known.
      coverMinor += basis.coverMinor === undefined ? (valueMinor ?? 0n) : BigInt(basis.coverMinor);
    } else if (basis.returnId === returnId) {
      const isApproval = "approve" in (stored.sent as ReturnStepSent);
      coverMinor += isApproval ? (valueMinor ?? 0n) : -BigInt(basis.coveredMinor ?? "0");
    }
  }
  return { isReasoned, coverMinor: coverMinor > 0n ? coverMinor : 0n };
}
