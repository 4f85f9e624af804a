import { describe, expect, it } from "vitest";
import { NOT_AUTHENTICATED } from "#app/platform/mail/authentication-results.ts";
import type { ParsedMail } from "#app/platform/mail/parsed-mail.ts";
import { isReachable, toMailMessage, unknownSender } from "./mail-message.ts";

const mail: ParsedMail = {
  kind: "mail",
  messageId: "one@example.com",
  inReplyTo: [],
  references: [],
  from: { address: "ana@example.com", name: "Ana" },
  fromAmbiguous: false,
  sender: null,
  replyTo: [],
  to: [],
  cc: [],
  recipientsCut: false,
  subject: "Hello",
  date: null,
  automatic: { is: false, because: [] },
  authentication: NOT_AUTHENTICATED,
  loop: { marks: [], hops: 0 },
  text: "New words\n\n> old words",
  textCut: false,
  visibleText: "New words\n",
  quotedText: "> old words",
  html: null,
  htmlProblem: null,
  hasRemoteContent: false,
  attachments: [],
  bounce: null,
};

describe("the message of a mail", () => {
  it("parts what was written from what is quoted", () => {
    expect(toMailMessage(mail, "")).toMatchObject({
      bodyText: "New words",
      quotedText: "> old words",
      authorName: "Ana",
      authorEmail: "ana@example.com",
      parseProblem: null,
    });
  });

  it("shows a mail of nothing but quotation", () => {
    const quoted = toMailMessage({ ...mail, visibleText: " ", text: "> all old" }, "");
    expect(quoted).toMatchObject({ bodyText: "> all old", quotedText: null });
  });

  it.each([
    ["pass", false, "verified"],
    ["fail", false, "failed"],
    ["none", false, "unknown"],
    ["pass", true, "failed"],
  ] as const)("of DMARC %s, several senders %s, is %s", (dmarc, fromAmbiguous, trust) => {
    const checked = { ...mail, fromAmbiguous, authentication: { dmarc, spf: "none", dkim: "none" } as const };
    expect(toMailMessage(checked, "").senderTrust).toBe(trust);
  });

  it.each([
    ["<Bob@Example.com> is no address", unknownSender],
    ["Bob@Example.com", "bob@example.com"],
    ["", unknownSender],
  ])("without From is by the envelope's sender %j", (envelopeFrom, address) => {
    expect(toMailMessage({ ...mail, from: null }, envelopeFrom)).toMatchObject({
      authorEmail: address,
      authorName: address,
    });
  });

  it("says what could not be read", () => {
    expect(toMailMessage({ ...mail, kind: "stub", reason: "too_deep" }, "")).toMatchObject({
      bodyText: "",
      parseProblem: "too_deep",
      subject: "Hello",
      attachments: [],
    });
    expect(toMailMessage({ ...mail, htmlProblem: "too_large" }, "").parseProblem).toBe("html_too_large");
    expect(toMailMessage({ ...mail, textCut: true }, "").parseProblem).toBe("text_cut");
  });

  it("cuts a long subject", () => {
    expect(toMailMessage({ ...mail, subject: "x".repeat(900) }, "").subject).toHaveLength(500);
  });
});

it.each([
  [unknownSender, false],
  ["a@invalid", false],
  ["a@invalid.example", true],
  ["invalid@example.com", true],
])("an answer to %s can arrive: %s", (address, can) => expect(isReachable(address)).toBe(can));
