import sanitizeHtml from "sanitize-html";
import type { Attributes, IOptions, Tag } from "sanitize-html";
import { measureHtmlDepth } from "./html-depth.ts";
import { MAIL_STYLES } from "./mail-styles.ts";
import { MIME_LIMITS } from "./mime-limits.ts";

/** HTML of a mail that can be shown in the mail frame, or why it cannot. */
export type SanitisedHtml =
  { ok: true; html: string; hasRemoteContent: boolean } | { ok: false; problem: "too_large" | "too_deep" };

const TAGS =
  "a abbr address b big blockquote br caption center cite code col colgroup dd del details div dl dt em figcaption " +
  "figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section small span strike strong sub " +
  "summary sup table tbody td tfoot th thead tr tt u ul var article aside footer header main wbr bdi bdo";

/** Whose text is not prose: it goes with the tag. Everything else that is not allowed keeps its text. */
const WITH_CONTENT = "script style textarea option xmp noscript noembed noframes iframe plaintext title";

const LAYOUT = ["align", "valign", "width", "height", "bgcolor", "border", "cellpadding", "cellspacing"];
const CELL = [...LAYOUT, "colspan", "rowspan"];

/** Inline pictures that mail programs paste. No SVG: it can hold script. */
const DATA_IMAGE = /^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]+$/i;

/** Containers that mail programs put quoted history into. */
const QUOTE_CLASS = /(?:^|\s)(gmail_quote|gmail_quote_container|yahoo_quoted|moz-cite-prefix|protonmail_quote)(?:\s|$)/;

/**
 * Makes the HTML of a mail inert. What is left cannot run script, load anything, send a form, cover the page or
 * name an element: remote pictures stand in `data-remote-src`, attached ones in `data-cid`, quoted history is marked
 * `data-quote`, links open a new page that knows nothing of this one. Call it in the mail worker: a hostile mail
 * takes seconds. It is the first of two walls, the frame of `mailFrameDocument` is the other.
 */
export function sanitiseHtml(html: string, limits = MIME_LIMITS): SanitisedHtml {
  if (html.length > limits.htmlLength) return { ok: false, problem: "too_large" };
  if (measureHtmlDepth(html, limits.htmlDepth) > limits.htmlDepth) return { ok: false, problem: "too_deep" };
  const seen = { remote: false };
  const clean = sanitizeHtml(html, options(seen, limits.htmlDepth));
  return { ok: true, html: clean, hasRemoteContent: seen.remote };
}

function options(seen: { remote: boolean }, nestingLimit: number): IOptions {
  return {
    allowedTags: TAGS.split(" "),
    nonTextTags: WITH_CONTENT.split(" "),
    disallowedTagsMode: "discard",
    nestingLimit,
    allowedAttributes: {
      "*": ["style", "dir", "lang", "title", "data-quote"],
      a: ["href", "target", "rel"],
      img: ["src", "alt", "width", "height", "data-remote-src", "data-cid"],
      font: ["color", "face", "size"],
      table: LAYOUT,
      tr: LAYOUT,
      td: CELL,
      th: CELL,
      col: ["span", "width"],
      colgroup: ["span", "width"],
      div: ["align"],
      p: ["align"],
      ol: ["start", "type"],
      ul: ["type"],
      li: ["value"],
    },
    allowedStyles: { "*": MAIL_STYLES },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["data"] },
    allowProtocolRelative: false,
    transformTags: {
      a: (tagName, attributes) => toLink(tagName, attributes),
      img: (tagName, attributes) => toPicture(tagName, attributes, seen),
      body: "div",
      "*": (tagName, attributes) => toQuote(tagName, attributes),
    },
  };
}

const LINK = /^(?:https?:\/\/[^\s/]|mailto:|tel:)/i;

/** A link keeps its target only when it says in full where it leads: relative ones would lead into this app. */
function toLink(tagName: string, { href, ...attributes }: Attributes): Tag {
  const target = (href ?? "").replace(/[\u0000-\u001f\u007f]+/g, "").trim();
  if (!LINK.test(target)) return { tagName, attribs: attributes };
  return { tagName, attribs: { ...attributes, href: target, target: "_blank", rel: "noopener noreferrer nofollow" } };
}

function toPicture(tagName: string, { src, ...attributes }: Attributes, seen: { remote: boolean }): Tag {
  const source = (src ?? "").trim();
  const kept: Attributes = { ...attributes };
  delete kept["data-remote-src"];
  delete kept["data-cid"];
  if (/^(?:https?:)?\/\/[^\s/]/i.test(source)) {
    seen.remote = true;
    kept["data-remote-src"] = source.startsWith("//") ? `https:${source}` : source;
  } else if (/^cid:/i.test(source)) {
    kept["data-cid"] = readContentId(source.slice(4));
  } else if (DATA_IMAGE.test(source)) {
    kept.src = source;
  }
  return { tagName, attribs: kept };
}

function readContentId(raw: string): string {
  try {
    return decodeURIComponent(raw).slice(0, 500);
  } catch {
    return raw.slice(0, 500);
  }
}

/** Only our own mark survives: a `data-quote` of the sender's is dropped before. */
function toQuote(tagName: string, attributes: Attributes): Tag {
  const kept: Attributes = { ...attributes };
  delete kept["data-quote"];
  const isQuote =
    (tagName === "blockquote" && attributes.type?.toLowerCase() === "cite") || QUOTE_CLASS.test(attributes.class ?? "");
  if (isQuote) kept["data-quote"] = "history";
  return { tagName, attribs: kept };
}
