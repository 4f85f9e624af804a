import { unpackMime } from "#app/platform/mail/parse-mime.server.ts";
import type { ParsedMail, StubMail } from "#app/platform/mail/parsed-mail.ts";
import { trustedMailServer } from "#app/platform/mail/trusted-server.server.ts";
import { keepMailFiles } from "#app/features/files/keep-mail-files.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { fileMails, type FilingOptions, type UnpackedMail } from "./file-mail.server.ts";
import { mayPass } from "./may-pass.ts";
import { readFilingSettings, type FilingSettings } from "./read-filing-settings.server.ts";
import { readRawMails, type RawMail } from "./read-raw-mail.server.ts";

/**
 * Reads stored mails and files them. Done twice, each is filed once. A mail that cannot be read is filed as one that says
 * so.
 * @throws whatever may pass (the database is away, the workers are busy): then it is to be repeated
 */
export async function processMails(desk: Desk, mailIds: readonly bigint[]): Promise<void> {
  const settings = await readFilingSettings(desk);
  const unpacked = await unpackMails(desk, await readRawMails(desk, mailIds), settings);
  await fileTogether(desk, unpacked, settings);
}

/** One mail. */
export const processMail = (desk: Desk, { mailId }: { mailId: string }): Promise<void> =>
  processMails(desk, [BigInt(mailId)]);

/** Parses the mails side by side and keeps their files. */
export const unpackMails = (
  desk: Desk,
  mails: readonly RawMail[],
  { ownMailboxes }: Pick<FilingSettings, "ownMailboxes">,
): Promise<UnpackedMail[]> =>
  Promise.all(
    mails.map(async ({ raw, ...mail }) => {
      const { mail: parsed, files } = await unpackMime(raw, { trustedServer: trustedMailServer, ownMailboxes });
      return { mail, parsed, fileIds: await keepMailFiles(desk, files) };
    }),
  );

/**
 * All in one transaction; where that fails because of one of them, each in its own.
 * @throws whatever may pass
 */
export async function fileTogether(
  desk: Desk,
  unpacked: readonly UnpackedMail[],
  known: FilingSettings,
): Promise<void> {
  if (unpacked.length > 1)
    try {
      await fileAtOnce(desk, unpacked, { matchOrder: true, ...known });
      return;
    } catch (error) {
      if (mayPass(error)) throw error;
      desk.log.warn({ err: error, mails: unpacked.length }, "mails could not be filed together");
    }
  for (const one of unpacked) await fileSomehow(desk, one, known);
}

/** Rather without its order, and rather as a mail that could not be read, than not at all. */
async function fileSomehow(desk: Desk, one: UnpackedMail, known: FilingSettings): Promise<void> {
  const ways = [
    { unpacked: one, matchOrder: true },
    { unpacked: one, matchOrder: false },
    { unpacked: { ...one, parsed: withoutContent(one.parsed) }, matchOrder: false },
  ];
  for (const [index, { unpacked, matchOrder }] of ways.entries()) {
    try {
      await fileAtOnce(desk, [unpacked], { matchOrder, ...known });
      return;
    } catch (error) {
      if (mayPass(error) || index === ways.length - 1) throw error;
      desk.log.error({ err: error, mailId: one.mail.id.toString() }, "a mail could not be filed as it is");
    }
  }
}

async function fileAtOnce(desk: Desk, unpacked: readonly UnpackedMail[], options: FilingOptions): Promise<void> {
  const filed = await desk.tx((tx) => fileMails(desk, tx, unpacked, options));
  for (const { mailId, number } of filed) desk.log.info({ mailId: mailId.toString(), ticket: number }, "mail filed");
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
