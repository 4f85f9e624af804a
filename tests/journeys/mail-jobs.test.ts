import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileMailJob } from "#app/features/channels/mail-jobs.ts";
import { waitingMail } from "#app/features/channels/file-waiting-mail.server.ts";
import { resumeMail } from "#app/features/channels/resume-mail.server.ts";
import { deliverMessage } from "#app/features/replies/deliver-message.server.ts";
import { sendMailJob } from "#app/features/replies/delivery-jobs.ts";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import { register } from "#app/platform/jobs/queue.server.ts";
import { jobQueue, liveHub, notices } from "#app/platform/services.server.ts";
import { arrive, conversation, makeMailShop, startMail, stopMail, writeMail, type MailShop } from "./mail-desk.ts";
import { startPostbox, type Postbox } from "./mail-postbox.ts";

let postbox: Postbox;
let shop: MailShop;

/** With a worker, unlike the other stories: the queue itself is what is looked at. */
beforeAll(async () => {
  await startMail();
  await notices.start();
  postbox = await startPostbox();
  shop = await makeMailShop("jobs", postbox);
  await jobQueue.work([
    register(fileMailJob, () => waitingMail.run(shop.desk)),
    register(sendMailJob, (_, data) => deliverMessage(shop.desk, data)),
  ]);
});
afterAll(async () => {
  await postbox.close();
  await notices.stop();
  await stopMail();
});

/** Looks again each time the open pages are told of something, until `found` is true. */
function until(found: () => Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () =>
      found().then((is) => {
        if (!is) return;
        stop();
        resolve();
      }, reject);
    const stop = liveHub.subscribe(shop.desk.shop.id, look);
    void look();
  });
}

test("a mail handed in is filed, and an answer goes out, each by its job, told to open pages", async () => {
  await arrive(shop, writeMail({}, "Hello"));
  await until(async () => (await conversation(shop, 1)).length === 1);
  await sendReply(shop.desk, 1, { body: "Here you are", clientKey: randomUUID() });
  await until(async () => (await conversation(shop, 1))[1]?.delivery?.state === "sent");
  expect(postbox.mails).toHaveLength(1);
});

test("what was dropped while the shop was away is picked up when it is back, once", async () => {
  const { desk } = shop;
  const mailbox = { mailboxId: shop.mailboxId, envelopeFrom: "", recipients: [], digest: "d", sizeBytes: 0 };
  const raw = writeMail({ Subject: "While you were away" }, "Anybody?");
  await desk.db.inboundMail.create({ data: { ...mailbox, raw } });
  const ticket = await desk.db.ticket.findFirstOrThrow({ where: { number: 1 } });
  await desk.db.message.create({
    data: { ticketId: ticket.id, kind: "reply", authorName: "Tom", bodyText: "Later", deliveryState: "sending" },
  });
  await Promise.all([resumeMail(desk), resumeMail(desk)]);
  await until(
    async () =>
      (await conversation(shop, 2)).length === 1 && (await conversation(shop, 1))[2]?.delivery?.state === "sent",
  );
  expect(postbox.mails).toHaveLength(2);
  expect(await desk.db.ticket.count()).toBe(2);
});
