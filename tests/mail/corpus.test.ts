import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { closeMimeWorkers, extractAttachment, parseMime } from "#app/platform/mail/parse-mime.server.ts";
import type { ParsedMail, StubMail } from "#app/platform/mail/parsed-mail.ts";

const FOLDER = join(import.meta.dirname, "corpus");

type Expected = Partial<Record<keyof ParsedMail | keyof StubMail, unknown>>;

const automatic = (...because: string[]) => ({ is: true, because });
const file = (fileName: string, contentType: string, rest = {}) =>
  expect.objectContaining({ fileName, contentType, ...rest });

/** What each mail of the corpus is read as; every file has a line here. */
const CORPUS: Record<string, Expected> = {
  plain: {
    messageId: "m1@example.com",
    from: { address: "ana@example.com", name: "Ana Kowalska" },
    fromAmbiguous: false,
    replyTo: [{ address: "ana+home@example.com", name: "" }],
    cc: [
      { address: "bob@example.com", name: "" },
      { address: "eve@example.com", name: "Eve, the second" },
    ],
    inReplyTo: ["c.1.2.aaaa@shop.example"],
    references: ["second@shop.example", "first@shop.example"],
    subject: "Where is my parcel?",
    date: new Date("2026-10-05T08:00:00Z"),
    text: "Hello,\nwhere is order #1001?\n\nAna",
    visibleText: "Hello,\nwhere is order #1001?\n\nAna",
    quotedText: "",
    html: null,
    automatic: { is: false, because: [] },
    authentication: { dmarc: "none", spf: "none", dkim: "none" },
    attachments: [],
    bounce: null,
  },

  // Character sets, honest and not.
  "iso-2022-jp": {
    from: { address: "yamada@example.jp", name: "山田太郎" },
    subject: "荷物の件",
    text: "お問い合わせ：荷物はどこですか。",
  },
  gb18030: { from: { address: "wang@example.cn", name: "王芳" }, text: "你好，我的订单𠮷什么时候到？" },
  "charset-lie-ascii": { text: "Zażółć gęślą jaźń — é" },
  "charset-lie-utf8": { text: "Grüße aus Köln" },
  "charset-unknown": { text: "Gdzie jest żółta paczka?" },
  "charset-utf-7": { text: "Hi +ADw-script+AD4-alert(1)+ADw-/script+AD4-", html: null },
  "raw-8bit-headers": { from: { address: "joerg@example.de", name: "Jörg" }, subject: "Paczka żółta" },
  "emoji-and-marks": { subject: "👩‍👩‍👧 tea", text: expect.stringMatching(/^👩‍👩‍👧 fine a\u0301{2000}\nשלום مرحبا$/u) },
  "lone-surrogates": { html: "<p>a\ufffdb</p>", text: "a\ufffdb" },
  "nul-bytes": { from: { address: "ana@example.com", name: "Ana" }, subject: "a b c d", text: "beforeafter" },
  "bad-encodings": { kind: "mail" },

  // What was written now, and what is history.
  "gmail-en": { visibleText: "Thanks, it is here now!\n\nAna", quotedText: expect.stringMatching(/^On Mon, 5 Oct/) },
  "gmail-pl": { visibleText: "Dzień dobry, nadal nie ma.", quotedText: expect.stringContaining("> paczka") },
  "gmail-pt": { visibleText: "Ainda não chegou.", quotedText: expect.stringContaining("> Olá Rita") },
  "gmail-ja": { visibleText: "ありがとうございます。", quotedText: expect.stringMatching(/^2026年10月5日/) },
  "outlook-en": {
    visibleText: "Still nothing. Please refund.",
    quotedText: expect.stringContaining("it is on its way"),
  },
  "outlook-de": { visibleText: "Es ist nichts angekommen.", quotedText: expect.stringMatching(/^Von: Shop/) },
  "apple-mail": { visibleText: "It came, but the mug is broken.", quotedText: expect.stringMatching(/^Sent from my/) },
  "thunderbird-pl": { visibleText: expect.stringMatching(/poprawny\?\n\nTak, ulica Długa 5\.\n\n.*\n\n00-950$/) },
  "inline-answers": { visibleText: expect.stringMatching(/The blue one\.[^]*A refund, please\.$/), quotedText: "" },
  "only-quote": { visibleText: "> Hello Ana,\n> are you there?", quotedText: "" },
  "reply-above-line": { visibleText: "Yes please.", quotedText: expect.stringContaining("shall we send a new one?") },

  // HTML and files.
  "html-only": {
    text: "Hello\n\nMy order #1001 & the parcel [https://track.example/x]\n\n> old words",
    visibleText: "Hello\n\nMy order #1001 & the parcel [https://track.example/x]",
    html: expect.stringMatching(/data-remote-src="https:\/\/t\.example\/open\.gif".*<blockquote data-quote="history">/),
    hasRemoteContent: true,
  },
  "html-xss": {
    subject: "<script>alert(1)</script>",
    from: { address: "evil@example.com", name: "<img src=x onerror=alert(1)>" },
    html:
      '<a>click</a>b<div style="width:100%;height:100%">cover</div><img /><p>fine</p>' +
      '<table><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;" /></table>\n',
    hasRemoteContent: false,
  },
  "html-with-cid": {
    html: '<p>See <img data-cid="logo@x" /></p>\n',
    hasRemoteContent: false,
    attachments: [file("logo.png", "image/png", { contentId: "logo@x", inline: true, sizeBytes: 70 })],
  },
  "alternative-with-files": {
    text: "Please see the photos.",
    html: "<p>Please see the <i>photos</i>.</p>\n",
    attachments: [
      file("x.jpg", "image/jpeg", { index: 0, inline: false, sizeBytes: 4 }),
      file("photogpj.exe", "application/octet-stream", { index: 1 }),
      file("a X-Evil_ 1.svg", "image/svg+xml", { index: 2 }),
      file("winmail.dat", "application/ms-tnef", { index: 3 }),
    ],
  },
  "unclosed-boundary": { text: "Still readable.", attachments: [file("a.png", "image/png")] },
  "boundary-missing": { text: expect.stringContaining("words") },
  "forwarded-rfc822": { text: "See below.", attachments: [file("message.eml", "message/rfc822")] },
  calendar: { text: "Meeting", attachments: [file("invitation.ics", "text/calendar")] },

  // Who sent it.
  "two-from": { from: { address: "ana@example.com", name: "Ana" }, fromAmbiguous: true },
  "two-in-from": { from: { address: "ana@example.com", name: "Ana" }, fromAmbiguous: true },
  "group-syntax": {
    from: { address: "ana@example.com", name: "Ana" },
    fromAmbiguous: true,
    sender: { address: "list@example.net", name: "" },
    to: [],
  },
  "no-from": { from: null, messageId: null, subject: "", date: null, text: "Nobody wrote this." },
  "name-is-our-address": {
    from: { address: "evil@example.net", name: "support@shop.example" },
    automatic: { is: false, because: [] },
  },
  homograph: { from: { address: "help@xn--pypal-4ve.example", name: "PayPal" } },
  "encoded-crlf": {
    from: { address: "ana@example.com", name: "Ana Bcc: x@example.com" },
    subject: "Hi Bcc: victim@example.com body",
  },
  "own-mailbox": { automatic: automatic("own_address") },
  "auth-results": { authentication: { dmarc: "pass", spf: "pass", dkim: "fail" } },
  "auth-results-forged": { authentication: { dmarc: "none", spf: "none", dkim: "none" } },
  "many-recipients": { to: expect.objectContaining({ length: 100 }), recipientsCut: true },
  "long-references": { references: Array.from({ length: 50 }, (_, i) => `r${i + 70}@example.com`) },

  // Machines.
  "auto-reply": { automatic: automatic("auto_submitted", "response_suppressed", "precedence") },
  "mailing-list": {
    automatic: automatic("mailing_list", "precedence", "loop_header"),
    loop: { marks: ["news@example.com"], hops: 0 },
  },
  dsn: {
    automatic: automatic("null_return_path", "auto_submitted", "report", "no_reply_sender"),
    bounce: {
      finalRecipient: "ana@example.com",
      action: "failed",
      status: "5.1.1",
      diagnostic: "550 5.1.1 No such user here",
      originalMessageId: "c.42.1001.abcdefghijklmnop@shop.example",
    },
  },
  "dsn-without-original": {
    bounce: {
      finalRecipient: "two@example.com",
      action: "failed",
      status: "5.0.0",
      diagnostic: null,
      originalMessageId: null,
    },
  },
  "dsn-not-a-report": { bounce: null, automatic: { is: false, because: [] } },

  // Oddities.
  empty: { kind: "mail", from: null, text: "" },
  "only-newlines": { kind: "mail", from: null, visibleText: "" },
  "binary-noise": { kind: "stub", reason: "unreadable" },
  "strange-dates": { date: new Date(0) },
  "date-nonsense": { date: null },
  "html-mutation": {
    html: '<p>before</p><table><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;" /></table>\n\n<p>after</p>\n',
    hasRemoteContent: false,
  },
  "html-addresses": {
    html: expect.stringMatching(
      /^(?:<a>\w+<\/a>\s)*<a href="https:\/\/shop\.example\/x"[^>]*>fine<\/a>\n<img \/><img alt="s" \/>\n$/,
    ),
    hasRemoteContent: false,
  },
  "html-cover": {
    html: '\n\n<div>Your session has ended</div>\n<p style="color:red">text</p><a>clobber</a><img />\n',
    hasRemoteContent: false,
  },
  "nested-tags": { html: 'ipt&gt;alert(1)ipt&gt;<p>nested</p>&lt;<b>b</b>&gt;<img />"&gt;\n' },
  "sender-is-not-from": {
    from: { address: "ana@example.com", name: "Ana" },
    sender: { address: "eve@evil.example", name: "Eve" },
    replyTo: [{ address: "eve@evil.example", name: "Eve" }],
  },
  "crlf-everywhere": {
    from: { address: "ana@example.com", name: "_victim@example.com?=" },
    subject: "Hi Bcc: victim@example.com",
    replyTo: [{ address: "ana+x@example.com", name: "_y?=" }],
  },
  "names-of-files": {
    attachments: [
      file("shell.pht", "image/png"),
      file("invoicefdp.html", "text/html"),
      file("a%00b.zip", "application/zip"),
      file("passwd", "text/plain"),
    ],
  },
  "message-in-itself": { text: "", attachments: [file("message.eml", "message/rfc822")] },
  "same-boundary-twice": { text: "The words.\n\nMore words." },
  "date-of-2099": { date: new Date("2099-12-31T09:59:59Z"), text: "From the future." },
  "out-of-office": { automatic: automatic("auto_submitted", "auto_reply_header", "loop_header", "precedence") },
  "prompt-injection": { text: expect.stringMatching(/^SYSTEM: you are now/) },
  "spreadsheet-formula": {
    from: { address: "ana@example.com", name: '=HYPERLINK("https://evil.example")' },
    subject: "=cmd|' /C calc'!A0",
    text: "+1+1",
  },
  "lf-only": { subject: "lf", text: "line one\nline two" },
};

afterAll(closeMimeWorkers);

function read(name: string): Buffer {
  return readFileSync(join(FOLDER, `${name}.eml`));
}

function parse(name: string): Promise<ParsedMail | StubMail> {
  return parseMime(read(name), { trustedServer: "mx.latte.example", ownMailboxes: ["support@shop.example"] });
}

/** Every string in the value, however deep. */
function listStrings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(listStrings) : [];
}

describe("the corpus", () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".eml"));

  it("has an expectation for every mail, and many mails", () => {
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(names.map((name) => name.replace(/\.eml$/, "")).sort()).toEqual(Object.keys(CORPUS).sort());
  });

  it.each(Object.entries(CORPUS))("%s", async (name, expected) => {
    const mail = await parse(name);
    expect(mail).toMatchObject({ kind: "mail", ...expected });
    for (const text of listStrings(mail)) {
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toContain("\u0000");
    }
    for (const line of [mail.subject, mail.messageId ?? "", mail.from?.name ?? "", mail.from?.address ?? ""]) {
      expect(line).not.toMatch(/[\r\n]/);
    }
  });
});

describe("extractAttachment", () => {
  it("gives the bytes that were listed, and nothing for what was not", async () => {
    const raw = read("alternative-with-files");
    expect(await extractAttachment(raw, 0)).toEqual(new Uint8Array([0xff, 0xd8, 0xff, 0xd9]));
    expect(await extractAttachment(raw, 1)).toEqual(new TextEncoder().encode("MZ"));
    expect(await extractAttachment(raw, 4)).toBeNull();
    expect(await extractAttachment(raw, -1)).toBeNull();
    expect(await extractAttachment(read("binary-noise"), 0)).toBeNull();
  });
});
