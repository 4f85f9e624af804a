import { randomBytes } from "node:crypto";
import { speak } from "#app/platform/i18n/speak.server.ts";
import { localeFor } from "#app/platform/i18n/locales.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import { renderLightMarkdown } from "#app/platform/mail/light-markdown.ts";
import { mailDomain } from "#app/platform/mail/mail-domain.server.ts";
import { encodeBase32 } from "#app/platform/mail/mail-key.server.ts";
import type { OutgoingMail } from "#app/platform/mail/outgoing-mail.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { countAutomaticMail } from "./automatic-limits.server.ts";
import { testMark, testMessageId } from "./forwarding-test.ts";
import { senderOf } from "./mailbox-sender.ts";

export type TestProblem = "not_connected" | "too_many_tests" | "no_own_address" | "not_taken";

type Answer = Promise<Outcome<null, TestProblem> | null>;

const newToken = (): string => encodeBase32(randomBytes(16));

/**
 * Sends a marked mail to the mailbox's public address. When it comes back at our own address the filing of mail
 * recognises it. The mark is kept before anything leaves. `null` when the shop has no such mailbox.
 */
export async function sendForwardingTest(desk: StaffDesk, mailboxId: bigint): Answer {
  const mailbox = await desk.db.mailbox.findFirst({ where: { id: mailboxId } });
  if (!mailbox) return null;
  if (mailbox.removedAt) return refuse("not_connected");
  const token = newToken();
  const counted = await desk.tx(async (tx) => {
    const kind = "test";
    const limit = await countAutomaticMail(desk, tx, { address: mailbox.address, ticketId: null, kind });
    if (limit === "counted") {
      const data = { inTestToken: token, inTestSentAt: desk.now() };
      await tx.db.mailbox.updateMany({ where: { id: mailboxId }, data });
    }
    tx.announce({ kind: "shop" });
    return limit;
  });
  if (counted !== "counted") return refuse("too_many_tests");
  const sent = await desk.mailer.send(
    testMail(desk, {
      from: { address: `no-reply@${mailDomain}`, name: "Latte" },
      // A report that it could not be delivered comes back to us, and makes no ticket either.
      returnTo: mailbox.inboundAddress ?? mailbox.address,
      to: mailbox.address,
      token,
      text: "in",
    }),
  );
  if (sent.ok) return succeed(null);
  // Nothing left: there is nothing to wait for.
  await desk.db.mailbox.updateMany({ where: { id: mailboxId, inTestToken: token }, data: { inTestSentAt: null } });
  return refuse("not_taken", { detail: sent.detail });
}

/**
 * Sends a mail from the mailbox to the acting person's own address, as a reply would leave, and keeps what our mail
 * server said. `null` when the shop has no such mailbox.
 */
export async function sendOutgoingTest(desk: StaffDesk, mailboxId: bigint): Answer {
  const [mailbox, person] = await Promise.all([
    desk.db.mailbox.findFirst({ where: { id: mailboxId } }),
    desk.db.staff.findFirst({ where: { id: desk.staff.id }, select: { email: true } }),
  ]);
  if (!mailbox) return null;
  if (mailbox.removedAt) return refuse("not_connected");
  const to = person?.email;
  if (!to) return refuse("no_own_address");
  const counted = await desk.tx((tx) => countAutomaticMail(desk, tx, { address: to, ticketId: null, kind: "test" }));
  if (counted !== "counted") return refuse("too_many_tests");
  const from = { address: senderOf(mailbox), name: mailbox.displayName };
  const returnTo = mailbox.inboundAddress ?? mailbox.address;
  const sent = await desk.mailer.send(testMail(desk, { from, returnTo, to, token: newToken(), text: "out" }));
  await desk.tx(async (tx) => {
    const data = { outTestAt: desk.now(), outTestProblem: sent.ok ? null : sent.detail.slice(0, 500) };
    await tx.db.mailbox.updateMany({ where: { id: mailboxId }, data });
    tx.announce({ kind: "shop" });
  });
  return sent.ok ? succeed(null) : refuse("not_taken", { detail: sent.detail });
}

interface TestMail {
  from: OutgoingMail["from"];
  returnTo: string;
  to: string;
  token: string;
  text: "in" | "out";
}

function testMail(desk: StaffDesk, { from, returnTo, to, token, text }: TestMail): OutgoingMail {
  const t = speak(localeFor(desk.staff.locale), "mailbox");
  const body = t(`testMail.${text}.body`, { shop: cleanLine(desk.shop.name, 200) });
  return {
    from,
    to: [{ address: to, name: "" }],
    replyTo: null,
    subject: `${t(`testMail.${text}.subject`)} ${text === "in" ? testMark(token) : ""}`.trim(),
    text: `${body}\n`,
    html: `<!doctype html>\n<html><head><meta charset="utf-8"></head><body>${renderLightMarkdown(body)}</body></html>\n`,
    messageId: testMessageId(token, mailDomain),
    inReplyTo: null,
    references: [],
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    envelope: { from: returnTo, to: [to] },
    attachments: [],
  };
}
