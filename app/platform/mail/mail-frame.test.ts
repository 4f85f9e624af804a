import { describe, expect, it } from "vitest";
import { mailFrameDocument, MAIL_FRAME_SANDBOX, needsFrame } from "./mail-frame.ts";
import { sanitiseHtml } from "./sanitise-html.server.ts";

const shown = { allowRemote: false, showQuoted: true };
const clean = (html: string): string => {
  const result = sanitiseHtml(html);
  if (!result.ok) throw new Error(result.problem);
  return result.html;
};

describe("mailFrameDocument", () => {
  const html = clean(
    '<p>Hi</p><img src="http://t.example/a.png?x=1&amp;y=2"><img src="cid:logo@x"><blockquote type="cite">old</blockquote>',
  );

  it("case 39: loads nothing from other servers until asked", () => {
    const page = mailFrameDocument(html, shown);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
    expect(page).not.toMatch(/\ssrc=/);
    expect(page).toContain('data-remote-src="http://t.example/a.png?x=1&amp;y=2"');
  });

  it("loads them over https when asked", () => {
    const page = mailFrameDocument(html, { ...shown, allowRemote: true });
    expect(page).toContain("img-src data: https:; upgrade-insecure-requests");
    expect(page).toContain('<img src="http://t.example/a.png?x=1&amp;y=2" referrerpolicy="no-referrer"');
  });

  it("shows attached pictures from data URLs only", () => {
    const withLogo = (url: string): string => mailFrameDocument(html, { ...shown, inlineImages: { "logo@x": url } });
    expect(withLogo("data:image/png;base64,AAAA")).toContain('<img src="data:image/png;base64,AAAA"');
    expect(withLogo('x" onerror="alert(1)')).not.toContain("onerror");
    expect(withLogo("https://evil.example/a.png")).not.toContain("evil.example");
    expect(mailFrameDocument(clean('<img src="cid:constructor">'), { ...shown, inlineImages: {} })).toContain(
      "data-cid",
    );
  });

  it("does not touch text that looks like a mark", () => {
    const page = mailFrameDocument(clean('<p>&lt;img data-remote-src="https://x.example/a.png"&gt;</p>'), {
      ...shown,
      allowRemote: true,
    });
    expect(page).toContain('&lt;img data-remote-src="https://x.example/a.png"&gt;');
  });

  it("hides history, keeps out of the language attribute what is no language, and runs nothing", () => {
    expect(mailFrameDocument(html, { ...shown, showQuoted: false })).toContain('class="quotes-hidden"');
    expect(html).toContain('<blockquote data-quote="history">');
    expect(mailFrameDocument(html, { ...shown, locale: 'en"><script>' })).toContain("<html><head>");
    expect(mailFrameDocument(html, { ...shown, locale: "pt-BR" })).toContain('<html lang="pt-BR">');
    expect(MAIL_FRAME_SANDBOX).not.toMatch(/scripts|same-origin|forms|top-navigation/);
  });
});

it.each([
  [null, false],
  ["<p>Hello<br>you</p>", false],
  ['<div dir="ltr">Hi <a href="https://x.example">x</a></div>', false],
  ['<p>see <img data-cid="a"></p>', true],
  ["<table><tr><td>1</td></tr></table>", true],
  ['<p style="color:red">Hi</p>', true],
])("needsFrame(%j) is %s", (html, expected) => {
  expect(needsFrame(html)).toBe(expected);
});
