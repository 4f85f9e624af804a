import { convert } from "html-to-text";
import { cleanText } from "./clean-string.ts";

/**
 * The text of an HTML mail: links with their target, quotes with `>`, pictures left out. For mails of at most
 * `maxLength` characters and 200 levels, as `sanitiseHtml` lets through; anything bigger only has its tags removed.
 */
export function htmlToPlain(html: string, isWithinLimits: boolean, maxLength: number): string {
  if (!isWithinLimits) return cleanText(stripTags(html.slice(0, maxLength * 2)), maxLength);
  const text = convert(html, {
    wordwrap: false,
    limits: { maxInputLength: 1024 * 1024, maxDepth: 220, maxChildNodes: 20_000 },
    selectors: [
      { selector: "img", format: "skip" },
      { selector: "style", format: "skip" },
      { selector: "script", format: "skip" },
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
  return cleanText(text, maxLength);
}

/** Removes tags without making sense of them: linear for any input. */
function stripTags(html: string): string {
  return html
    .replace(/<(style|script)\b[^<]*/gi, "")
    .replace(/<[^<>]*>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/[ \t]+/g, " ")
    .trim();
}
