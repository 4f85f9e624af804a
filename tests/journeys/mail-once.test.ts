import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { processMail } from "#app/features/channels/process-mail.server.ts";
import { findAttachment } from "#app/features/tickets/find-attachment.server.ts";
import { findOriginalMail } from "#app/features/tickets/find-original-mail.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { showMessage } from "#app/features/tickets/show-message.server.ts";
import { jobQueue } from "#app/platform/services.server.ts";
import {
  arrive,
  conversation,
  countTickets,
  deskOf,
  fileWaitingMail,
  makeMailShop,
  receive,
  startMail,
  stopMail,
  writeMail,
  type MailShop,
} from "./mail-desk.ts";

let shop: MailShop;
let shops = 0;
beforeAll(startMail);
beforeEach(async () => {
  shops += 1;
  shop = await makeMailShop(`once-${shops}`);
});
afterAll(stopMail);

const countMessages = () => shop.desk.db.message.count();

test("the same mail handed in 20 times at once is kept and filed once", async () => {
  const raw = writeMail({}, "Hello");
  const jobs = await jobQueue.pending();
  const answers = await Promise.all(Array.from({ length: 20 }, () => arrive(shop, raw)));
  expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(await jobQueue.pending()).toBe(jobs + 1);
  await fileWaitingMail(shop);
  expect(await countMessages()).toBe(1);
});

test("a job that runs 20 times at once files its mail once", async () => {
  await arrive(shop, writeMail({}, "Hello"));
  const { id } = await shop.desk.db.inboundMail.findFirstOrThrow({ select: { id: true } });
  await Promise.all(Array.from({ length: 20 }, () => processMail(shop.desk, { mailId: id.toString() })));
  expect(await countMessages()).toBe(1);
  expect(await countTickets(shop)).toBe(1);
});

test("case 47: the same mail by two ways, with other stamps in its header, is filed once, also at the same moment", async () => {
  const ways = ["a", "b", "c", "d"].map((server) =>
    writeMail(
      { Received: `from ${server}.example.com; Sat, 21 Nov 2026 10:00:00 +0000`, "Message-ID": "<x@example.com>" },
      "Hi",
    ),
  );
  for (const raw of ways) expect(await arrive(shop, raw)).toEqual({ isNew: true });
  const mails = await shop.desk.db.inboundMail.findMany({ select: { id: true } });
  await Promise.all(mails.map(({ id }) => processMail(shop.desk, { mailId: id.toString() })));
  expect(await countMessages()).toBe(1);
  expect(await shop.desk.db.inboundMail.count({ where: { state: "done", problem: "duplicate" } })).toBe(3);
});

test("a mail that borrows another's id and says something else is kept", async () => {
  await receive(shop, writeMail({ "Message-ID": "<x@example.com>" }, "One"));
  await receive(shop, writeMail({ "Message-ID": "<x@example.com>" }, "Two"));
  await receive(shop, writeMail({ "Message-ID": "<x@example.com>", From: "eve@example.net" }, "One"));
  expect(await countMessages()).toBe(3);
});

test("mails that share an id and have no words are told apart by their files", async () => {
  const headers = { "Message-ID": "<form@example.com>", "Content-Type": "multipart/mixed; boundary=b" };
  const photo = (name: string) =>
    ["--b", "Content-Type: image/png", `Content-Disposition: attachment; filename=${name}.png`, "", name, "--b--"].join(
      "\n",
    );
  for (const name of ["front", "back", "back"])
    await receive(shop, writeMail({ ...headers, "X-Way": null }, photo(name)));
  await receive(shop, writeMail({ ...headers, Received: "by another way" }, photo("back")));
  expect(await countMessages()).toBe(2);
});

test("many customers at once get a number each, without a gap", async () => {
  await Promise.all(
    Array.from({ length: 12 }, (_, i) => arrive(shop, writeMail({ From: `c${i % 4}@example.com` }, `Mail ${i}`))),
  );
  const mails = await shop.desk.db.inboundMail.findMany({ select: { id: true } });
  await Promise.all(mails.map(({ id }) => processMail(shop.desk, { mailId: id.toString() })));
  const tickets = await shop.desk.db.ticket.findMany({ select: { number: true }, orderBy: { number: "asc" } });
  expect(tickets.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  expect(await shop.desk.db.customer.count()).toBe(4);
});

test("a mail that cannot be read becomes a ticket that says so, and the original can be had", async () => {
  let inner = "Content-Type: text/plain\n\ndeep";
  for (let level = 0; level < 40; level += 1)
    inner = `Content-Type: multipart/mixed; boundary="b${level}"\n\n--b${level}\n${inner}\n--b${level}--`;
  const raw = writeMail({ Subject: "Nested" }, "").slice(0, -2);
  const deep = new TextEncoder().encode(
    new TextDecoder().decode(raw).replace("Content-Type: text/plain; charset=utf-8\r\n", "") +
      inner.replace(/\n/g, "\r\n"),
  );
  await receive(shop, deep);
  const ticket = await openTicket(shop.desk, 1);
  expect(ticket).toMatchObject({ subject: "Nested", customer: { email: "ana@example.com" } });
  const [message] = await conversation(shop, 1);
  expect(message).toMatchObject({ bodyText: "", parseProblem: "too_deep" });
  expect(Buffer.from((await findOriginalMail(shop.desk, BigInt(message?.id ?? 0))) ?? [])).toEqual(Buffer.from(deep));
});

test("a file of a mail is found, its name harmless, and not from another shop", async () => {
  const file = Buffer.from("a\u0000picture").toString("base64");
  const body = [
    "--b",
    "Content-Type: text/plain",
    "",
    "See the picture",
    "--b",
    'Content-Type: image/png; name="../../evil.png"',
    'Content-Disposition: attachment; filename="../../evil.png"',
    "Content-Transfer-Encoding: base64",
    "",
    file,
    "--b--",
  ].join("\n");
  await receive(shop, writeMail({ "Content-Type": 'multipart/mixed; boundary="b"' }, body));
  const [message] = await conversation(shop, 1);
  const attachment = message?.attachments[0];
  expect(attachment).toMatchObject({ contentType: "image/png", sizeBytes: 9 });
  expect(attachment?.fileName).not.toMatch(/[/\\]/);
  const id = BigInt(attachment?.id ?? 0);
  const found = await findAttachment(shop.desk, id);
  expect(Buffer.from(found?.bytes ?? []).toString()).toBe("a\u0000picture");
  await findAttachment(shop.desk, id);
  expect(await shop.desk.db.accessLog.count({ where: { subject: "attachment", subjectId: id.toString() } })).toBe(1);

  const other = await makeMailShop(`once-other-${shops}`);
  expect(await findAttachment(other.desk, id)).toBeNull();
  expect(await findOriginalMail(other.desk, BigInt(message?.id ?? 0))).toBeNull();
  expect(await showMessage(other.desk, BigInt(message?.id ?? 0))).toBeNull();
  expect(await findAttachment(await deskOf(shop.desk.shop.id, "Ewa"), id)).not.toBeNull();
  expect(await findAttachment(shop.desk, id + 1n)).toBeNull();
});

test("a long text is shown in part and read whole when somebody asks", async () => {
  const long = "All work and no play. ".repeat(5_000).trim();
  await receive(shop, writeMail({ "Content-Type": "text/html" }, `<p>${long}</p>`));
  const [message] = await conversation(shop, 1);
  expect(message).toMatchObject({ bodyCut: true, bodyHtml: null, htmlOmitted: true });
  expect(message?.bodyText).toHaveLength(20_000);
  const whole = await showMessage(shop.desk, BigInt(message?.id ?? 0));
  expect(whole?.bodyText.replace(/\s+/g, " ")).toBe(long);
  expect(whole?.bodyHtml).toContain(long);
});

test("a mail of many megabytes is read back byte for byte, and its file too", async () => {
  const bytes = Buffer.alloc(4_000_000, "0123456789");
  const body = [
    "--b",
    "Content-Type: application/pdf; name=scan.pdf",
    "Content-Transfer-Encoding: base64",
    "",
    ...(bytes.toString("base64").match(/.{1,76}/g) ?? []),
    "--b--",
  ].join("\n");
  const raw = writeMail({ "Content-Type": 'multipart/mixed; boundary="b"' }, body);
  await receive(shop, raw);
  const [message] = await conversation(shop, 1);
  expect(message).toMatchObject({ bodyText: "", parseProblem: null });
  const original = await findOriginalMail(shop.desk, BigInt(message?.id ?? 0));
  expect(Buffer.from(original ?? []).equals(Buffer.from(raw))).toBe(true);
  const file = await findAttachment(shop.desk, BigInt(message?.attachments[0]?.id ?? 0));
  expect(Buffer.from(file?.bytes ?? []).equals(bytes)).toBe(true);
  expect((await shop.desk.db.ticket.findFirst())?.preview).toBe("scan.pdf");
});
