import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";

/** What of a customer somebody looked at. `export`: an archive of personal data, or the access log itself. */
export type AccessSubject = "ticket" | "attachment" | "export";

const hour = 3_600_000;
const remembered = 20_000;

/** When this process last wrote the row, by shop, person and subject; the longest ago first. */
const written = new Map<string, number>();

/**
 * Notes that the person looked at this customer's data. Looking again within the hour adds no row; another process
 * may add its own. One statement, or none.
 */
export async function logAccess(desk: StaffDesk, subject: AccessSubject, subjectId: string): Promise<void> {
  const key = `${desk.shop.id}/${desk.staff.id}/${subject}/${subjectId}`;
  const now = desk.now().getTime();
  if (now - (written.get(key) ?? -Infinity) < hour) return;
  await desk.sql`
    insert into access_log (shop_id, staff_id, subject, subject_id, at)
    values (${SHOP}, ${desk.staff.id}, ${subject}, ${subjectId}, ${desk.now()}::timestamptz)`;
  written.delete(key);
  written.set(key, now);
  if (written.size > remembered) written.delete(written.keys().next().value as string);
}
