import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";

/** How much automatic mail one address may get from the shop. RFC 3834 asks for a limit; the numbers are ours. */
export const mostPerTicketInADay = 1;
export const mostInTenMinutes = 5;

/**
 * Counts an automatic mail to this address, unless it would be one too many: more than one for a ticket within 24 hours,
 * or more than five from the shop within ten minutes. Two machines that answer each other stop there: the address is
 * frozen for acknowledgements, until somebody of the shop resumes them. Whoever counts for the same address at the same
 * time waits.
 */
export async function countAutomaticMail(
  desk: Desk,
  tx: DeskTx,
  mail: { address: string; ticketId: bigint | null; kind: "ack" | "test" },
): Promise<"counted" | "too_many" | "frozen"> {
  const now = desk.now();
  await tx.sql`
    select pg_advisory_xact_lock(hashtextextended(${`automatic ${mail.address}`}::text, ${SHOP}::bigint))::text as held`;
  const [before] = await tx.sql<{ of_ticket: number; of_address: number; is_frozen: boolean }>`
    select count(*) filter (where kind <> 'frozen' and ticket_id = ${mail.ticketId}::bigint
                              and at > ${now}::timestamptz - interval '24 hours')::int as of_ticket,
           count(*) filter (where kind <> 'frozen' and at > ${now}::timestamptz - interval '10 minutes')::int as of_address,
           coalesce(bool_or(kind = 'frozen'), false) as is_frozen
    from automatic_mail
    where shop_id = ${SHOP} and address = ${mail.address}
      and (kind = 'frozen' or at > ${now}::timestamptz - interval '24 hours')`;
  if (before?.is_frozen && mail.kind === "ack") return "frozen";
  if (before && before.of_ticket >= mostPerTicketInADay) return "too_many";
  if (before && before.of_address >= mostInTenMinutes) {
    if (mail.kind === "test") return "too_many";
    await tx.db.automaticMail.create({ data: { ...mail, kind: "frozen", at: now }, select: { id: true } });
    tx.announce({ kind: "shop" });
    return "frozen";
  }
  await tx.db.automaticMail.create({ data: { ...mail, at: now }, select: { id: true } });
  return "counted";
}
