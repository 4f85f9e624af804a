import { expect, test } from "vitest";
import { cleanArticleHtml } from "./article-html.server.ts";

const hostile: [string, string, string][] = [
  ["script", "<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"],
  ["handler", '<p onclick="alert(1)">a</p>', "<p>a</p>"],
  ["picture with handler", "<img src=x onerror=alert(1)>", ""],
  ["script link", '<a href="javascript:alert(1)">a</a>', "<a>a</a>"],
  ["script link in disguise", '<a href="java\tscript:alert(1)">a</a>', "<a>a</a>"],
  ["data link", '<a href="data:text/html,<script>1</script>">a</a>', "<a>a</a>"],
  ["other host by two slashes", '<a href="//evil.example">a</a>', "<a>a</a>"],
  ["other host by a backslash", '<a href="/\\evil.example">a</a>', "<a>a</a>"],
  ["style", '<p style="position:fixed">a</p><style>p{}</style>', "<p>a</p>"],
  ["id and class", '<p id="x" class="y">a</p>', "<p>a</p>"],
  ["frame", '<iframe src="https://evil.example">x</iframe><p>a</p>', "<p>a</p>"],
  ["svg", "<svg><script>alert(1)</script><a>x</a></svg><p>a</p>", "<p>a</p>"],
  ["math", "<math><mtext><img src=x onerror=1></mtext></math><p>a</p>", "<p>a</p>"],
  ["form", '<form action="/x"><input name="a"><button>b</button></form>', "b"],
  ["tracking pixel", '<p>a<img src="https://evil.example/x.gif"></p>', "<p>a</p>"],
  ["svg of Shopify's name elsewhere", '<p>a<img src="https://cdn.shopify.com.evil.example/x.gif"></p>', "<p>a</p>"],
  ["picture as data", '<p>a<img src="data:image/png;base64,AA"></p>', "<p>a</p>"],
  ["id that is none", '<p>a<img data-file="1&quot; onerror=1"></p>', "<p>a</p>"],
  ["comment", "<p>a<!-- <script> --></p>", "<p>a</p>"],
  ["template", "<template><script>1</script></template><p>a</p>", "<p>a</p>"],
  [
    "unclosed",
    "<p><a href='https://x.example'>a",
    '<p><a href="https://x.example" rel="noopener noreferrer">a</a></p>',
  ],
  ["NUL", "<p>a\0b</p>", "<p>ab</p>"],
];

test.each(hostile)("%s does no harm", (_, given, wanted) => expect(cleanArticleHtml(given).html).toBe(wanted));

test("what articles are made of stays", () => {
  const html =
    '<h2>How</h2><p><strong>Bold</strong> and <em>slanted</em> <a href="/policies/refund-policy">rules</a></p>' +
    '<ul><li>one</li><li>two</li></ul><blockquote><p>said</p></blockquote><p><img data-file="12" alt="A mug" /></p>';
  const clean = cleanArticleHtml(html);
  expect(clean.html).toBe(html);
  expect(clean.text).toBe("How\n\nBold and slanted rules\n\none\ntwo\n\nsaid");
});

test("what a page of the shop is written in becomes what articles are made of", () => {
  const { html } = cleanArticleHtml(
    "<h1>T</h1><div>a<div>b</div>c</div><table><tr><td>x</td><td>y</td></tr></table>" +
      '<img src="//cdn.shopify.com/s/files/1/a.png" alt="A">',
  );
  expect(html).toBe(
    '<h2>T</h2><p>a</p><p>b</p>c<p>x</p><p>y</p><img src="https://cdn.shopify.com/s/files/1/a.png" alt="A" />',
  );
});

test("cleaning what is clean changes nothing", () => {
  const once = cleanArticleHtml("<div>a &lt;b&gt; & c<div><p>x</p></div></div><ol start=3><li><p>1</p></li></ol>").html;
  expect(cleanArticleHtml(once).html).toBe(once);
});

test("words that look like markup stay words", () => {
  const { html, text } = cleanArticleHtml("<p>&lt;script&gt;alert(1)&lt;/script&gt; {{ shop }}</p>");
  expect(html).toBe("<p>&lt;script&gt;alert(1)&lt;/script&gt; {{ shop }}</p>");
  expect(text).toBe("<script>alert(1)</script> {{ shop }}");
});

test("what is nested a thousand times keeps its words", () => {
  expect(cleanArticleHtml("<ul>".repeat(1_000) + "<li>deep</li>").text).toContain("deep");
});
