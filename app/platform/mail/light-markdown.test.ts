import { expect, it } from "vitest";
import { renderLightMarkdown } from "./light-markdown.ts";

it.each([
  ["Hello\nyou\n\n\nBye", "<p>Hello<br>\nyou</p>\n<p>Bye</p>"],
  ["**bold** and * not *", "<p><strong>bold</strong> and * not *</p>"],
  ["- one\n- **two**\nafter", "<ul><li>one</li><li><strong>two</strong></li></ul>\n<p>after</p>"],
  ["[track](https://t.example/a?b=1&c=2)", '<p><a href="https://t.example/a?b=1&amp;c=2">track</a></p>'],
  ["see (https://t.example/a).", '<p>see (<a href="https://t.example/a">https://t.example/a</a>).</p>'],
  ["[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"],
  ["[<b>](https://t.example)", '<p><a href="https://t.example">&lt;b&gt;</a></p>'],
  ['https://t.example/"onclick="x', '<p><a href="https://t.example/">https://t.example/</a>&quot;onclick=&quot;x</p>'],
  ["2 * 3 ** 4 < 5 & 6", "<p>2 * 3 ** 4 &lt; 5 &amp; 6</p>"],
  ["", ""],
])("%j", (text, expected) => {
  expect(renderLightMarkdown(text)).toBe(expected);
});
