/**
 * Markup that Shopify renders in the shop's theme, where two braces begin a program. Whatever is put into it is text: its
 * HTML is escaped and its braces are written as entities, so that no value can become markup or Liquid.
 */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type MarkupValue = Markup | string | number | bigint | null | false | undefined | readonly MarkupValue[];

/** Everything by which a value could leave its place in HTML or begin Liquid. */
const special = /[&<>"'`={}%]/g;

/** The text as it stands in HTML, in an attribute with quotes too. */
export const escapeValue = (text: string): string =>
  text.toWellFormed().replace(special, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Puts values into markup of ours. An absent value is nothing.
 * @throws Error when the markup itself holds a brace: two of them could meet
 */
export function markup(parts: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  if (parts.some((part) => /[{}]/.test(part))) throw new Error("a brace in markup for the theme");
  return new Markup(parts.reduce((sum, part, place) => sum + show(values[place - 1]) + part));
}

function show(value: MarkupValue): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(show).join("");
  return escapeValue(String(value));
}

/**
 * Clean HTML of an article as it stands in the theme: its tags are its own, none of its signs begins Liquid. They stand in
 * texts and attributes only, where an entity is the same sign.
 */
export const themeHtml = (clean: string): Markup =>
  new Markup(clean.toWellFormed().replace(/[{}%]/g, (sign) => `&#${sign.charCodeAt(0)};`));

/**
 * Data for search engines (JSON-LD). In a script no entity is read, so every sign of a text that could end it or begin
 * Liquid is written as JSON does; the braces of JSON itself stand apart.
 */
export function themeData(data: Readonly<Record<string, unknown>>): Markup {
  const text = JSON.stringify(data).replace(/"(?:[^"\\]|\\.)*"|[{}]/g, (piece) =>
    piece.length === 1 ? ` ${piece} ` : piece.replace(/[{}%<>&'\u2028\u2029]/g, asUnicode),
  );
  return new Markup(`<script type="application/ld+json">${text}</script>`);
}

const asUnicode = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;

/**
 * A style sheet of ours.
 * @throws Error when two of its braces could begin Liquid
 */
export function themeStyle(css: string): Markup {
  const text = css.replace(/\s+/g, " ").replaceAll("}", "} ").trim();
  if (/\{\s*[{%]|[%}]\}|<|#\}/.test(text)) throw new Error("a style that could be read as Liquid");
  return new Markup(`<style>${text}</style>`);
}
