import { parseMime } from "#app/platform/mail/parse-mime.server.ts";
import { trustedMailServer } from "#app/platform/mail/trusted-server.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { fileMail } from "./file-mail.server.ts";

/**
 * Reads a stored mail and files it. Done twice, it is filed once. A mail that cannot be read is filed as one that says
 * so; what throws here is an outage, and the job is repeated.
 */
export async function processMail(desk: Desk, { mailId }: { mailId: string }): Promise<void> {
  const mail = await desk.db.inboundMail.findFirst({ where: { id: BigInt(mailId), state: "received" } });
  if (!mail) return;
  const mailboxes = await desk.db.mailbox.findMany({ select: { address: true }, take: 1_000 });
  const parsed = await parseMime(mail.raw, {
    trustedServer: trustedMailServer,
    ownMailboxes: mailboxes.map(({ address }) => address),
  });
  const filed = await desk.tx((tx) => fileMail(desk, tx, mail, parsed));
  desk.log.info({ mailId, ticket: filed?.number ?? null, kind: parsed.kind }, "mail filed");
}
