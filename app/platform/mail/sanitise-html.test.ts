import { describe, expect, it } from "vitest";
import { measureHtmlDepth } from "./html-depth.ts";
import { sanitiseHtml } from "./sanitise-html.server.ts";

function clean(html: string): string {
  const result = sanitiseHtml(html);
  if (!result.ok) throw new Error(result.problem);
  return result.html;
}

const BAD_TAG =
  /<\/?(?:script|style|iframe|object|embed|form|input|button|select|textarea|base|meta|link|svg|math|template|video|audio|frame|noscript|title)\b/i;
const BAD_ATTRIBUTE =
  /<[^>]*\s(?:on\w+|srcset|formaction|action|background|poster|xlink:href|id|name|class|srcdoc)(?=[\s=>])/i;
const BAD_SOURCE = /\ssrc="(?!data:image\/(?:png|jpeg|gif|webp);)|<[^>"]*\ssrc=(?!")/i;
const BAD_VALUE = /="[^"]*(?:javascript:|vbscript:|url\(|expression\(|position\s*:|@import)/i;

/** What must never be in the output: a tag or attribute that acts, loads or names. Values are taken out for names. */
function findDanger(html: string): string | undefined {
  const namesOnly = html.replace(/="[^"]*"/g, "");
  const found = [BAD_TAG.exec(namesOnly), BAD_ATTRIBUTE.exec(namesOnly), BAD_SOURCE.exec(html), BAD_VALUE.exec(html)];
  return found.find((match) => match !== null)?.[0];
}

describe("case 39: sanitiseHtml makes inert", () => {
  it.each([
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='https://x.example/a.png' onerror=alert(1) srcset='https://y.example/b 2x'>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='&#106;avascript&colon;alert(1)'>x</a>",
    "<a href=' \u0001javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv='refresh' content='0;url=https://evil.example'>",
    "<link rel=stylesheet href='https://evil.example/a.css'>",
    "<style>@import 'https://evil.example/a.css'; body{background:url(https://evil.example)}</style>",
    "<div style='background:url(https://evil.example/a)'>x</div>",
    "<div style='background-image:u\\rl(https://evil.example/a)'>x</div>",
    "<div style='position:fixed;top:0;left:0;width:100%;height:100%;z-index:999'>x</div>",
    "<div style='width:expression(alert(1))'>x</div>",
    "<table background='https://evil.example/a'><td background='https://evil.example/b'>x</td></table>",
    "<form action='https://evil.example'><input name=q><button formaction='javascript:alert(1)'>go</button></form>",
    "<img name='getElementById' id='cookie' class='x' src='cid:a'>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='https://evil.example/a.swf'></object><embed src='https://evil.example'>",
    "<video poster='https://evil.example/a' src='https://evil.example/b'></video>",
    "<img src='data:image/svg+xml;base64,PHN2Zy8+'>",
    "<img src='data:text/html;base64,PHN2Zy8+'>",
    "<img src='file:///etc/passwd'>",
    "<img src='/app/delete?id=1'>",
    "<template><img src=x onerror=alert(1)></template>",
    "<xmp><script>alert(1)</script></xmp><plaintext><script>alert(1)</script>",
    "<textarea></textarea/><img src=x onerror=alert(1)></textarea>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    '<a href="https://x.example" title="&quot; onclick=&quot;alert(1)">x</a>'.replace("&quot; onclick", "'><b onclick"),
    "<p data-quote='x' data-remote-src='https://evil.example'>x</p>",
  ])("%s", (html) => {
    const output = clean(html);
    expect(findDanger(output)).toBeUndefined();
    expect(findDanger(clean(output))).toBeUndefined();
  });

  it("the check above finds what it looks for", () => {
    for (const bad of ["<script>", "<img src=x>", '<a id="x">', '<p style="position:fixed">', "<b onclick=x>"]) {
      expect(findDanger(bad), bad).toBeDefined();
    }
  });
});

describe("sanitiseHtml keeps", () => {
  it.each([
    ["<p style='color:#ff0000; position:absolute'>x</p>", '<p style="color:#ff0000">x</p>'],
    ["<p style='margin:-500px'>x</p>", "<p>x</p>"],
    [
      "<a href='https://x.example/?a=1&b=2'>x</a>",
      '<a href="https://x.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    ],
    ["<a href='//evil.example'>x</a>", "<a>x</a>"],
    ["<a href='/admin'>x</a>", "<a>x</a>"],
    [
      "<a href='mailto:a@x.example'>x</a>",
      '<a href="mailto:a@x.example" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    ],
    ["<img src='cid:a%40b' alt='x'>", '<img alt="x" data-cid="a@b" />'],
    ["<img src='//t.example/p.gif'>", '<img data-remote-src="https://t.example/p.gif" />'],
    ["<img src='data:image/png;base64,AAAA'>", '<img src="data:image/png;base64,AAAA" />'],
    ["<head><title>t</title><body><p>unclosed head</p>", "<div><p>unclosed head</p></div>"],
    ["<div class='gmail_quote'>old</div>", '<div data-quote="history">old</div>'],
    ["<p dir='rtl'>שלום</p>", '<p dir="rtl">שלום</p>'],
  ])("%s → %s", (html, expected) => {
    expect(clean(html)).toBe(expected);
  });

  it("says whether something would have been loaded", () => {
    expect(sanitiseHtml("<img src='https://t.example/a.gif'>")).toMatchObject({ hasRemoteContent: true });
    expect(sanitiseHtml("<img src='cid:a'><p>x</p>")).toMatchObject({ hasRemoteContent: false });
  });
});

describe("limits", () => {
  it("are kept before anything is parsed", () => {
    expect(sanitiseHtml("x".repeat(512 * 1024 + 1))).toEqual({ ok: false, problem: "too_large" });
    expect(sanitiseHtml("<div>".repeat(201))).toEqual({ ok: false, problem: "too_deep" });
    expect(sanitiseHtml("<div>".repeat(190)).ok).toBe(true);
    expect(sanitiseHtml("<p>x".repeat(5000)).ok).toBe(true);
    expect(sanitiseHtml(`<a title="${"x".repeat(500_000)}">y</a>`).ok).toBe(true);
  });

  it("depth counts what is open", () => {
    expect(measureHtmlDepth("<div><br><p>x<p>y<b>z</b></div>", 200)).toBe(2);
    expect(measureHtmlDepth("</div></div><div>", 200)).toBe(1);
    expect(measureHtmlDepth("<i>".repeat(100_000), 200)).toBe(201);
  });
});
