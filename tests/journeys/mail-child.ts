import { flushCompileCache } from "node:module";
import { fileMailJob } from "#app/features/channels/mail-jobs.ts";
import { processMail } from "#app/features/channels/process-mail.server.ts";
import { receiveMail } from "#app/features/channels/receive-mail.server.ts";
import { deliverMessage } from "#app/features/replies/deliver-message.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { jobQueue } from "#app/platform/services.server.ts";
import { makeDesk } from "#app/make-desk.server.ts";

// Who is killed cannot keep at its end what it has compiled; the next one would do it again.
flushCompileCache();

/**
 * A process of its own that works one job of mail and is killed on the way: `file <shop> <mail>` says `filed` when all
 * is written and nothing committed, and goes no further; `receive <shop> <bytes>` says `kept` when a mail is kept, and
 * answers nobody; `deliver <shop> <message>` hands the message to SMTP_URL.
 */
const [act, shopId = "0", id = "0"] = process.argv.slice(2);
const noShopify = { read: () => Promise.reject(new Error("mail asked Shopify")) } as never;
const shop = { domain: "child", name: "child", currency: "EUR", timezone: "UTC", scopes: [] };
const desk = makeDesk({ id: BigInt(shopId), ...shop }, null, noShopify);

const halting: Desk = {
  ...desk,
  tx: (work) =>
    desk.tx(async (tx) => {
      await work(tx);
      process.stdout.write("filed");
      return new Promise<never>(() => {});
    }),
};

if (act === "receive") {
  // The mail's bytes stand for its id; when this says so it is kept, and the sender was not told.
  await jobQueue.start([fileMailJob]);
  const raw = new Uint8Array(Buffer.from(id, "base64"));
  const mailbox = await desk.db.mailbox.findFirstOrThrow({ select: { id: true, address: true } });
  const arrived = { envelopeFrom: "ana@example.com", recipients: [mailbox.address], receivedAt: new Date() };
  await receiveMail(desk, { mailboxId: mailbox.id, raw, ...arrived });
  process.stdout.write("kept");
  await new Promise<never>(() => setInterval(() => undefined, 1_000));
} else if (act === "file") await processMail(halting, { mailId: id });
else await deliverMessage(desk, { messageId: id });
