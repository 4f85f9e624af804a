import { createHash } from "node:crypto";
import { senderOf } from "#app/features/channels/mailbox-sender.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { preferencesFromJson } from "#app/features/shop/staff-preferences.ts";
import { localeFor } from "#app/platform/i18n/locales.ts";
import { speak } from "#app/platform/i18n/speak.server.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import { renderLightMarkdown } from "#app/platform/mail/light-markdown.ts";
import { mailDomain } from "#app/platform/mail/mail-domain.server.ts";
import { adminAddress } from "#app/platform/shopify/admin-address.server.ts";

/**
 * Job: mails somebody of the staff that a request for approval still waits, unless it was decided meanwhile, they are gone,
 * chose not to be mailed, or Shopify did not tell their address. Nothing of the customer stands in it. Done twice it is the
 * same mail.
 * @throws when the mail server takes it not now
 */
export async function mailApproval(
  desk: Desk,
  { approvalId, staffId }: { approvalId: string; staffId: string },
): Promise<void> {
  const [request, person] = await Promise.all([
    desk.db.approval.findFirst({
      where: { id: BigInt(approvalId), state: "asked" },
      select: {
        reminded: true,
        action: {
          select: { orderName: true, staff: { select: { name: true } }, ticket: { select: { number: true } } },
        },
      },
    }),
    desk.db.staff.findFirst({ where: { id: BigInt(staffId), removedAt: null } }),
  ]);
  if (!request || !person?.email || !preferencesFromJson(person.preferences).mailApprovals) return;
  const { action, reminded } = request;
  const t = speak(localeFor(person.locale), "authority");
  const shop = cleanLine(desk.shop.name, 200);
  const mailbox = await desk.db.mailbox.findFirst({ where: { removedAt: null }, orderBy: { id: "asc" } });
  const from = mailbox ? senderOf(mailbox) : `no-reply@${mailDomain}`;
  const about = {
    who: cleanLine(action.staff?.name ?? "", 100),
    number: action.ticket.number,
    order: cleanLine(action.orderName, 100),
    shop,
    address: adminAddress(desk.shop.domain, `/app/tickets/${action.ticket.number}`),
  };
  const body = t("mail.body", about);
  const mark = createHash("sha256").update(`${desk.shop.id} ${approvalId} ${staffId} ${reminded}`).digest("hex");
  const sent = await desk.mailer.send({
    from: { address: from, name: mailbox?.displayName ?? shop },
    to: [{ address: person.email, name: "" }],
    replyTo: null,
    subject: t("mail.subject", about),
    text: `${body}\n`,
    html: `<!doctype html>\n<html><head><meta charset="utf-8"></head><body>${renderLightMarkdown(body)}</body></html>\n`,
    messageId: `${mark.slice(0, 32)}@${mailDomain}`,
    inReplyTo: null,
    references: [],
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    envelope: { from: mailbox?.inboundAddress ?? from, to: [person.email] },
    attachments: [],
  });
  if (sent.ok) return;
  if (sent.problem === "temporary") throw new Error(`a reminder of an approval was not taken: ${sent.detail}`);
  desk.log.warn({ approvalId, staffId, detail: sent.detail }, "a reminder of an approval was not taken");
}
