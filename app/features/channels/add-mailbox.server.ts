import { normaliseAddress } from "#app/platform/mail/address.ts";
import { releaseAddress } from "#app/platform/db/mailbox-directory.server.ts";
import { isRobotAddress } from "#app/platform/mail/automatic-mail.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import { noteAudit } from "#app/features/audit/note-audit.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { isOurDomain, newInboundAddress } from "./inbound-address.server.ts";

/** More mailboxes than this are refused. Ours: every arriving mail looks through the shop's own addresses. */
const mostMailboxes = 50;

export type AddMailboxProblem =
  | "address_invalid"
  | "address_plus"
  | "address_ours"
  | "address_no_reply"
  | "address_here"
  | "address_disconnected"
  | "address_taken"
  | "too_many_mailboxes";

/**
 * Connects one more address at which customers write to the shop. An address belongs to one shop; whose it is already
 * is not told. One that its shop has disconnected is free: nothing is answered in its name before the forwarding test has
 * come back here.
 */
export async function addMailbox(
  desk: Desk,
  form: { address: string; displayName: string },
): Promise<Outcome<{ id: string }, AddMailboxProblem>> {
  const field = "address";
  const address = normaliseAddress(form.address);
  if (!address?.includes(".", address.lastIndexOf("@"))) return refuse("address_invalid", { field });
  if (address.slice(0, address.lastIndexOf("@")).includes("+")) return refuse("address_plus", { field });
  if (isOurDomain(address)) return refuse("address_ours", { field });
  if (isRobotAddress(address)) return refuse("address_no_reply", { field });
  const made = await insertMailbox(desk, address, form.displayName);
  if (made.ok || made.problem !== "address_taken" || !(await releaseAddress(address, desk.shop.id))) return made;
  return insertMailbox(desk, address, form.displayName);
}

const insertMailbox = (desk: Desk, address: string, displayName: string): ReturnType<typeof addMailbox> =>
  desk.tx(async (tx) => {
    const own = await tx.db.mailbox.findMany({ select: { address: true, removedAt: true } });
    const field = "address";
    const same = own.find((mailbox) => mailbox.address === address);
    if (same) return refuse(same.removedAt ? "address_disconnected" : "address_here", { field });
    if (own.length >= mostMailboxes) return refuse("too_many_mailboxes", { field });
    const [made] = await tx.db.mailbox.createManyAndReturn({
      data: [
        {
          address,
          displayName: cleanLine(displayName, 100).trim() || desk.shop.name,
          inboundAddress: newInboundAddress(),
        },
      ],
      skipDuplicates: true,
      select: { id: true },
    });
    if (!made) return refuse("address_taken", { field });
    await noteAudit(desk, tx, {
      kind: "settings_changed",
      subject: "mailbox",
      subjectId: made.id.toString(),
      after: { name: address, connected: true },
    });
    tx.announce({ kind: "shop" });
    return succeed({ id: made.id.toString() });
  });
