import { convert } from "html-to-text";
import sanitizeHtml from "sanitize-html";
import type { Attributes, IOptions, Tag } from "sanitize-html";
import { cleanText } from "#app/platform/mail/clean-string.ts";
import { measureHtmlDepth } from "#app/platform/mail/html-depth.ts";
import { longestHtml } from "./article-limits.ts";
import { closeParagraphs } from "./close-paragraphs.ts";

/** The body of an article as it may be stored and shown, and its words alone, as search reads them. */
export interface CleanArticle {
  html: string;
  text: string;
}

const tags = "p h2 h3 h4 strong em u s a ul ol li blockquote hr br code pre img".split(" ");
/** Whose text is not prose: it goes with the tag. Everything else that is not allowed keeps its text. */
const withContent =
  "script style textarea option xmp noscript noembed noframes iframe plaintext title svg math template";
const deepest = 60;

/**
 * Makes the HTML of an article safe to store and to show in a shop: headings, paragraphs, lists, quotes, links and
 * pictures, nothing that runs, loads from elsewhere, names an element or has a style. A picture of ours stands as
 * `<img data-file="12" alt="…">` without an address (`show-article-images.ts` gives it one); of others only those on
 * Shopify's own CDN stay. Cut at 200,000 characters; what is nested deeper than 60 levels keeps its words only.
 */
export function cleanArticleHtml(html: string): CleanArticle {
  const given = html.slice(0, longestHtml).toWellFormed().replaceAll("\0", "");
  const flat = measureHtmlDepth(given, deepest) > deepest ? given.replace(/<[^<>]*>/g, " ") : given;
  const clean = closeParagraphs(sanitizeHtml(flat, options));
  return { html: clean, text: textOf(clean) };
}

const options: IOptions = {
  allowedTags: tags,
  nonTextTags: withContent.split(" "),
  disallowedTagsMode: "discard",
  nestingLimit: deepest,
  allowedAttributes: {
    a: ["href", "rel", "target"],
    img: ["src", "alt", "data-file"],
    "*": ["dir", "lang"],
    ol: ["start"],
  },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowedSchemesByTag: { img: ["https"] },
  allowProtocolRelative: false,
  transformTags: {
    a: toLink,
    img: toPicture,
    h1: "h2",
    h5: "h4",
    h6: "h4",
    b: "strong",
    i: "em",
    del: "s",
    strike: "s",
    div: "p",
    section: "p",
    article: "p",
    center: "p",
    dt: "p",
    dd: "p",
    td: "p",
    th: "p",
  },
  exclusiveFilter: (frame) => frame.tag === "img" && !frame.attribs.src && !frame.attribs["data-file"],
};

/** In full, or from the root of the shop: "/policies/refund-policy". Two slashes would lead to another host. */
const link = /^(?:https?:\/\/[^\s/]|mailto:|tel:|\/(?![/\\]))/i;

function toLink(tagName: string, { href, dir, lang }: Attributes): Tag {
  const target = (href ?? "").replace(/[\u0000-\u001f\u007f]+/g, "").trim();
  const kept: Attributes = { ...(dir && { dir }), ...(lang && { lang }) };
  if (!link.test(target)) return { tagName, attribs: kept };
  // Within the shop one goes on in the same window; what is elsewhere knows nothing of where one came from.
  if (target.startsWith("/")) return { tagName, attribs: { ...kept, href: target } };
  return { tagName, attribs: { ...kept, href: target, rel: "noopener noreferrer" } };
}

function toPicture(tagName: string, { src, alt = "", "data-file": file }: Attributes): Tag {
  if (/^[1-9]\d{0,18}$/.test(file ?? "")) return { tagName, attribs: { "data-file": file ?? "", alt } };
  const source = (src ?? "").trim().replace(/^\/\/cdn\.shopify\.com\//i, "https://cdn.shopify.com/");
  const isShopifys = /^https:\/\/cdn\.shopify\.com\/[^\s"'<>]*$/i.test(source);
  return { tagName, attribs: isShopifys ? { src: source, alt } : {} };
}

/** The words of clean HTML: a line for each block. */
function textOf(html: string): string {
  const text = convert(html, {
    wordwrap: false,
    limits: { maxInputLength: longestHtml * 2, maxDepth: deepest + 10 },
    selectors: [
      { selector: "a", options: { ignoreHref: true } },
      { selector: "img", format: "skip" },
      { selector: "hr", format: "skip" },
      { selector: "ul", options: { itemPrefix: " " } },
      { selector: "blockquote", format: "block" },
      ...["h2", "h3", "h4"].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
  return cleanText(text, longestHtml)
    .replace(/^[ \t]+/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
