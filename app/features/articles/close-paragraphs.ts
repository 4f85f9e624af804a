/** What cannot stand within a paragraph. */
const blocks = new Set(["p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "hr", "pre"]);

/**
 * Makes one row of blocks of well-formed HTML in which paragraphs stand within paragraphs, as they do where each `<div>`
 * became one: a block ends the paragraph before it, and a paragraph without anything in it goes.
 */
export function closeParagraphs(html: string): string {
  let isOpen = false;
  let out = "";
  let end = 0;
  for (const match of html.matchAll(/<(\/?)([a-z0-9]+)[^<>]*>/g)) {
    const [tag, slash, name = ""] = match;
    out += html.slice(end, match.index);
    end = match.index + tag.length;
    if (!blocks.has(name)) {
      out += tag;
      continue;
    }
    if (slash && name === "p") {
      if (isOpen) out += tag;
      isOpen = false;
      continue;
    }
    if (isOpen) out += "</p>";
    out += tag;
    isOpen = !slash && name === "p";
  }
  out += html.slice(end);
  return out.replace(/<p(?: [^<>]*)?>(?:\s|&nbsp;|\u00a0)*<\/p>/g, "").trim();
}
