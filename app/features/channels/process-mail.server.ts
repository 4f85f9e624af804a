import { unpackMime } from "#app/platform/mail/parse-mime.server.ts";
import type { ParsedMail, StubMail } from "#app/platform/mail/parsed-mail.ts";
import { trustedMailServer } from "#app/platform/mail/trusted-server.server.ts";
import { keepMailFiles } from "#app/features/files/keep-mail-files.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { fileMail, type FilingOptions, type StoredMail } from "./file-mail.server.ts";
import { mayPass } from "./may-pass.ts";
import { readFilingSettings } from "./read-filing-settings.server.ts";
import { readRawMail } from "./read-raw-mail.server.ts";

/**
 * Reads a stored mail and files it. Done twice, it is filed once. A mail that cannot be read is filed as one that says
 * so.
 * @throws whatever may pass (the database is away, the workers are busy): then the job is to be repeated
 */
export async function processMail(desk: Desk, { mailId }: { mailId: string }): Promise<void> {
  const mail = await desk.db.inboundMail.findFirst({
    where: { id: BigInt(mailId), state: "received" },
    select: { id: true, mailboxId: true, envelopeFrom: true, recipients: true, receivedAt: true },
  });
  const raw = mail && (await readRawMail(desk, mail.id));
  if (!raw) return;
  const { ownMailboxes, acknowledge } = await readFilingSettings(desk);
  const { mail: parsed, files } = await unpackMime(raw, { trustedServer: trustedMailServer, ownMailboxes });
  const fileIds = await keepMailFiles(desk, files);
  await fileSomehow(desk, mail, parsed, { ownMailboxes, fileIds, acknowledge });
}

/** Rather without its order, and rather as a mail that could not be read, than not at all. */
async function fileSomehow(
  desk: Desk,
  mail: StoredMail,
  parsed: ParsedMail | StubMail,
  known: Pick<FilingOptions, "ownMailboxes" | "fileIds" | "acknowledge">,
): Promise<void> {
  const ways = [
    { parsed, matchOrder: true },
    { parsed, matchOrder: false },
    { parsed: withoutContent(parsed), matchOrder: false },
  ];
  for (const [index, way] of ways.entries()) {
    try {
      const filed = await desk.tx((tx) =>
        fileMail(desk, tx, mail, way.parsed, { matchOrder: way.matchOrder, ...known }),
      );
      desk.log.info({ mailId: mail.id.toString(), ticket: filed?.number ?? null, kind: way.parsed.kind }, "mail filed");
      return;
    } catch (error) {
      if (mayPass(error) || index === ways.length - 1) throw error;
      desk.log.error({ err: error, mailId: mail.id.toString() }, "a mail could not be filed as it is");
    }
  }
}

/** Who and where to, which decide the ticket; nothing of what was written. */
const withoutContent = (mail: ParsedMail | StubMail): StubMail => ({
  kind: "stub",
  reason: "unreadable",
  messageId: mail.messageId,
  inReplyTo: mail.inReplyTo,
  references: mail.references,
  from: mail.from && { address: mail.from.address, name: "" },
  fromAmbiguous: mail.fromAmbiguous,
  sender: null,
  replyTo: [],
  to: [],
  cc: [],
  recipientsCut: mail.recipientsCut,
  subject: "",
  date: null,
  automatic: mail.automatic,
  authentication: mail.authentication,
  loop: { marks: [], hops: 0 },
});
