import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { noteAudit } from "../audit/note-audit.server.ts";
import type { Desk } from "../shared/desk.ts";
import type { Person } from "./person.ts";
import type { PrivacyKind } from "./privacy-view.ts";
import { dayMs, dueDays, fulfilPrivacyJob } from "./privacy-jobs.ts";

export interface PrivacyAsk {
  kind: PrivacyKind;
  source: "shopify" | "merchant";
  /** The same key again is the same request. */
  requestKey: string;
  person: Person;
  receivedAt: Date;
}

const askingForData: ReadonlySet<PrivacyKind> = new Set(["data_request", "shop_export"]);

/** Takes a duty down, once per key, and has it fulfilled. Its id. */
export async function askPrivacy(desk: Desk, ask: PrivacyAsk): Promise<bigint> {
  return desk.tx(async (tx) => {
    const dueAt = new Date(ask.receivedAt.getTime() + dueDays * dayMs);
    const [made] = await tx.sql<{ id: bigint }>`
      insert into privacy_request (shop_id, kind, source, staff_id, request_key, person, received_at, due_at)
      values (${SHOP}, ${ask.kind}, ${ask.source}, ${desk.staff?.id ?? null}::bigint, ${ask.requestKey},
              ${JSON.stringify(ask.person)}::jsonb, ${ask.receivedAt}::timestamptz, ${dueAt}::timestamptz)
      on conflict (shop_id, request_key) do nothing
      returning id`;
    if (made) {
      await noteAudit(desk, tx, {
        kind: askingForData.has(ask.kind) ? "export_asked" : "erasure_asked",
        subject: "privacy",
        subjectId: made.id.toString(),
        after: { request: ask.kind, by: ask.source },
      });
      await tx.enqueue(fulfilPrivacyJob, { requestId: made.id.toString() }, { key: made.id.toString() });
      tx.announce({ kind: "shop" });
      return made.id;
    }
    const known = await tx.db.privacyRequest.findFirstOrThrow({ where: { requestKey: ask.requestKey } });
    return known.id;
  });
}
