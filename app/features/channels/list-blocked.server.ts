import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { noteAudit } from "#app/features/audit/note-audit.server.ts";
import type { DeskTx, StaffDesk } from "#app/features/shared/desk.ts";
import { isPublicPattern, parseBlockPattern } from "./block-pattern.ts";
import type { BlockedView } from "./blocked-list.tsx";

/** Who is blocked, by address, after the one named; from the primary key. One more than `count` says that there are more. */
export async function listBlocked(desk: StaffDesk, after: string, count: number): Promise<BlockedView[]> {
  const rows = await desk.db.blockedSender.findMany({
    where: { pattern: { gt: after } },
    orderBy: { pattern: "asc" },
    take: count,
  });
  return rows.map(({ pattern, createdAt }) => ({ pattern, createdAt: createdAt.toISOString() }));
}

/** Blocks an address or a domain as somebody typed it. Blocked already: done. `public_domain`: anybody is at home there. */
export async function addBlocked(
  desk: StaffDesk,
  typed: string,
): Promise<Outcome<{ pattern: string }, "no_pattern" | "public_domain">> {
  const pattern = parseBlockPattern(typed);
  if (pattern === null) return refuse("no_pattern", { field: "pattern" });
  if (isPublicPattern(pattern)) return refuse("public_domain", { field: "pattern" });
  return desk.tx(async (tx) => {
    const data = [{ pattern, staffId: desk.staff.id }];
    const { count } = await tx.db.blockedSender.createMany({ data, skipDuplicates: true });
    if (count) await noteBlock(desk, tx, pattern, true);
    tx.announce({ kind: "shop" });
    return succeed({ pattern });
  });
}

/** Takes mail from there again. Not blocked: done. */
export const removeBlocked = (desk: StaffDesk, pattern: string): Promise<Outcome<{ pattern: string }, never>> =>
  desk.tx(async (tx) => {
    const { count } = await tx.db.blockedSender.deleteMany({ where: { pattern } });
    if (count) await noteBlock(desk, tx, pattern, false);
    tx.announce({ kind: "shop" });
    return succeed({ pattern });
  });

const noteBlock = (desk: StaffDesk, tx: DeskTx, pattern: string, blocked: boolean): Promise<void> =>
  noteAudit(desk, tx, {
    kind: "settings_changed",
    subject: "sender",
    // An address may have to be forgotten: it stands where an erasure looks.
    subjectId: "",
    before: { name: pattern, blocked: !blocked },
    after: { name: pattern, blocked },
  });
