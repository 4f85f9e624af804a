import { expect, it } from "vitest";
import { quoteReply } from "./quote.ts";

const quoted = {
  fromName: "Shop",
  fromAddress: "help@shop.test",
  to: "ana@example.pl",
  subject: "Re: paczka",
  at: new Date("2026-11-01T10:00:00Z"),
  text: "First line\nSecond <line>",
};

it.each([
  ["en", /^Yes\n\nOn .*, Shop <help@shop\.test> wrote:\n\n> First line\n> Second <line>$/],
  ["pl-PL", /Shop <help@shop\.test> napisał\(a\):/],
  ["pt-BR", /Em .* escreveu:/],
  ["xx", /^Yes\n\nOn /],
])("quotes below in the customer's language: %s", (locale, text) => {
  expect(quoteReply("Yes", quoted, "gmail", locale).text).toMatch(text);
});

it("quotes as Outlook does", () => {
  expect(quoteReply("Yes", quoted, "outlook", "en").text).toMatch(/^Yes\n\n-----Original Message-----\nFrom: Shop </);
});

it("answers under the quotation", () => {
  expect(quoteReply("Yes", quoted, "below", "en").text).toMatch(/> Second <line>\n\nYes$/);
});

it("escapes what it puts into HTML", () => {
  const { html } = quoteReply("a <b>", quoted, "gmail", "en");
  expect(html).not.toMatch(/<b>|<line>/);
});

it.each(["none", "gmail"] as const)("sends only the text when there is nothing to quote (%s)", (style) => {
  expect(quoteReply("Yes", style === "none" ? quoted : null, style, "en").text).toBe("Yes");
});
