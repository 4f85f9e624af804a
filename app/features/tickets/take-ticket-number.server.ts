import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";

/** The next number of the shop; who opens another ticket meanwhile waits until this transaction ends. */
export async function takeTicketNumber(tx: DeskTx): Promise<number> {
  const [shop] = await tx.sql<{ number: number }>`
    update shop set next_ticket_number = next_ticket_number + 1 where shop_id = ${SHOP}
    returning next_ticket_number - 1 as number`;
  if (!shop) throw new Error("the shop is gone");
  return shop.number;
}
