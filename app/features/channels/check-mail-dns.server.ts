import { mailRecords, senderSetup, type MailRecords } from "#app/platform/mail/mail-records.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { judgeMailDns, type MailDns } from "./mail-dns.ts";

/**
 * Reads SPF, DKIM and DMARC of the mailbox's domain and keeps what was found. A domain without a DMARC record of its own
 * is judged by its parent's, one step up. `null` when the shop has no such mailbox.
 */
export async function checkMailDns(
  desk: Desk,
  mailboxId: bigint,
  records: MailRecords = mailRecords,
): Promise<MailDns | null> {
  const mailbox = await desk.db.mailbox.findFirst({ where: { id: mailboxId }, select: { address: true } });
  if (!mailbox) return null;
  const domain = mailbox.address.slice(mailbox.address.lastIndexOf("@") + 1);
  const dkim = `${senderSetup.dkimSelector}._domainkey.${domain}`;
  const nothing = Promise.resolve<string[]>([]);
  const [txt, dkimCname, dkimTxt, dmarcTxt] = await Promise.all([
    records.txt(domain),
    senderSetup.dkimSelector ? records.cname(dkim) : nothing,
    senderSetup.dkimSelector ? records.txt(dkim) : nothing,
    readDmarc(records, domain),
  ]);
  const dns = judgeMailDns(domain, { txt, dkimCname, dkimTxt, dmarcTxt }, senderSetup);
  await desk.db.mailbox.updateMany({ where: { id: mailboxId }, data: { dns, dnsCheckedAt: desk.now() } });
  return dns;
}

async function readDmarc(records: MailRecords, domain: string): Promise<string[] | null> {
  const own = await records.txt(`_dmarc.${domain}`);
  const parent = domain.slice(domain.indexOf(".") + 1);
  return own?.length === 0 && parent.includes(".") ? records.txt(`_dmarc.${parent}`) : own;
}
