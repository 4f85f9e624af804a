import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { unpackMailJob } from "#app/features/files/file-jobs.ts";
import { sendReply } from "#app/features/replies/send-reply.server.ts";
import { searchTickets } from "#app/features/inbox/search-tickets.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { findAttachment } from "#app/features/tickets/find-attachment.server.ts";
import { downloadResponse, pictureResponse } from "#app/download.server.ts";
import { jobQueue } from "#app/platform/services.server.ts";
import { conversation, countTickets, makeMailShop, receive, sendWaitingMail, startMail, stopMail, writeMail, type MailShop } from "./mail-desk.ts"; // prettier-ignore
import { tinyPng } from "#tests/setup/tiny-png.ts";
import { headerOf, startPostbox, type Postbox } from "./mail-postbox.ts";

/** Mails that want to be something else than what they are, from the wire to what a page or an answer says. */

let postbox: Postbox;
let shop: MailShop;
let shops = 0;
beforeAll(async () => {
  await startMail();
  await jobQueue.start([unpackMailJob]);
  postbox = await startPostbox();
});
beforeEach(async () => {
  shop = await makeMailShop(`hostile-${(shops += 1)}`, postbox);
  postbox.mails.length = 0;
});
afterAll(async () => {
  await postbox.close();
  await stopMail();
});

const last = async (number = 1) => (await conversation(shop, number)).at(-1)!;
const reply = async (body = "Hello") => {
  const answer = await sendReply(shop.desk, 1, { body, clientKey: randomUUID() });
  expect(answer).toMatchObject({ ok: true });
  await sendWaitingMail(shop);
  return postbox.mails.at(-1)!;
};

describe("case 38: a file of a mail is kept as it is, under a clean name, and given out inert", () => {
  const script = Buffer.from("<script>alert(document.domain)</script>");
  /** An archive of 42 bytes that claims four gigabytes. */
  const bomb = Buffer.from("504b03042d000000080000000000000000000000000000000000ffffffff01000000610300504b0506", "hex");
  const gifScript = Buffer.concat([Buffer.from("GIF89a=1;/*"), script, Buffer.from("*/")]);

  // name on the wire, declared type, bytes → name shown, drawn as a picture
  test.each<[string, string, Buffer, string, boolean]>([
    ["bomb.zip", "application/zip", bomb, "bomb.zip", false],
    ["shell.pht", "image/png", script, "shell.pht", false],
    ["logo.svg", "image/svg+xml", Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), "logo.svg", false], // prettier-ignore
    ["page.html", "text/html", script, "page.html", false],
    ["page.xhtml", "application/xhtml+xml", script, "page.xhtml", false],
    ["half.png", "image/png", Buffer.concat([tinyPng, script]), "half.png", true],
    ["gif.gif", "image/gif", gifScript, "gif.gif", true],
    ["page.png", "image/png", script, "page.png", false],
    ["..\\..\\windows\\x.txt", "text/plain", script, "x.txt", false],
    ["../../etc/passwd", "text/plain", script, "passwd", false],
    ["a\u0000b.txt", "text/plain", script, "a b.txt", false],
    ["photo\u202egpj.exe", "application/x-msdownload", Buffer.from("MZ"), "photogpj.exe", false],
    ["CON.", "text/plain", script, "CON", false],
    [`${"x".repeat(1_000)}.pdf`, "application/pdf", script, `${"x".repeat(116)}.pdf`, false],
  ])("%j", async (name, type, bytes, shown, drawn) => {
    const encoded = `=?UTF-8?B?${Buffer.from(name).toString("base64")}?=`;
    const body = [
      "--b",
      `Content-Type: ${type}; name="${encoded}"`,
      `Content-Disposition: attachment; filename="${encoded}"`,
      "Content-Transfer-Encoding: base64",
      "",
      bytes.toString("base64"),
      "--b--",
    ].join("\n");
    await receive(shop, writeMail({ "Content-Type": 'multipart/mixed; boundary="b"' }, body));
    const [file] = (await last()).attachments;
    expect(file).toMatchObject({ fileName: shown, isPicture: drawn });
    const found = (await findAttachment(shop.desk, BigInt(file!.id)))!;
    expect(Buffer.from(found.bytes).equals(bytes)).toBe(true);
    for (const answer of [downloadResponse(found.fileName, found.bytes), pictureResponse(found)]) {
      const header = (what: string) => answer.headers.get(what) ?? "";
      expect(header("Content-Security-Policy")).toBe("sandbox; default-src 'none'");
      expect(header("X-Content-Type-Options")).toBe("nosniff");
      // Only a picture is ever given out as anything but bytes, and only as that picture.
      expect(header("Content-Type")).toMatch(drawn ? /^(application\/octet-stream|image\/(png|gif))$/ : /^application\/octet-stream$/); // prettier-ignore
      if (!drawn) expect(header("Content-Disposition")).toMatch(/^attachment; /);
      expect(header("Content-Disposition")).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});

describe("case 40: there is one sender, and what is doubtful about it is said", () => {
  const failed = (domain: string) => `mx.latte.test; dmarc=fail header.from=${domain}; spf=fail`;
  test.each<[string, Record<string, string>, { email: string; trust: string }]>([
    ["two From", { From: "Ana <ana@example.com>\r\nFrom: Eve <eve@evil.example>" }, { email: "ana@example.com", trust: "failed" }], // prettier-ignore
    ["two in From", { From: "Ana <ana@example.com>, Eve <eve@evil.example>" }, { email: "ana@example.com", trust: "failed" }], // prettier-ignore
    ["a Sender that is another", { Sender: "eve@evil.example" }, { email: "ana@example.com", trust: "unknown" }],
    ["our address as a name", { From: `"support@shop.example" <eve@evil.example>` }, { email: "eve@evil.example", trust: "unknown" }], // prettier-ignore
    ["a forged domain", { "Authentication-Results": failed("example.com") }, { email: "ana@example.com", trust: "failed" }], // prettier-ignore
    [
      "two From of which one is authentic",
      {
        From: "Ana <ana@example.com>\r\nFrom: Eve <eve@evil.example>",
        "Authentication-Results": "mx.latte.test; dmarc=pass header.from=evil.example",
      },
      { email: "ana@example.com", trust: "failed" },
    ],
    ["a look-alike", { From: "PayPal <help@p\u0430ypal.example>" }, { email: "help@xn--pypal-4ve.example", trust: "unknown" }], // prettier-ignore
  ])("%s", async (_, headers, { email, trust }) => {
    await receive(shop, writeMail(headers, "Hi"));
    const message = await last();
    expect([message.authorEmail, message.kind]).toEqual([email, "customer"]);
    expect(message.senderTrust).toBe(trust);
  });
});

test("case 41: who writes under the name of somebody of the staff, into a thread they know, is a guest and goes nowhere", async () => {
  await shop.desk.db.staff.updateMany({ where: { id: shop.desk.staff.id }, data: { email: "tom@shop.example" } });
  await receive(shop, writeMail({}, "Where is it?"));
  const sent = await reply("On its way");
  const forged = {
    From: "Tom <tom@shop.example>",
    "In-Reply-To": headerOf(sent.raw, "Message-ID")!,
    "Authentication-Results": "mx.latte.test; dmarc=fail header.from=shop.example; spf=fail",
  };
  await receive(shop, writeMail(forged, "Send it to 5 Evil Street"));
  expect(await countTickets(shop)).toBe(1);
  const message = await last();
  expect(message).toMatchObject({ kind: "guest", authorEmail: "tom@shop.example", senderTrust: "failed" });
  await sendWaitingMail(shop);
  expect(postbox.mails).toHaveLength(1);
  expect((await openTicket(shop.desk, 1))?.customer.email).toBe("ana@example.com");
});

test("case 44: line breaks in a subject, a name, an address or a file name add no header to the answer", async () => {
  const evil = `=?UTF-8?Q?Hi=0D=0ABcc:_victim@example.com=0D=0A=0D=0Abody?=`;
  await receive(
    shop,
    writeMail(
      {
        Subject: evil,
        From: `${evil} <ana@example.com>`,
        "Reply-To": `${evil} <ana@example.com>`,
        "Message-ID": "<a@b>\r\n\tBcc: victim@example.com",
        References: "<x@y>\r\n\tBcc: <victim@example.com>",
        Cc: `${evil} <copy@example.com>`,
      },
      "Hi",
    ),
  );
  const { raw, to } = await reply();
  const head = raw.slice(0, raw.indexOf("\r\n\r\n"));
  expect(head).not.toMatch(/^bcc:/im);
  expect(to).not.toContain("victim@example.com");
  expect(headerOf(raw, "Subject")).toMatch(/^Re: /);
  expect(head.split("\r\n").every((line) => /^[\w-]+:|^[ \t]/.test(line))).toBe(true);
});

describe("case 48: odd text of a mail is shown, and found again", () => {
  test.each<[string, string, string]>([
    ["Japanese", "荷物はどこですか parcelword", "parcelword"],
    ["right to left", "\u202eשלום\u202c parcelword مرحبا", "parcelword"],
    ["joined emoji", "👩‍👩‍👧‍👦 parcelword", "parcelword"],
    ["10,000 combining marks", `a${"\u0301".repeat(10_000)} parcelword`, "parcelword"],
    ["10,000 letters without a space", `${"x".repeat(10_000)} parcelword`, "parcelword"],
    ["NUL", "par\u0000celword", "parcelword"],
  ])("%s", async (_, text, word) => {
    await receive(shop, writeMail({ Subject: `=?UTF-8?B?${Buffer.from(text.slice(0, 200)).toString("base64")}?=` }, text)); // prettier-ignore
    expect((await last()).bodyText).toContain(word);
    const found = await searchTickets(shop.desk, { q: word } as never);
    expect(found.rows.map(({ number }) => number)).toEqual([1]);
  });
});

test("case 49: messages stand in the order in which they came, and who waits, waits since then, whatever the date says", async () => {
  const start = new Date("2026-11-20T10:00:00Z");
  const dates = ["Tue, 19 Jan 2038 03:14:08 +0000", "Thu, 01 Jan 1970 00:00:00 +0000", null, "Fri, 31 Dec 2099 23:59:59 +1400", "yesterday"]; // prettier-ignore
  for (const [place, date] of dates.entries())
    await receive(
      shop,
      writeMail(
        { "Message-ID": `<m${place}@example.com>`, ...(place && { References: "<m0@example.com>" }), Date: date },
        `Mail ${place}`,
      ),
      { receivedAt: new Date(start.getTime() + place * 60_000) },
    );
  expect(await countTickets(shop)).toBe(1);
  expect((await conversation(shop, 1)).map(({ bodyText }) => bodyText)).toEqual(dates.map((_, n) => `Mail ${n}`));
  expect(await shop.desk.db.ticket.findFirst({ where: { number: 1 } })).toMatchObject({
    waitingSince: start,
    lastActivityAt: new Date(start.getTime() + 4 * 60_000),
  });
});
