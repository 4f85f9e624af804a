import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { ParsedMail, StubMail } from "#app/platform/mail/parsed-mail.ts";
import type { DeskTx } from "#app/features/shared/desk.ts";
import { readTestToken } from "./forwarding-test.ts";

/**
 * Whether the mail is a forwarding test of this shop (or the report that one could not be delivered): then it makes no
 * ticket. The test has passed when it comes in at the mailbox that it was sent for.
 */
export async function noteForwardingTest(
  tx: DeskTx,
  mail: { mailboxId: bigint; receivedAt: Date },
  parsed: ParsedMail | StubMail,
): Promise<boolean> {
  const found = readTestToken(parsed);
  if (!found) return false;
  const [mailbox] = await tx.sql<{ id: bigint }>`
    select id from mailbox where shop_id = ${SHOP} and in_test_token = ${found.token}`;
  if (!mailbox) return false;
  if (!found.returned && mailbox.id === mail.mailboxId) {
    await tx.db.mailbox.updateMany({ where: { id: mailbox.id }, data: { inTestSeenAt: mail.receivedAt } });
    tx.announce({ kind: "shop" });
  }
  return true;
}
