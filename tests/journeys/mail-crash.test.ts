import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { processMail } from "#app/features/channels/process-mail.server.ts";
import { deliverMessage } from "#app/features/replies/deliver-message.server.ts";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import {
  arrive,
  conversation,
  countTickets,
  fileWaitingMail,
  makeMailShop,
  startMail,
  stopMail,
  writeMail,
  type MailShop,
} from "./mail-desk.ts";
import { headerOf, startPostbox, type Postbox } from "./mail-postbox.ts";

let postbox: Postbox;
let shop: MailShop;
beforeAll(async () => {
  await startMail();
  postbox = await startPostbox();
  shop = await makeMailShop("crash", postbox);
});
afterAll(async () => {
  await postbox.close();
  await stopMail();
});

/** The job in a process of its own; what goes wrong in it fails the test that waits for it. */
function startChild(act: "receive" | "file" | "deliver", id: string): { child: ChildProcess; ended: Promise<void> } {
  const script = path.resolve(import.meta.dirname, "mail-child.ts");
  const child = spawn(process.execPath, [script, act, shop.desk.shop.id.toString(), id], {
    env: { ...process.env, SMTP_URL: postbox.url },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { child, ended: new Promise((resolve) => child.once("exit", () => resolve())) };
}

test("case 47: killed before the commit, a mail is filed by the next run, once", async () => {
  await arrive(shop, writeMail({}, "Hello"));
  const { id } = await shop.desk.db.inboundMail.findFirstOrThrow({ select: { id: true } });
  const { child, ended } = startChild("file", id.toString());
  const said = await Promise.race([
    new Promise<string>((resolve) => child.stdout?.once("data", (text: Buffer) => resolve(text.toString()))),
    ended.then(() => "ended"),
  ]);
  expect(said).toBe("filed");
  expect(await countTickets(shop)).toBe(0);
  child.kill("SIGKILL");
  await ended;
  await processMail(shop.desk, { mailId: id.toString() });
  expect((await conversation(shop, 1)).map(({ bodyText }) => bodyText)).toEqual(["Hello"]);
});

test("case 47: killed after the commit and before the sender was answered, the mail that comes again is the one we have", async () => {
  const before = await countTickets(shop);
  const raw = writeMail({}, "Sent twice, because nobody answered");
  const { child, ended } = startChild("receive", Buffer.from(raw).toString("base64"));
  const said = await new Promise<string>((resolve) =>
    child.stdout?.once("data", (text: Buffer) => resolve(String(text))),
  );
  expect(said).toBe("kept");
  child.kill("SIGKILL");
  await ended;
  expect(await arrive(shop, raw)).toEqual({ isNew: false });
  await fileWaitingMail(shop);
  expect(await countTickets(shop)).toBe(before + 1);
});

test("killed while the mail server has the message, it goes out by the next run under the same id", async () => {
  const outcome = await sendReply(shop.desk, 1, { body: "Here you are", clientKey: randomUUID() });
  const id = outcome?.ok ? outcome.value.messageId : "0";
  const { child, ended } = startChild("deliver", id);
  // Taken, but the answer that would say so never arrives.
  postbox.beforeAnswer = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  await ended;
  postbox.beforeAnswer = null;
  expect(postbox.mails).toHaveLength(1);
  expect((await conversation(shop, 1))[1]?.delivery?.state).toBe("sending");
  await deliverMessage(shop.desk, { messageId: id });
  expect((await conversation(shop, 1))[1]?.delivery?.state).toBe("sent");
  expect(postbox.mails).toHaveLength(2);
  expect(new Set(postbox.mails.map(({ raw }) => headerOf(raw, "Message-ID"))).size).toBe(1);
});
