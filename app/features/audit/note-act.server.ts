import type { ActionRow } from "../acts/action-row.ts";
import { outsideOf, type PolicyName } from "../policies/policy.ts";
import { readVerdict } from "../policies/stored-verdict.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import type { AuditKind } from "./audit-kind.ts";
import { noteAudit, type AuditFact } from "./note-audit.server.ts";

/** What of an act is told. */
export type ToldAct = Pick<ActionRow, "id" | "kind" | "orderId" | "orderName" | "amountMinor" | "currency"> & {
  ticket: { number: number };
};

/** What every line about an act says of it. */
export const aboutAct = ({ orderId, orderName, ticket }: Pick<ToldAct, "orderId" | "orderName" | "ticket">) =>
  ({
    subject: "order",
    subjectId: orderId.toString(),
    orderName,
    ticketNumber: ticket.number,
  }) satisfies Partial<AuditFact>;

/**
 * Writes into the audit log where an act on an order, or the request for it, has got to.
 * @param states what it was, and what it is now
 */
export const noteAct = (
  desk: Desk,
  tx: Pick<DeskTx, "sql">,
  act: ToldAct,
  kind: Extract<AuditKind, `act_${string}` | `approval_${string}`>,
  states: { from: string; to: string; before?: object; more?: object; reason?: string },
): Promise<void> =>
  noteAudit(desk, tx, {
    ...aboutAct(act),
    kind,
    before: { state: states.from, ...states.before },
    after: {
      state: states.to,
      act: act.kind,
      actId: act.id.toString(),
      amount: { minor: act.amountMinor.toString(), currency: act.currency },
      ...states.more,
    },
    ...(states.reason && { reason: states.reason }),
  });

/** Which policies an act steps outside of, by their names; nothing where it is within all. */
export function outsideFact({ input }: { input: unknown }): { outside?: PolicyName[] } {
  const verdict = readVerdict(input);
  return verdict?.needsReason ? { outside: outsideOf(verdict.findings).map(({ policy }) => policy) } : {};
}
