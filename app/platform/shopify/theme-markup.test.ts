import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeValue, markup, themeStyle } from "./theme-markup.ts";

/** What a browser shows of the text. */
const decode = (html: string) => html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

const hostile = [
  "{{ shop.secret }}",
  "{% layout none %}",
  "{%- include 'x' -%}",
  "{",
  "%}",
  "</style><script>alert(1)</script>",
  '" onmouseover="alert(1)',
  "' autofocus onfocus='x",
  "&#123;&#123;",
  "&lcub;&lcub;",
];
const text = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("{", "}", "%", "<", "&", "#", ";", "1", "2", "3", "a") }),
);

describe("no value becomes markup or Liquid", () => {
  test("whatever it is, alone, beside another, and in an attribute", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const made = markup`<p title="${a}">${a}${b}</p>${[markup`<i>${b}</i>`, a]}`.text;
        expect(made).not.toMatch(/[{}]/);
        expect(made.match(/</g)).toHaveLength(4);
        expect(made.match(/"/g)).toHaveLength(2);
        const shown = decode(made);
        expect(shown).toBe(`<p title="${a}">${a}${b}</p><i>${b}</i>${a}`.toWellFormed());
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(hostile)("%s is shown as it was written", (value) => {
    const shown = escapeValue(value);
    expect(shown).not.toMatch(/[{}<>"'%]/);
    expect(decode(shown)).toBe(value);
  });
});

test("what is absent is nothing, and numbers are text", () => {
  expect(markup`<b>${null}${undefined}${false}${0}${12n}</b>`.text).toBe("<b>012</b>");
});

test("markup of ours has no braces, and a style none that meet", () => {
  expect(() => markup`<p>{${"x"}</p>`).toThrow(/brace/);
  expect(themeStyle("a { color: red; } @media print { a { color: blue; } }").text).not.toMatch(/\{[{%]|[%}]\}/);
  expect(() => themeStyle("a {{ b }}")).toThrow(/Liquid/);
  expect(() => themeStyle("a {% b %}")).toThrow(/Liquid/);
  expect(() => themeStyle("</style>")).toThrow(/Liquid/);
});
