import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { parseBlockPattern } from "./block-pattern.ts";

/** A sender whose mail is spam at once. */
export interface BlockedView {
  /** An address, or a domain with `@` before it. */
  pattern: string;
  createdAt: string;
}

/** Who is blocked, the latest first; at most 1,000. */
export async function listBlocked(desk: StaffDesk): Promise<BlockedView[]> {
  const rows = await desk.db.blockedSender.findMany({ orderBy: { createdAt: "desc" }, take: 1_000 });
  return rows.map(({ pattern, createdAt }) => ({ pattern, createdAt: createdAt.toISOString() }));
}

/** Blocks an address or a domain as somebody typed it. Blocked already: done. */
export async function addBlocked(desk: StaffDesk, typed: string): Promise<Outcome<{ pattern: string }, "no_pattern">> {
  const pattern = parseBlockPattern(typed);
  if (pattern === null) return refuse("no_pattern", { field: "pattern" });
  await desk.db.blockedSender.createMany({ data: [{ pattern, staffId: desk.staff.id }], skipDuplicates: true });
  return succeed({ pattern });
}

/** Takes mail from there again. Not blocked: done. */
export async function removeBlocked(desk: StaffDesk, pattern: string): Promise<void> {
  await desk.db.blockedSender.deleteMany({ where: { pattern } });
}
