import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";

/** What of a customer somebody looked at. `export`: an archive of personal data, or the access log itself. */
export type AccessSubject = "ticket" | "attachment" | "export";

/** Looks within so long are one row. Ours. */
const oneRowMs = 600_000;
const remembered = 20_000;

/** When this process last wrote the row, by shop, person and subject; the longest ago first. */
const written = new Map<string, number>();

/**
 * Notes that the person looked at this customer's data. Looking again within ten minutes adds no row, in whichever
 * process. One statement, or none.
 */
export async function logAccess(desk: StaffDesk, subject: AccessSubject, subjectId: string): Promise<void> {
  const key = `${desk.shop.id}/${desk.staff.id}/${subject}/${subjectId}`;
  const now = desk.now();
  if (now.getTime() - (written.get(key) ?? -Infinity) < oneRowMs) return;
  const since = new Date(now.getTime() - oneRowMs);
  const rows = await desk.sql`
    insert into access_log (shop_id, staff_id, subject, subject_id, at)
    select ${SHOP}, ${desk.staff.id}, ${subject}, ${subjectId}, ${now}::timestamptz
    where not exists (
      select 1 from access_log
      where shop_id = ${SHOP} and at > ${since}::timestamptz and staff_id = ${desk.staff.id}
        and subject = ${subject} and subject_id = ${subjectId})
    returning id`;
  if (!rows.length) return;
  written.delete(key);
  written.set(key, now.getTime());
  if (written.size > remembered) written.delete(written.keys().next().value as string);
}
