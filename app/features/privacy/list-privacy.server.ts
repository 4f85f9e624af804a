import type { StaffDesk } from "../shared/desk.ts";
import type { Counts } from "./counts.ts";
import { parsePerson } from "./person.ts";
import { privacyProblems, rowsOf, type PrivacyView } from "./privacy-view.ts";

const shown = 50;

/** The last requests about personal data, newest first; for the owner alone. One statement. */
export async function listPrivacy(desk: StaffDesk): Promise<PrivacyView[]> {
  const rows = await desk.db.privacyRequest.findMany({ orderBy: { id: "desc" }, take: shown });
  return rows.map((row) => {
    const person = parsePerson(row.person);
    const { counts = {} } = (row.counts ?? {}) as { counts?: Counts };
    const isThere = row.fileUntil !== null && row.fileUntil > desk.now();
    return {
      id: row.id.toString(),
      kind: row.kind as PrivacyView["kind"],
      source: row.source as PrivacyView["source"],
      state: row.state as PrivacyView["state"],
      problem: privacyProblems.find((problem) => problem === row.problem) ?? null,
      about: person.emails[0] ?? (person.shopifyCustomerId ? `#${person.shopifyCustomerId}` : ""),
      rows: rowsOf(counts),
      receivedAt: row.receivedAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      doneAt: row.doneAt?.toISOString() ?? null,
      fileUntil: isThere ? row.fileUntil!.toISOString() : null,
    };
  });
}
