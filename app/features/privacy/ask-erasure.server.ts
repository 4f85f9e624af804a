import { noteRefusal } from "../audit/note-audit.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import { askPrivacy } from "./ask-privacy.server.ts";
import { comparableName } from "./erasure-view.ts";
import { nobody } from "./person.ts";

export type ErasureProblem = "not_owner" | "shop_name" | "under_way";

/**
 * The owner has everything erased that the desk knows of customers. The store's name is typed for it, because it cannot
 * be taken back. `key` is made with the form: the same form sent again is one request.
 */
export async function askErasure(
  desk: StaffDesk,
  ask: { confirmation: string; key: string },
): Promise<Outcome<null, ErasureProblem>> {
  if (!desk.staff.accountOwner) {
    desk.log.warn({ act: "shop_erasure" }, "refused: only the account owner may");
    await noteRefusal(desk, "owner", { subject: "privacy", subjectId: "", after: { request: "shop_erasure" } });
    return refuse("not_owner");
  }
  if (comparableName(ask.confirmation) !== comparableName(desk.shop.name))
    return refuse("shop_name", { field: "confirmation" });
  const requestKey = `merchant:shop_erasure:${ask.key}`;
  const other = await desk.db.privacyRequest.count({
    where: { kind: "shop_erasure", state: { not: "done" }, requestKey: { not: requestKey } },
  });
  if (other) return refuse("under_way");
  await askPrivacy(desk, {
    kind: "shop_erasure",
    source: "merchant",
    requestKey,
    person: nobody,
    receivedAt: desk.now(),
  });
  desk.log.warn({ staffId: desk.staff.id.toString() }, "the owner has everything erased");
  return succeed(null);
}
