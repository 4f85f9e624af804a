/** Everything that HTML could take for markup. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

const LINK = /\[([^[\]\n]{1,200})\]\((https?:\/\/[^\s()<>"]{1,2000})\)|(https?:\/\/[^\s<>"']{1,2000})/g;

/**
 * The HTML of a text that an agent typed: paragraphs, line breaks, `- ` lists, `**bold**`, `[words](https://…)` and
 * bare links. Everything else is text and escaped, so no markup of the writer's (or of what was pasted) gets through.
 */
export function renderLightMarkdown(text: string): string {
  const blocks = text
    .replace(/\r\n?/g, "\n")
    .trim()
    .split(/\n{2,}/);
  return blocks
    .filter((block) => block.trim() !== "")
    .map(renderBlock)
    .join("\n");
}

function renderBlock(block: string): string {
  const lines = block.split("\n");
  const parts: string[] = [];
  let items: string[] = [];
  let prose: string[] = [];
  const flush = (): void => {
    if (prose.length > 0) parts.push(`<p>${prose.map(renderInline).join("<br>\n")}</p>`);
    if (items.length > 0) parts.push(`<ul>${items.map((item) => `<li>${renderInline(item)}</li>`).join("")}</ul>`);
    prose = [];
    items = [];
  };
  for (const line of lines) {
    const item = /^\s{0,3}[-*•] +(.+)$/.exec(line)?.[1];
    if (item === undefined ? items.length > 0 : prose.length > 0) flush();
    if (item === undefined) prose.push(line);
    else items.push(item);
  }
  flush();
  return parts.join("\n");
}

function renderInline(line: string): string {
  let html = "";
  let position = 0;
  for (const match of line.matchAll(LINK)) {
    html += renderBold(line.slice(position, match.index));
    const bare = match[3];
    const url = match[2] ?? bare?.replace(/[.,;:!?)]+$/, "") ?? "";
    html += `<a href="${escapeHtml(url)}">${escapeHtml(match[1] ?? url)}</a>`;
    position = match.index + (bare === undefined ? match[0].length : url.length);
  }
  return html + renderBold(line.slice(position));
}

function renderBold(text: string): string {
  return escapeHtml(text).replace(/\*\*([^*\n]{1,500})\*\*/g, "<strong>$1</strong>");
}
