import { createTransport } from "nodemailer";
import { describe, expect, it } from "vitest";
import { composeMail } from "./compose-mail.server.ts";
import type { MailDraft } from "./compose-mail.server.ts";
import { verifyMessageId } from "./message-id.server.ts";
import type { OutgoingMail } from "./outgoing-mail.ts";
import { makeReplySubject } from "./reply-subject.ts";
import { verifyReplyAddress } from "./reply-token.server.ts";
import { toNodemailer } from "./smtp-out.server.ts";

const KEY = "a key for these tests only";
const draft: MailDraft = {
  key: KEY,
  shopId: 7n,
  ticketId: 42n,
  messageId: 1001n,
  mailbox: { address: "support@shop.example", name: "Ana's Teas" },
  to: { address: "jan@example.pl", name: "Jan Żak" },
  subject: "Re: Gdzie jest moja paczka?",
  body: "Dzień dobry,\n\n**dziś** wysłana: https://track.example/1?a=1&b=2.",
  signature: "Tom\nAna's Teas",
  inReplyTo: "<c@gmail.example>",
  references: ["a@gmail.example", "<b@gmail.example>"],
  locale: "pl",
  automatic: null,
};

async function writeRaw(mail: OutgoingMail): Promise<string> {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const { message } = await transport.sendMail(toNodemailer(mail));
  return String(message);
}

/** The names of the top header block, as a server would read them. */
function headerNames(raw: string): string[] {
  const block = raw.slice(0, raw.indexOf("\r\n\r\n"));
  return block
    .split("\r\n")
    .filter((line) => !/^[ \t]/.test(line))
    .map((line) => line.slice(0, line.indexOf(":")).toLowerCase());
}

describe("composeMail", () => {
  it("carries our marks and theirs", () => {
    const mail = composeMail(draft);
    expect(verifyMessageId(KEY, 7n, mail.messageId)).toEqual({ ticketId: 42n, messageId: 1001n });
    expect(verifyReplyAddress(KEY, mail.replyTo?.address ?? "")).toEqual({ shopId: 7n, ticketId: 42n });
    expect(mail.envelope).toEqual({ from: mail.replyTo?.address, to: ["jan@example.pl"] });
    expect(mail.inReplyTo).toBe("c@gmail.example");
    expect(mail.references).toEqual(["a@gmail.example", "b@gmail.example", "c@gmail.example"]);
    expect(mail.headers).toEqual({ "Content-Language": "pl" });
  });

  it("keeps the first and the newest references", () => {
    const references = Array.from({ length: 100 }, (_, i) => `${i}@x.example`);
    const mail = composeMail({ ...draft, references });
    expect(mail.references).toHaveLength(20);
    expect(mail.references[0]).toBe("0@x.example");
    expect(mail.references.at(-1)).toBe("c@gmail.example");
  });

  it("says the same in text and HTML", () => {
    const mail = composeMail(draft);
    expect(mail.text).toBe(
      "Dzień dobry,\n\n**dziś** wysłana: https://track.example/1?a=1&b=2.\n\n-- \nTom\nAna's Teas\n",
    );
    expect(mail.html).toContain(
      `<p><strong>dziś</strong> wysłana: <a href="https://track.example/1?a=1&amp;b=2">https://track.example/1?a=1&amp;b=2</a>.</p>`,
    );
    expect(mail.html).toContain("Tom<br>\nAna&#39;s Teas");
  });

  it("escapes what looks like HTML, also in links", () => {
    const body =
      '<script>alert(1)</script>\n- one\n- two\n\n[x](https://a.example/"onmouseover=1) [y](javascript:alert(1))';
    const { html } = composeMail({ ...draft, body });
    expect(html).not.toMatch(/<script|href="javascript|onmouseover="?1"? |\sonmouseover=/);
    expect(html).toContain("&lt;script&gt;");
    expect(html).toContain("<ul><li>one</li><li>two</li></ul>");
  });

  it("tells other robots not to answer an automatic mail", () => {
    expect(composeMail({ ...draft, automatic: "auto-replied" }).headers).toEqual({
      "Content-Language": "pl",
      "Auto-Submitted": "auto-replied",
      "X-Auto-Response-Suppress": "All",
      Precedence: "auto_reply",
      "X-Loop": "latte-7",
    });
  });

  it("refuses addresses that are none", () => {
    expect(() => composeMail({ ...draft, to: { address: "jan", name: "" } })).toThrow("not a mail address");
    expect(() => composeMail({ ...draft, to: { address: "a@b.example\r\nBcc: x@y.example", name: "" } })).toThrow();
  });
});

describe("on the wire", () => {
  const evil = "x\r\nBcc: victim@example.com\r\n\r\nbody\u0000\u2028";

  it("case 44: no field adds a header or a recipient", async () => {
    const honest = headerNames(await writeRaw(composeMail({ ...draft, automatic: "auto-generated" })));
    const mail = composeMail({
      ...draft,
      automatic: "auto-generated",
      mailbox: { address: "support@shop.example", name: evil },
      to: { address: "jan@example.pl", name: `"${evil}" <other@example.com>, ` },
      subject: evil,
      inReplyTo: `<a@b.example>${evil}`,
      references: [evil, `<${evil}>`, "<ok@b.example>"],
      locale: evil,
      attachments: [{ fileName: `a"${evil}.png`, contentType: `image/png${evil}`, content: new Uint8Array([1]) }],
    });
    const raw = await writeRaw(mail);
    const names = headerNames(raw);
    expect(names).not.toContain("bcc");
    expect(new Set(names)).toEqual(new Set(honest.filter((name) => name !== "content-language")));
    expect(raw).not.toMatch(/^bcc:/im);
    expect(raw.slice(0, raw.indexOf("\r\n\r\n"))).not.toContain("\u0000");
    expect(mail.envelope.to).toEqual(["jan@example.pl"]);
  });

  it("writes names that are not ASCII, and both bodies", async () => {
    const raw = await writeRaw(composeMail(draft));
    expect(raw).toMatch(/^To: =\?UTF-8\?[BQ]\?.+\?= <jan@example\.pl>$/m);
    expect(raw).toMatch(/^Message-ID: <c\.42\.1001\.[a-z2-7]{16}@shop\.example>\r$/m);
    expect(raw).toContain("multipart/alternative");
    expect(raw).toMatch(/^In-Reply-To: <c@gmail\.example>\r$/m);
  });
});

it.each([
  ["Where is it?", "Re: Where is it?"],
  ["Re: re: AW: Where is it?", "Re: Where is it?"],
  ["Odp: Gdzie?", "Re: Gdzie?"],
  ["RE[2]: x", "Re: x"],
  ["Regarding my order", "Re: Regarding my order"],
  ["", "Re: Your message"],
  ["a\r\nBcc: b", "Re: a Bcc: b"],
])("answer to %j is %j", (subject, expected) => {
  expect(makeReplySubject(subject, "Your message")).toBe(expected);
});
