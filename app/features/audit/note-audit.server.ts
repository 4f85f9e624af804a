import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { ActingDesk, Desk, DeskTx } from "../shared/desk.ts";
import type { AuditKind, AuditRefusal, AuditSource, AuditSubject } from "./audit-kind.ts";

/** One line of the audit log. */
export interface AuditFact {
  kind: AuditKind;
  subject: AuditSubject;
  /** Names it for ever; "" where there is only one. */
  subjectId: string;
  orderName?: string;
  ticketNumber?: number;
  /** What it was, and what it is now: plain values, sums as MoneyJson. Left out: nothing to tell. */
  before?: object;
  after?: object;
  /** In the words of who did it. */
  reason?: string;
}

/**
 * Writes into the audit log, in the transaction of what it tells of: the one is there when the other is. One statement.
 * @param where that transaction; the desk itself where nothing else is written
 */
export async function noteAudit(desk: Desk, where: Pick<DeskTx, "sql">, fact: AuditFact): Promise<void> {
  const { kind, subject, subjectId, orderName = null, ticketNumber = null, reason = "" } = fact;
  const json = (value?: object) => (value ? JSON.stringify(value) : null);
  const source = sourceOf(desk, ticketNumber);
  await where.sql`
    insert into audit_entry (shop_id, at, staff_id, staff_name, kind, subject, subject_id, order_name, ticket_number,
      before, after, reason, source)
    values (${SHOP}, ${desk.now()}::timestamptz, ${desk.staff?.id ?? null}::bigint, ${desk.staff?.name ?? ""}, ${kind},
      ${subject}, ${subjectId}, ${orderName}::text, ${ticketNumber}::int, ${json(fact.before)}::jsonb,
      ${json(fact.after)}::jsonb, ${reason}, ${source})`;
}

/** Where it was done: by the staff, by a shopper as the shop's rule goes, or by Latte on its own. */
function sourceOf(desk: Desk | ActingDesk, ticketNumber: number | null): AuditSource {
  if (desk.staff) return ticketNumber === null ? "settings" : "ticket";
  return "shopper" in desk ? "storefront" : "job";
}

/** Writes that something was refused which no page offers. */
export const noteRefusal = (
  desk: Desk,
  what: AuditRefusal,
  about: Pick<AuditFact, "subject" | "subjectId"> & Partial<AuditFact>,
  where: Pick<DeskTx, "sql"> = desk,
): Promise<void> => noteAudit(desk, where, { ...about, kind: "refused", after: { what, ...about.after } });
