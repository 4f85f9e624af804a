import { normaliseAddress } from "#app/platform/mail/address.ts";
import { noteRefusal } from "../audit/note-audit.server.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import { askPrivacy } from "./ask-privacy.server.ts";
import { nobody } from "./person.ts";

export interface HandAsk {
  kind: "data_request" | "redact" | "shop_export";
  email: string;
  /** The address once more: an erasure cannot be taken back. */
  confirmation: string;
  /** Made with the page: the same form sent again is one request. */
  key: string;
}

export type HandProblem = "not_owner" | "no_address" | "confirmation";

/** The owner has a person's data exported or erased, or everything of the shop exported. */
export async function askByHand(desk: StaffDesk, ask: HandAsk): Promise<Outcome<{ id: string }, HandProblem>> {
  if (!desk.staff.accountOwner) {
    desk.log.warn({ act: ask.kind }, "refused: only the account owner may");
    await noteRefusal(desk, "owner", { subject: "privacy", subjectId: "", after: { request: ask.kind } });
    return refuse("not_owner");
  }
  const email = normaliseAddress(ask.email);
  if (ask.kind !== "shop_export" && email === null) return refuse("no_address", { field: "email" });
  if (ask.kind === "redact" && normaliseAddress(ask.confirmation) !== email)
    return refuse("confirmation", { field: "confirmation" });
  const id = await askPrivacy(desk, {
    kind: ask.kind,
    source: "merchant",
    requestKey: `merchant:${ask.kind}:${ask.key}`,
    person: ask.kind === "shop_export" || email === null ? nobody : { ...nobody, emails: [email] },
    receivedAt: desk.now(),
  });
  return succeed({ id: id.toString() });
}
