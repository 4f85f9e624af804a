import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { rotateMailboxSecret } from "#app/features/channels/mailbox-secret.server.ts";
import { env } from "#app/env.server.ts";
import { startInboundMail } from "#app/inbound-mail.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import type { SmtpListener } from "#app/platform/mail/smtp-in.server.ts";
import { action } from "#app/routes/inbound.mail.ts";
import { countAllStatements } from "#tests/setup/count-statements.ts";
import { makeCertificate } from "#tests/setup/make-certificate.ts";
import { makeMailShop, startMail, stopMail, writeMail, type MailShop } from "./mail-desk.ts";

/** The two doors through which mail comes in, as a sending server meets them. */

let shop: MailShop;
let other: MailShop;
let secret: string;
let othersSecret: string;
let listener: SmtpListener;
beforeAll(async () => {
  await startMail();
  shop = await makeMailShop("doors");
  other = await makeMailShop("doors-other");
  secret = (await rotateMailboxSecret(shop.desk, shop.mailboxId))!;
  othersSecret = (await rotateMailboxSecret(other.desk, other.mailboxId))!;
  listener = await startInboundMail(0);
});
afterAll(async () => {
  await listener.close(0);
  await stopMail();
});

const countMails = ({ desk }: MailShop) => desk.db.inboundMail.count();

async function post(to: string | null, bearer: string | null, body: BodyInit | null, method = "POST") {
  const query = to === null ? "" : `?${new URLSearchParams({ to })}`;
  const request = new Request(`https://latte.test/inbound/mail${query}`, {
    method,
    body,
    headers: bearer === null ? {} : { authorization: bearer },
  });
  const answer = await action({ request, params: {}, context: {} });
  return [answer.status, await answer.json()] as const;
}

test("by HTTP a mail needs its own mailbox's secret; whether there is a mailbox is not told without", async () => {
  const raw = writeMail({}, "Hello");
  const refused = [401, { error: "unauthorised" }];
  expect(await post(shop.address, null, raw)).toEqual(refused);
  expect(await post(shop.address, "Bearer ", raw)).toEqual(refused);
  expect(await post(shop.address, `Bearer ${othersSecret}`, raw)).toEqual(refused);
  expect(await post("nobody@in.latte.test", `Bearer ${secret}`, raw)).toEqual(refused);
  for (const odd of ["\0", "a\0@b.c", "@", "a".repeat(10_000), "<a@b>", "' or 1=1"])
    expect(await post(odd, `Bearer ${secret}`, raw)).toEqual(refused);
  expect(await post(null, `Bearer ${secret}`, raw)).toEqual([400, { error: "to_missing" }]);
  expect(await post(shop.address, `Bearer ${secret}`, new Uint8Array())).toEqual([400, { error: "empty" }]);
  expect(await countMails(shop)).toBe(0);

  expect(await post(shop.address, `Bearer ${secret}`, raw)).toEqual([201, { stored: true }]);
  expect(await post(shop.address.toUpperCase(), `Bearer ${secret}`, raw)).toEqual([200, { stored: false }]);
  expect([await countMails(shop), await countMails(other)]).toEqual([1, 0]);
});

test("by HTTP too large a mail is refused while it is read, and a failure of ours is not taken for success", async () => {
  const endless = new ReadableStream<Uint8Array>({ pull: (body) => body.enqueue(new Uint8Array(1024 * 1024)) });
  const request = new Request(`https://latte.test/inbound/mail?to=${shop.address}`, {
    method: "POST",
    body: endless,
    headers: { authorization: `Bearer ${secret}` },
    duplex: "half",
  } as RequestInit);
  expect((await action({ request, params: {}, context: {} })).status).toBe(413);

  await prisma.$executeRaw`alter table inbound_mail rename to out_of_the_way`;
  const failed = post(shop.address, `Bearer ${secret}`, writeMail({}, "Kept by whoever sent it"));
  await expect(failed).rejects.toThrow();
  await prisma.$executeRaw`alter table out_of_the_way rename to inbound_mail`;
});

/** Says each line when the answer to the one before is there; returns the answers' codes. */
async function speak(...lines: (string | (() => Promise<unknown>))[]): Promise<number[]> {
  const socket = net.connect(listener.port, "127.0.0.1");
  const codes: number[] = [];
  let heard = "";
  socket.on("data", (data) => (heard += data.toString()));
  const answer = async () => {
    await vi.waitFor(() => expect(heard).toMatch(/^\d{3} .*\r\n$/m), { timeout: 5_000, interval: 10 });
    codes.push(Number(/^(\d{3}) /m.exec(heard)![1]));
    heard = "";
  };
  await answer();
  for (const line of lines) {
    if (typeof line === "string") {
      socket.write(`${line}\r\n`);
      await answer();
    } else await line();
  }
  socket.end();
  return codes.slice(1);
}

const mail = (text: string) => `${new TextDecoder().decode(writeMail({}, text))}\r\n.`;

test("by SMTP a mail is taken for the mailboxes there are, each shop keeping its own", async () => {
  const before = [await countMails(shop), await countMails(other)];
  const codes = await speak(
    "EHLO sender",
    "MAIL FROM:<ana@example.com>",
    "RCPT TO:<nobody@in.latte.test>",
    `RCPT TO:<${shop.address.replace("@", "+t_x@")}>`,
    `RCPT TO:<${other.address}>`,
    "DATA",
    mail("To both"),
  );
  expect(codes).toEqual([250, 250, 550, 250, 250, 354, 250]);
  expect([await countMails(shop), await countMails(other)]).toEqual(before.map((count) => count + 1));
});

test("case 35: by SMTP a mail to thirty plus addresses of one mailbox is kept once, and costs as one", async () => {
  const before = await countMails(shop);
  const plus = Array.from({ length: 30 }, (_, n) => `RCPT TO:<${shop.address.replace("@", `+x${n}@`)}>`);
  const { result: codes, statements } = await countAllStatements(() =>
    speak("EHLO sender", "MAIL FROM:<ana@example.com>", ...plus, "DATA", mail("To one")),
  );
  expect(new Set(codes)).toEqual(new Set([250, 354]));
  expect(await countMails(shop)).toBe(before + 1);
  expect(statements.filter((text) => /insert into inbound_mail/.test(text))).toHaveLength(1);
});

test("by SMTP a mail that cannot be kept is not acknowledged: the sender keeps it", async () => {
  const start = ["EHLO sender", "MAIL FROM:<ana@example.com>"] as const;
  const later = await makeMailShop("doors-leaving");
  const uninstall = () =>
    prisma.shop.update({ where: { id: later.desk.shop.id }, data: { uninstalledAt: new Date() } });
  const left = await speak(...start, `RCPT TO:<${later.address}>`, uninstall, "DATA", mail("Too late"));
  expect(left).toEqual([250, 250, 250, 354, 451]);

  const away = () => prisma.$executeRaw`alter table inbound_mail rename to out_of_the_way`;
  const broken = await speak(...start, `RCPT TO:<${shop.address}>`, away, "DATA", mail("Not now"));
  await prisma.$executeRaw`alter table out_of_the_way rename to inbound_mail`;
  expect(broken).toEqual([250, 250, 250, 354, 451]);
});

test("bodies by HTTP take room as they arrive: a mailbox a third of it, all together no more than there is", async () => {
  const third = new Uint8Array(35 * 1024 * 1024);
  const secrets = new Map([
    [shop, secret],
    [other, othersSecret],
  ]);
  const begin = (at: MailShop, first: Uint8Array<ArrayBuffer>) => {
    const isRead = Promise.withResolvers<void>();
    const body = Promise.withResolvers<ReadableStreamDefaultController>();
    const stream = new ReadableStream(
      { start: (it) => (it.enqueue(first), body.resolve(it)), pull: () => isRead.resolve() },
      { highWaterMark: 0 },
    );
    const request = new Request(`https://latte.test/inbound/mail?to=${at.address}`, {
      method: "POST",
      body: stream,
      headers: { authorization: `Bearer ${secrets.get(at)}` },
      duplex: "half",
    } as RequestInit);
    return { answer: action({ request, params: {}, context: {} }), stream: body.promise, isRead: isRead.promise };
  };
  const fill = async (at: MailShop) => {
    const held = begin(at, third);
    await held.isRead;
    return async () => {
      (await held.stream).error(new Error("hung up"));
      await expect(held.answer).rejects.toThrow("hung up");
    };
  };
  const tryMail = async (at: MailShop) => {
    const one = begin(at, writeMail({}, "Hello"));
    await Promise.race([one.isRead.then(async () => (await one.stream).close()), one.answer]);
    const { status, headers } = await one.answer;
    return [status, headers.get("retry-after")];
  };

  // Who has sent little holds little.
  const slow = [1, 2, 3, 4].map((n) => begin(shop, writeMail({ Subject: `slow ${n}` }, "Hello")));
  await Promise.all(slow.map(({ isRead }) => isRead));
  expect(await tryMail(shop)).toEqual([201, null]);
  for (const { stream } of slow) (await stream).close();
  expect(await Promise.all(slow.map(async ({ answer }) => (await answer).status))).toEqual([201, 201, 201, 201]);

  const hangUp = await fill(shop);
  expect(await tryMail(shop)).toEqual([503, "5"]);
  expect(await tryMail(other)).toEqual([201, null]);
  const more: (() => Promise<void>)[] = [];
  for (const name of ["doors-third", "doors-fourth"]) {
    const one = await makeMailShop(name);
    secrets.set(one, (await rotateMailboxSecret(one.desk, one.mailboxId))!);
    more.push(await fill(one));
  }
  expect(await tryMail(other)).toEqual([503, "5"]);
  await hangUp();
  expect(await tryMail(shop)).toEqual([201, null]);
  for (const end of more) await end();
});

test("with key and certificate STARTTLS is offered, and mail comes in encrypted", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "latte-tls-"));
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => path.join(folder, name));
  const made = makeCertificate("in.latte.test");
  fs.writeFileSync(key!, made.key);
  fs.writeFileSync(cert!, made.cert);
  Object.assign(env, { MAIL_TLS_KEY_FILE: key, MAIL_TLS_CERT_FILE: cert });
  const secure = await startInboundMail(0);
  try {
    const before = await countMails(shop);
    const client = createTransport({ port: secure.port, host: "127.0.0.1", requireTLS: true, tls: { ca: made.cert, servername: "in.latte.test" } }); // prettier-ignore
    await client.sendMail({ envelope: { from: "ana@example.com", to: shop.address }, raw: Buffer.from(writeMail({}, "Hello")) }); // prettier-ignore
    expect(await countMails(shop)).toBe(before + 1);
    const plain = createTransport({ port: listener.port, host: "127.0.0.1", requireTLS: true });
    await expect(plain.sendMail({ from: "ana@example.com", to: shop.address, text: "x" })).rejects.toThrow(/TLS/);
  } finally {
    await secure.close(0);
    Object.assign(env, { MAIL_TLS_KEY_FILE: "", MAIL_TLS_CERT_FILE: "" });
    fs.rmSync(folder, { recursive: true });
  }
});
