import { createHash, randomBytes } from "node:crypto";
import { sameSecret } from "#app/platform/crypto/secret-box.server.ts";
import { noteAudit } from "#app/features/audit/note-audit.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";

const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** Whether `given` is the secret of which the mailbox keeps the hash. A mailbox without one lets nobody in. */
export const isMailboxSecret = (secretHash: string | null, given: string): boolean =>
  secretHash !== null && sameSecret(secretHash, hashOf(given));

/**
 * Gives the mailbox's HTTP door a new secret, which ends the old one. It is returned this once and kept as a hash;
 * `null` when the shop has no such mailbox.
 */
export async function rotateMailboxSecret(desk: Desk, mailboxId: bigint): Promise<string | null> {
  const secret = randomBytes(24).toString("base64url");
  return desk.tx(async (tx) => {
    const where = { id: mailboxId };
    const mailbox = await tx.db.mailbox.findFirst({ where, select: { address: true } });
    if (!mailbox) return null;
    await tx.db.mailbox.updateMany({ where, data: { secretHash: hashOf(secret) } });
    await noteAudit(desk, tx, {
      kind: "settings_changed",
      subject: "mailbox",
      subjectId: mailboxId.toString(),
      after: { name: mailbox.address, secret: "new" },
    });
    return secret;
  });
}
