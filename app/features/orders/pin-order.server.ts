import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { noteRefusal } from "../audit/note-audit.server.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { parseRowId } from "../tickets/row-ids.ts";

export type PinProblem = "order_not_found";

/**
 * A person says which order the ticket is about; null: none. From then on no match changes it. Any order of the shop may
 * be pinned: customers also write from another address than they bought with, and the agent has checked who they are. `null`
 * when the ticket does not exist.
 */
export async function pinOrder(
  desk: StaffDesk,
  ticketNumber: number,
  orderId: string | null,
): Promise<Outcome<{ orderName: string | null }, PinProblem> | null> {
  const id = orderId === null ? null : parseRowId(orderId);
  if (orderId !== null && id === null) return refuse("order_not_found", { field: "orderId" });
  return desk.tx(async (tx) => {
    const [ticket] = await tx.sql<{ id: bigint; order_id: bigint | null; order_match: string }>`
      select id, order_id, order_match from ticket where shop_id = ${SHOP} and number = ${ticketNumber}::int for update`;
    if (!ticket) return null;
    const orderName = id === null ? null : await findName(tx.sql, id);
    if (id !== null && orderName === null) {
      await noteRefusal(desk, "order", { subject: "order", subjectId: id.toString(), ticketNumber }, tx);
      return refuse("order_not_found", { field: "orderId" });
    }
    if (ticket.order_match === "pinned" && (ticket.order_id?.toString() ?? null) === orderId)
      return succeed({ orderName });
    await tx.sql`
      with changed as (
        update ticket set order_id = ${id}::bigint, order_name = ${orderName}, order_match = 'pinned',
          (order_payment, order_fulfilment) = (select o.financial_status, o.fulfillment_status from order_snapshot o
                                               where o.shop_id = ${SHOP} and o.id = ${id}::bigint)
        where shop_id = ${SHOP} and id = ${ticket.id}::bigint
        returning id
      )
      insert into ticket_event (shop_id, ticket_id, kind, staff_id, data)
      select ${SHOP}, id, 'order_pinned', ${desk.staff.id}::bigint, ${JSON.stringify({ orderId, orderName })}::jsonb
      from changed`;
    tx.announce({ kind: "ticket", ticketId: ticket.id.toString(), number: ticketNumber });
    return succeed({ orderName });
  });
}

async function findName(sql: StaffDesk["sql"], id: bigint): Promise<string | null> {
  const [order] = await sql<{ name: string }>`
    select name from order_snapshot where shop_id = ${SHOP} and id = ${id}::bigint`;
  return order?.name ?? null;
}
