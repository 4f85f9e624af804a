import { releaseAddress } from "#app/platform/db/mailbox-directory.server.ts";
import { cleanLine, cleanText } from "#app/platform/mail/clean-string.ts";
import { noteAudit } from "#app/features/audit/note-audit.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { longestSignature } from "#app/features/shop/shop-settings.ts";
import { releasedAddress } from "./released-address.ts";

/** Changes the name that customers see and what stands below replies. `null` when the shop has no such mailbox. */
export async function changeMailbox(
  desk: Desk,
  mailboxId: bigint,
  form: { displayName: string; signature: string },
): Promise<Outcome<null, "name_missing" | "too_long"> | null> {
  const displayName = cleanLine(form.displayName, 1_000).trim();
  const signature = cleanText(form.signature, 100_000).trim();
  if (!displayName) return refuse("name_missing", { field: "displayName" });
  if (displayName.length > 100) return refuse("too_long", { field: "displayName" });
  if (signature.length > longestSignature) return refuse("too_long", { field: "signature" });
  return desk.tx(async (tx) => {
    const was = await tx.db.mailbox.findFirst({
      where: { id: mailboxId },
      select: { address: true, displayName: true, signature: true },
    });
    if (!was) return null;
    await tx.db.mailbox.updateMany({ where: { id: mailboxId }, data: { displayName, signature } });
    await noteAudit(desk, tx, {
      kind: "settings_changed",
      subject: "mailbox",
      subjectId: mailboxId.toString(),
      before: { name: was.address, displayName: was.displayName, signature: was.signature },
      after: { name: was.address, displayName, signature },
    });
    tx.announce({ kind: "shop" });
    return succeed(null);
  });
}

/**
 * Disconnects the mailbox, or connects it again. Disconnected it takes no mail: whoever sends or forwards there hears
 * that nobody lives there. Its tickets stay, and are answered from the shop's first mailbox that is connected. Another
 * shop may connect the address meanwhile: then it comes back only once that one has let go of it.
 * `null` when the shop has no such mailbox.
 */
export async function connectMailbox(
  desk: Desk,
  mailboxId: bigint,
  connected: boolean,
): Promise<Outcome<null, "address_taken"> | null> {
  const mailbox = await desk.db.mailbox.findFirst({
    where: { id: mailboxId },
    select: { address: true, removedAt: true },
  });
  if (!mailbox) return null;
  const released = connected ? releasedAddress(mailbox.address) : null;
  if (released) await releaseAddress(released, desk.shop.id);
  try {
    return await desk.tx(async (tx) => {
      const data = { removedAt: connected ? null : desk.now(), ...(released && { address: released }) };
      const { count } = await tx.db.mailbox.updateMany({ where: { id: mailboxId }, data });
      if (!count) return null;
      await noteAudit(desk, tx, {
        kind: "settings_changed",
        subject: "mailbox",
        subjectId: mailboxId.toString(),
        before: { name: mailbox.address, connected: mailbox.removedAt === null },
        after: { name: released ?? mailbox.address, connected },
      });
      tx.announce({ kind: "shop" });
      return succeed(null);
    });
  } catch (error) {
    if ((error as { code?: string }).code === "P2002") return refuse("address_taken");
    throw error;
  }
}
