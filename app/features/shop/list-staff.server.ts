import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { noteAudit } from "../audit/note-audit.server.ts";
import type { Desk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import type { StaffDesk } from "../shared/desk.ts";

/** Somebody who has opened the app. */
export interface StaffView {
  id: string;
  name: string;
  email: string | null;
  accountOwner: boolean;
  lastSeenAt: string;
  /** Not offered where one chooses a person. */
  removed: boolean;
}

/** Everybody who has opened the app, those who are offered first. One statement. */
export async function listStaff(desk: Desk): Promise<StaffView[]> {
  const rows = await desk.sql<{
    id: bigint;
    name: string;
    email: string | null;
    account_owner: boolean;
    last_seen_at: Date;
    removed_at: Date | null;
  }>`
    select id, name, email, account_owner, last_seen_at, removed_at from staff where shop_id = ${SHOP}
    order by removed_at is not null, name, id limit 1000`;
  return rows.map((row) => ({
    id: row.id.toString(),
    name: row.name,
    email: row.email,
    accountOwner: row.account_owner,
    lastSeenAt: row.last_seen_at.toISOString(),
    removed: row.removed_at !== null,
  }));
}

/**
 * Takes a person out of the lists from which one chooses, or puts them back. What they did stays theirs, and what is
 * assigned to them stays assigned. Nobody removes themselves. `null` when there is no such person.
 */
export async function offerStaff(
  desk: StaffDesk,
  staffId: bigint,
  offered: boolean,
): Promise<Outcome<null, "not_yourself"> | null> {
  if (staffId === desk.staff.id && !offered) return refuse("not_yourself");
  const removedAt = offered ? null : desk.now();
  return desk.tx(async (tx) => {
    const person = await tx.db.staff.findFirst({ where: { id: staffId }, select: { name: true, removedAt: true } });
    if (!person) return null;
    await tx.db.staff.updateMany({ where: { id: staffId }, data: { removedAt } });
    await noteAudit(desk, tx, {
      kind: "settings_changed",
      subject: "person",
      subjectId: staffId.toString(),
      before: { name: person.name, offered: person.removedAt === null },
      after: { name: person.name, offered },
    });
    tx.announce({ kind: "shop" });
    return succeed(null);
  });
}
