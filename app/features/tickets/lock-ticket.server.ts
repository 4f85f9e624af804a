import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import { isTicketNumber } from "./row-ids.ts";
import type { TicketStatus } from "./ticket-status.ts";

/** A ticket that is held until the transaction ends: who else changes it waits. */
export interface LockedTicket {
  id: bigint;
  number: number;
  status: TicketStatus;
  subject: string;
  assignee_id: bigint | null;
  solved_at: Date | null;
  last_activity_at: Date;
  customer_email: string;
  customer_name: string;
  mailbox_id: bigint | null;
}

/** Holds the ticket of this number; `null` when there is none. */
export async function lockTicket(tx: DeskTx, number: number): Promise<LockedTicket | null> {
  if (!isTicketNumber(number)) return null;
  const [row] = await tx.sql<LockedTicket>`
    select t.id, t.number, t.status, t.subject, t.assignee_id, t.solved_at, t.last_activity_at, t.mailbox_id,
           c.email as customer_email, c.name as customer_name
    from ticket t join customer c on c.shop_id = t.shop_id and c.id = t.customer_id
    where t.shop_id = ${SHOP} and t.number = ${number}::int
    for update of t`;
  return row ?? null;
}
