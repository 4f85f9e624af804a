import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";

/** The next number of the shop; who opens another ticket meanwhile waits until this transaction ends. */
export const takeTicketNumber = (tx: DeskTx): Promise<number> => takeTicketNumbers(tx, 1);

/** As many numbers in a row as there are tickets to open: the first of them. */
export async function takeTicketNumbers(tx: DeskTx, count: number): Promise<number> {
  const [shop] = await tx.sql<{ number: number }>`
    update shop set next_ticket_number = next_ticket_number + ${count}::int where shop_id = ${SHOP}
    returning next_ticket_number - ${count}::int as number`;
  if (!shop) throw new Error("the shop is gone");
  return shop.number;
}
