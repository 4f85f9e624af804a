import { randomBytes, randomInt } from "node:crypto";
import { keyFor, markOf } from "#app/platform/crypto/secret-box.server.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import { renderLightMarkdown } from "#app/platform/mail/light-markdown.ts";
import { mailDomain } from "#app/platform/mail/mail-domain.server.ts";
import { senderOf } from "#app/features/channels/mailbox-sender.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { countAsked } from "../../shared/count-asked.server.ts";
import type { ShopperVisit } from "../visit.ts";
import { wordsOf } from "./tracking-words.server.ts";

/** Ours. */
export const codeMinutes = 10;
export const codeTries = 5;
/** A page waits so long for the mail server, and then says that the code is on its way: it may well be. */
const patienceMs = 6_000;

const key = keyFor("shopper code");

/** What is kept of a code. */
export const digestOfCode = (orderId: bigint, shopId: bigint, code: string): string =>
  markOf(key, `${shopId} ${orderId} ${code}`);

/**
 * Mails a one-time code to the address on the order, and nowhere else; the one before is no longer good. Nothing that the
 * asking person wrote stands in the mail. `no_address`: the order has none, or is gone.
 */
export async function sendCode(
  visit: ShopperVisit,
  orderId: bigint,
): Promise<Outcome<null, "no_address" | "too_often" | "not_taken">> {
  const { desk } = visit;
  const order = await desk.db.orderSnapshot.findFirst({
    where: { id: orderId, deletedAt: null },
    select: { email: true },
  });
  if (!order?.email) return refuse("no_address");
  if (await countAsked(desk, [{ kind: "code", whose: orderId.toString(), by: 1 }])) return refuse("too_often");
  const code = randomInt(0, 1_000_000).toString().padStart(6, "0");
  const kept = {
    codeHash: digestOfCode(orderId, desk.shop.id, code),
    triesLeft: codeTries,
    expiresAt: new Date(desk.now().getTime() + codeMinutes * 60_000),
  };
  await desk.sql`
    insert into shopper_code (shop_id, order_id, code_hash, tries_left, expires_at)
    values (${SHOP}, ${orderId}, ${kept.codeHash}, ${kept.triesLeft}::int, ${kept.expiresAt}::timestamptz)
    on conflict (shop_id, order_id) do update
      set code_hash = excluded.code_hash, tries_left = excluded.tries_left, expires_at = excluded.expires_at`;
  const sending = writeMail(visit, order.email, code);
  const sent = await Promise.race([
    sending,
    new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null).unref()),
  ]);
  if (sent?.ok === false) {
    desk.log.warn({ orderId: orderId.toString(), detail: sent.detail }, "a shopper's code was not taken");
    return refuse("not_taken");
  }
  return succeed(null);
}

async function writeMail(visit: ShopperVisit, to: string, code: string) {
  const { desk } = visit;
  const t = wordsOf(visit);
  const shop = cleanLine(desk.shop.name, 200);
  const mailbox = await desk.db.mailbox.findFirst({ where: { removedAt: null }, orderBy: { id: "asc" } });
  const from = mailbox ? senderOf(mailbox) : `no-reply@${mailDomain}`;
  const body = t("mail.body", { code, shop });
  return desk.mailer.send({
    from: { address: from, name: mailbox?.displayName ?? shop },
    to: [{ address: to, name: "" }],
    replyTo: null,
    subject: t("mail.subject"),
    text: `${body}\n`,
    html: `<!doctype html>\n<html><head><meta charset="utf-8"></head><body>${renderLightMarkdown(body)}</body></html>\n`,
    messageId: `${randomBytes(16).toString("hex")}@${mailDomain}`,
    inReplyTo: null,
    references: [],
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    envelope: { from: mailbox?.inboundAddress ?? from, to: [to] },
    attachments: [],
  });
}
