import { describe, expect, test } from "vitest";
import { renderLiquid, splitSchema } from "./render-liquid.ts";

const render = (template: string, values: Record<string, unknown> = {}) =>
  renderLiquid(template, { values, translate: (key) => `[${key}]` });

test.each<[string, string, Record<string, unknown>?]>([
  ["plain { text } %", "plain { text } %"],
  ["{{ a }}{{ b.c }}{{ none.at.all }}", "12", { a: 1, b: { c: "2" } }],
  ["{{ 'x.y' | t }}", "[x.y]"],
  ["{{ a | escape }}", "&lt;b&gt;&amp;", { a: "<b>&" }],
  ["{{ a }}", "<b>", { a: "<b>" }],
  ["{{ a | default: 'none' }}{{ b | default: 'x | y' }}", "nonex | y", { a: "" }],
  ["{% assign a = 'x' | append: b %}{{ a | prepend: '-' }}", "-x1", { b: 1 }],
  ["{%- liquid\n assign a = 1\n if a == 1\n assign a = 2\n endif -%}\n{{ a }}", "2"],
  ["{% if a %}yes{% else %}no{% endif %}", "yes", { a: "" }],
  ["{% if a != blank %}yes{% else %}no{% endif %}", "no", { a: "  " }],
  ["{% if a > 1 and b contains 'x' %}yes{% elsif a %}maybe{% endif %}", "maybe", { a: 1, b: "x" }],
  ["{% unless a %}no{% endunless %}", "no"],
  ["{% for one in list %}{{ one.n }},{% endfor %}", "1,2,", { list: [{ n: 1 }, { n: 2 }] }],
  ["{{ 'now' | date: '%H' | divided_by: 24 | floor }}{{ '09:30' | remove: ':' | plus: 0 }}", "0930"],
  ["a {%- comment -%} {{ x }} {%- endcomment -%} b", "ab"],
])("%s", (template, expected, values) => {
  expect(render(template, values)).toBe(expected);
});

test.each(["{{ a", "{% if a %}", "{% endif %}", "{{ a | shout }}", "{% section 'x' %}"])(
  "what is not known, or not closed, fails: %s",
  (template) => {
    expect(() => render(template)).toThrow();
  },
);

test("a snippet knows what everything knows, and nothing that was assigned", () => {
  const snippets: Record<string, string> = { inner: "{{ shop.name }}{{ own }}{% assign own = 2 %}" };
  const scope = { values: { shop: { name: "S" } }, translate: (key: string) => key, snippet: (name: string) => snippets[name]! }; // prettier-ignore
  expect(renderLiquid("{% assign own = 1 %}{%- render 'inner' -%} {{ own }}", scope)).toBe("S1");
  expect(() => render("{% render 'none' %}")).toThrow(/liquid/);
});

describe("schema", () => {
  test("is no part of what is shown", () => {
    const template = 'a{% schema %}{ "name": "{{ no }}" }{% endschema %}b';
    expect(render(template)).toBe("ab");
    expect(JSON.parse(splitSchema(template).schema!)).toEqual({ name: "{{ no }}" });
  });
});
