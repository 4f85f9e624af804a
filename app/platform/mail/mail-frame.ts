/** How a mail is to be shown. */
export type MailFrameOptions = {
  /** The reader asked to see pictures from other servers. */
  allowRemote: boolean;
  /** Whether quoted history is shown. */
  showQuoted: boolean;
  /** Pictures that came with the mail: content id → `data:` URL. The frame has no origin, so nothing else loads. */
  inlineImages?: Readonly<Record<string, string>>;
  /** BCP 47, of the mail where it is known. */
  locale?: string;
};

/**
 * The `sandbox` of the iframe that shows a mail: no script, no forms, no origin, no way to the page around it; only
 * links that open a new page.
 */
export const MAIL_FRAME_SANDBOX = "allow-popups allow-popups-to-escape-sandbox";

const STYLE = `
:root { color-scheme: light; }
html { overflow-x: auto; }
body { margin: 0; padding: 4px 2px; background: #fff; color: #1a1a1a; overflow-wrap: anywhere;
  font: 14px/1.5 Inter, -apple-system, "Segoe UI", Roboto, sans-serif; }
img { max-width: 100%; height: auto; }
img:not([src]) { display: inline-block; min-width: 24px; min-height: 24px; border: 1px dashed #8a8a8a; }
table { max-width: 100%; }
pre { white-space: pre-wrap; }
blockquote { margin: 0 0 0 8px; padding-left: 8px; border-left: 2px solid #c9c9c9; }
a { color: #005bd3; }
.quotes-hidden [data-quote] { display: none; }
`;

const DARK_STYLE = `
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) { body { background: #1a1a1a; color: #e3e3e3; } a { color: #94c2ff; } }
`;

/** No pattern over the whole of it: a picture may have megabytes. */
function isDataImage(url: string): boolean {
  return /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(url) && !/["'<>&\s]/.test(url);
}

/**
 * The document for the `srcdoc` of a sandboxed iframe. `html` must come from `sanitiseHtml`; the policy in the document
 * holds even if something got through it. Mails that set no colours follow the reader's dark mode; the others are shown
 * on white, because they count on it.
 */
export function mailFrameDocument(html: string, options: MailFrameOptions): string {
  const { allowRemote, showQuoted, inlineImages = {}, locale = "" } = options;
  const images = allowRemote ? "data: https:" : "data:";
  const upgrade = allowRemote ? "; upgrade-insecure-requests" : "";
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src ${images}${upgrade}`;
  const language = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(locale) ? ` lang="${locale}"` : "";
  const style = setsColours(html) ? STYLE : STYLE + DARK_STYLE;
  return (
    `<!doctype html><html${language}><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width">` +
    `<style>${style}</style></head><body dir="auto"${showQuoted ? "" : ` class="quotes-hidden"`}>` +
    `${fillPictures(html, allowRemote, inlineImages)}</body></html>`
  );
}

/** Whether the mail says something that its plain text cannot: pictures, tables, colours, headings. */
export function needsFrame(html: string | null): boolean {
  if (html === null) return false;
  return (
    /<(?:img|table|h[1-6]|font|ul|ol|hr)\b/i.test(html) || setsColours(html) || /\bstyle="[^"]*font-size/i.test(html)
  );
}

function setsColours(html: string): boolean {
  return /\b(?:bgcolor|color)="|\bstyle="[^"]*\b(?:background-)?color\b/i.test(html);
}

/** In sanitised HTML no attribute value holds `<`, `>` or `"`, so a tag can be found without parsing. */
function fillPictures(html: string, allowRemote: boolean, inlineImages: Readonly<Record<string, string>>): string {
  return html.replace(/<img\b[^<>]*>/g, (tag) => {
    const withRemote = allowRemote
      ? tag.replace(/ data-remote-src="([^"]*)"/, ' src="$1" referrerpolicy="no-referrer"')
      : tag;
    return withRemote.replace(/ data-cid="([^"]*)"/, (mark, cid: string) => {
      const url = Object.hasOwn(inlineImages, cid) ? inlineImages[cid] : undefined;
      return url !== undefined && isDataImage(url) ? ` src="${url}"` : mark;
    });
  });
}
