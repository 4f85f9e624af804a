import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { themeStyle } from "#app/platform/shopify/theme-markup.ts";
import { splitSchema } from "#tests/standin/liquid/render-liquid.ts";
import { renderBlock } from "#tests/standin/storefront/render-block.ts";

/**
 * What Shopify's own theme check and upload ask of a theme app extension, as far as it can be asked without them: its rules
 * by name, each after the documentation.
 */

const folder = join(import.meta.dirname, "../extensions/storefront-help");
const read = (path: string) => readFileSync(join(folder, path), "utf8");
const list = (name: string) => readdirSync(join(folder, name)).filter((file) => !file.startsWith("."));
const blocks = list("blocks").map((file) => ({ file, text: read(`blocks/${file}`) }));
const assets = list("assets");

interface Setting {
  type: string;
  id?: string;
  label?: string;
  options?: { value: string; label: string }[];
  default?: unknown;
}
interface Schema {
  name: string;
  target: string;
  stylesheet?: string;
  javascript?: string;
  settings?: Setting[];
}
const schemaOf = (text: string) => JSON.parse(splitSchema(text).schema ?? "null") as Schema;

type Texts = { [key: string]: string | Texts };
const flatten = (texts: Texts, path = ""): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[path + key, value]] : flatten(value, `${path}${key}.`),
  );
const wordsIn = (file: string) => new Map(flatten(JSON.parse(read(`locales/${file}.json`)) as Texts));
const languages = ["pl", "pt-BR"];

describe("files", () => {
  test("stand in the folders that Shopify knows, with the types that it takes", () => {
    const known = ["assets", "blocks", "locales", "snippets", "shopify.extension.toml"];
    expect(readdirSync(folder).filter((name) => !known.includes(name))).toEqual([]);
    expect(assets.filter((name) => !/\.(jpg|jpeg|json|js|css|png|svg|wasm)$/.test(name))).toEqual([]);
    expect(list("locales").filter((name) => !/^[a-z]{2}(-[A-Z]{2})?(\.default)?(\.schema)?\.json$/.test(name))).toEqual(
      [],
    );
    expect(blocks.filter(({ file }) => !file.endsWith(".liquid"))).toEqual([]);
  });

  test("AssetSizeAppBlockJavaScript: all scripts together are below 10,000 bytes as they are", () => {
    const bytes = (end: string) =>
      assets.filter((name) => name.endsWith(end)).reduce((sum, name) => sum + statSync(join(folder, "assets", name)).size, 0); // prettier-ignore
    expect(bytes(".js")).toBeGreaterThan(500);
    expect(bytes(".js")).toBeLessThan(10_000);
    expect(bytes(".css")).toBeLessThan(100_000);
  });

  test("MaxFileSize, and 100 KB of Liquid in all", () => {
    const snippets = list("snippets").map((file) => read(`snippets/${file}`));
    const liquid = [...blocks.map(({ text }) => text), ...snippets];
    expect(liquid.reduce((sum, text) => sum + Buffer.byteLength(text), 0)).toBeLessThan(100_000);
    for (const name of list("locales")) expect(statSync(join(folder, "locales", name)).size).toBeLessThan(15_000);
  });
});

describe.each(blocks)("$file", ({ file, text }) => {
  const schema = schemaOf(text);
  const prints = [...text.matchAll(/\{\{-?\s*([\s\S]*?)\s*-?\}\}/g)].map(([, inside = ""]) => inside);

  test("AppBlockMissingSchema, ValidSchema, UniqueSettingsId, ExcessiveSettingsCount", () => {
    expect(schema).not.toBeNull();
    expect(["section", "body", "head"]).toContain(schema.target);
    const ids = (schema.settings ?? []).flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeLessThan(40);
    for (const file of [schema.stylesheet, schema.javascript]) if (file) expect(assets).toContain(file);
    for (const setting of schema.settings ?? []) {
      expect(setting.label).toMatch(/^t:/);
      if (setting.type === "select") expect(setting.options?.map(({ value }) => value)).toContain(setting.default);
    }
  });

  test("ValidSchemaTranslations: every word of the editor is there in every language, a name below 25 letters", () => {
    const keys = [...(splitSchema(text).schema ?? "").matchAll(/"t:([\w.]+)"/g)].map(([, key = ""]) => key);
    expect(keys.length).toBeGreaterThan(1);
    for (const locale of ["en.default.schema", ...languages.map((name) => `${name}.schema`)]) {
      const words = wordsIn(locale);
      for (const key of keys) expect(words.get(key), `${locale} ${key}`).toBeTruthy();
      const name = words.get(schema.name.replace("t:", ""))!;
      expect(name.length).toBeLessThan(25);
      expect(name).not.toMatch(/latte/i);
    }
  });

  test("TranslationKeyExists: every word of the page is there in every language", () => {
    const keys = [...text.matchAll(/'([\w.]+)'\s*\|\s*t\b/g)].map(([, key = ""]) => key);
    expect(keys.length).toBeGreaterThan(3);
    for (const locale of ["en.default", ...languages])
      for (const key of keys) expect(wordsIn(locale).get(key), `${locale} ${key}`).toBeTruthy();
  });

  test("AppBlockValidTags, ParserBlockingScript, RemoteAsset", () => {
    expect(text).not.toMatch(/\{%-?\s*(javascript|stylesheet|include|layout|section|sections)\b/);
    expect(text).not.toMatch(/<script|<link|<iframe|https?:\/\//);
    // What is on every page brings its own: a file would hold up the first picture.
    if (file !== "help-button.liquid") expect(text).not.toContain("<style");
    expect(text).not.toMatch(/<img(?![^>]*\bwidth=)[^>]*>/);
  });

  test("THEME_EXTENSION_XSS: what is printed is escaped, or markup that Shopify or we made", () => {
    const asMarkup = ["block.shopify_attributes", "block.settings.text"];
    const raw = prints.filter((inside) => !/\|\s*(escape|t|json)$/.test(inside) && !asMarkup.includes(inside));
    expect(raw).toEqual([]);
    const texts = (schema.settings ?? [])
      .filter(({ type }) => type === "richtext")
      .map(({ id }) => `block.settings.${id}`);
    expect(asMarkup.slice(1).filter((inside) => prints.includes(inside) && !texts.includes(inside))).toEqual([]);
  });

  test("only what themes know everywhere is read: UndefinedObject", () => {
    const known = /^(block|app|request|customer|shop|routes|[a-z]+_(path|url))$/;
    const plain = text.replace(/\{%-?\s*schema[\s\S]*/, "").replace(/'[^']*'/g, "''");
    const inside = [...plain.matchAll(/\{[{%]-?([\s\S]*?)-?[%}]\}/g)].map(([, code = ""]) => code).join("\n");
    const names = [...inside.matchAll(/(?<![.\w])([a-z_]+)\.[a-z]/g)].map(([, name = ""]) => name);
    const own = [...inside.matchAll(/\b(?:assign|for) ([a-z_]+)/g)].map(([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => !known.test(name) && !own.includes(name))).toEqual([]);
  });

  test.each(["en", ...languages])("is shown in %s, with nothing of a value as markup", (locale) => {
    const evil = '"><script>{{ x }}</script>';
    const { html } = renderBlock(file.replace(".liquid", ""), {
      locale,
      proxyPath: "/tools/help",
      customerId: null,
      shopName: evil,
      settings: { title: evil, label: evil, button_color: evil },
      contact: { zone: evil, week: [[[evil]]], closed: [evil], topics: [{ key: evil, names: { en: evil } }] },
    });
    expect(html).not.toMatch(/<script/);
    expect(html).toMatch(/(action|href)="\/tools\/help\//);
    expect(html).not.toMatch(/translation missing/i);
  });

  test("asks where the merchant says, else where the app was last asked, else where it comes by itself", () => {
    const show = (proxyPath: string | null, path?: string) =>
      renderBlock(file.replace(".liquid", ""), { locale: "en", proxyPath, customerId: null, shopName: "Shop", settings: { path } }).html; // prettier-ignore
    expect(show("/a/help", "/tools/x")).toMatch(/(action|href)="\/tools\/x\//);
    expect(show("/a/help")).toMatch(/(action|href)="\/a\/help\//);
    expect(show(null)).toMatch(/(action|href)="\/apps\/latte\//);
  });

  test("looks as the merchant chose in the app, and no value leaves its attribute", () => {
    const show = (appearance?: string) =>
      renderBlock(file.replace(".liquid", ""), { locale: "en", proxyPath: null, customerId: null, shopName: "Shop", appearance }).html; // prettier-ignore
    expect(show("--latte-help:1;--latte-accent:#123456")).toMatch(/style="[^"]*--latte-accent:#123456"/);
    expect(show('x"><script>')).not.toContain("<script>");
    expect(show()).not.toContain("--latte-accent:");
  });

  test("stays in the folder of the page's language", () => {
    const show = (rootUrl: string) =>
      renderBlock(file.replace(".liquid", ""), { locale: "pl", proxyPath: "/a/help", customerId: null, shopName: "Shop", rootUrl }).html; // prettier-ignore
    expect(show("/pl")).toMatch(/(action|href)="\/pl\/a\/help\//);
    expect(show("/pl")).not.toMatch(/(action|href)="\/a\/help\//);
    expect(show("/")).toMatch(/(action|href)="\/a\/help\//);
  });

  test("MatchingTranslations: all languages say the same things", () => {
    for (const locale of languages) {
      expect([...wordsIn(locale).keys()]).toEqual([...wordsIn("en.default").keys()]);
      expect([...wordsIn(`${locale}.schema`).keys()]).toEqual([...wordsIn("en.default.schema").keys()]);
    }
  });
});

test.each(["latte-help", "latte-button"])(
  "%s takes the theme's fonts and colours, and knows no left and right",
  (name) => {
    const css =
      name === "latte-button"
        ? /<style>([^<]*)</.exec(read("blocks/help-button.liquid"))![1]!.replace(/^ +/gm, "")
        : read(`assets/${name}.css`);
    expect(css).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|font-family|!important|@import|url\(/i);
    expect(css).not.toMatch(
      /(?<!text-)\b(left|right)\b|margin-top|margin-bottom|padding-top|(?<![-\w])(width|height):/,
    );
    const selectors = css.replace(/\{[^}]*\}|:is\([^)]*\)/g, "").split(/[,\n]+/).map((one) => one.trim()).filter(Boolean); // prettier-ignore
    expect(selectors.filter((one) => !/^a?\.latte-(help|button)/.test(one))).toEqual([]);
    expect(themeStyle(css).text.length).toBeGreaterThan(1_000);
  },
);

/** Each rule of a style sheet without its layout: its selectors and what it says. */
const rulesOf = (css: string) =>
  [...css.matchAll(/([^{}]+)\{([^}]*)\}/g)].map(([, selectors = "", says = ""]) => ({
    selectors: selectors.replace(/\s+/g, " ").trim(),
    text: `${selectors}{${says}}`.replace(/\s+/g, " ").trim(),
  }));

test("blocks bring those rules of the style sheet that they need before somebody acts, as they stand there", () => {
  const sheet = rulesOf(read("assets/latte-help.css"));
  const brought = rulesOf(/<style>([^<]*)</.exec(read("snippets/latte-style.liquid"))![1]!).map(({ text }) => text);
  const shown = ["contact", "faq", "order-tracking"].map((name) => {
    const { html, schema } = renderBlock(name, {
      locale: "en",
      proxyPath: "/apps/latte",
      customerId: 7,
      shopName: "Shop",
      customer: {
        name: "Ana",
        email: null,
        orders: [
          { id: 1, name: "#1", created_at: "2026-11-02T23:30:00Z", cancelled: false, fulfillment_status_label: "Sent" },
        ],
      },
      contact: { topics: [{ key: "x", names: { en: "X" } }] },
      faq: JSON.stringify({ first: "en", by_locale: { en: { locale: "en", top: [{ slug: "a", title: "A" }] } } }),
      settings: { text: "<p>Text</p>" },
    });
    // What the schema names, Shopify puts into the head, where it holds up the first picture.
    expect(schema.stylesheet).toBeUndefined();
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html.indexOf("</style>")).toBeLessThan(html.indexOf("<latte-help"));
    return html.slice(html.indexOf("<latte-help"));
  });
  const all = shown.join("");
  const stands = (part: string) => all.includes(part);
  // A selector is needed where every class and tag that it names stands in a block.
  const isNeeded = (selector: string) => {
    const plain = selector.replace(/:is\([^)]*\)|::?[\w-]+/g, "");
    const classes = [...plain.matchAll(/\.([\w-]+)/g)].map(([, name = ""]) => name);
    const tags = [...plain.matchAll(/(?<![\w.-])[a-z]+/g)].map(([name]) => name);
    return classes.every((name) => new RegExp(`class="[^"]*\\b${name}(?![\\w-])`).test(all)) && tags.every((tag) => stands(`<${tag}`)); // prettier-ignore
  };
  const needed = sheet.filter(({ selectors }) => selectors.split(/,(?![^(]*\))/).some(isNeeded)).map(({ text }) => text); // prettier-ignore
  expect(needed.length).toBeGreaterThan(15);
  expect(needed.filter((text) => !brought.includes(text))).toEqual([]);
  // Nothing but what stands in the sheet, in its order.
  expect(brought).toEqual(sheet.map(({ text }) => text).filter((text) => brought.includes(text)));
});

test("what a page needs as long as the panel is closed is below 4 kB, compressed", () => {
  const { html } = renderBlock("help-button", {
    locale: "pl",
    proxyPath: "/apps/latte",
    customerId: null,
    shopName: "Shop",
    contact: {
      zone: "America/Argentina/ComodRivadavia",
      week: Array.from({ length: 7 }, () => [["09:00", "12:30"], ["13:15", "17:45"]]), // prettier-ignore
      closed: Array.from({ length: 20 }, (_, day) => `2026-${String((day % 12) + 1).padStart(2, "0")}-${day + 10}`),
      topics: [],
    },
  });
  const parts = [html, read("assets/latte-button.js")];
  const bytes = parts.reduce((sum, part) => sum + gzipSync(part).length, 0);
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThan(4_000);
});

test("the scripts ask for nothing by themselves and keep nothing", () => {
  const script = read("assets/latte-help.js") + read("assets/latte-button.js");
  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|localStorage|sessionStorage|cookie|setInterval|https?:/); // prettier-ignore
  expect(script.match(/\bfetch\(/g)).toHaveLength(1);
});

test("the contact form asks who is signed in for nothing that Shopify knows, and for all that it does not", () => {
  const visit = { locale: "en", proxyPath: null, customerId: 7, shopName: "Shop" };
  const asked = (customer?: { name: string; email: string | null }) => {
    const { html } = renderBlock("contact", { ...visit, customer });
    return [...html.matchAll(/<input\s[^>]*?name="(?:name|email)"[^>]*>/g)].map(([input]) =>
      input.replace(/\s+/g, " "),
    );
  };
  const known = asked({ name: "Ana <b>", email: "ana@example.com" });
  expect(known).toEqual([
    '<input type="hidden" name="name" value="Ana &lt;b&gt;">',
    '<input type="hidden" name="email" value="ana@example.com">',
  ]);
  expect(asked({ name: "Ana", email: null })[1]).toContain("required");
  expect(asked().every((input) => input.includes("required"))).toBe(true);
});

describe("the contact block says when an answer can be expected, and that nobody is in", () => {
  const workdays = Array.from({ length: 7 }, (_, day) => (day < 5 ? [["09:00", "12:30"], ["13:00", "17:00"]] : [])); // prettier-ignore
  const contact = {
    zone: "Europe/Warsaw",
    week: workdays,
    closed: ["2026-11-11"],
    topics: [],
    asks: true,
    expect: {
      en: {
        answer: { "workday 8": "Within 3 hours.", "workday 16": "", "weekend 8": "Within <2> days." },
        nobody: "Nobody is in.",
      },
    },
  };
  const showAt = (instant: string, locale = "en") => {
    vi.useFakeTimers({ now: new Date(instant), toFake: ["Date"] });
    try {
      return renderBlock("contact", { locale, proxyPath: null, customerId: null, shopName: "Shop", zone: contact.zone, contact }).html; // prettier-ignore
    } finally {
      vi.useRealTimers();
    }
  };

  // Warsaw is an hour ahead of UTC in November.
  test.each([
    ["a Monday morning", "2026-11-09T08:30:00Z", "Within 3 hours.", true],
    ["a Monday before opening", "2026-11-09T07:59:00Z", "Within 3 hours.", false],
    ["a Monday at noon, in the break", "2026-11-09T11:45:00Z", "", false],
    ["a Monday at closing time", "2026-11-09T16:00:00Z", "", false],
    ["a holiday", "2026-11-11T09:00:00Z", "Within 3 hours.", false],
    ["a Sunday", "2026-11-15T09:00:00Z", "Within &lt;2&gt; days.", false],
  ])("on %s", (_, instant, answer, isIn) => {
    const shown = showAt(instant);
    expect(shown.includes("<p>Within")).toBe(answer !== "");
    expect(shown).toContain(answer);
    expect(shown.includes("Nobody is in.")).toBe(!isIn);
    expect(showAt(instant, "de").includes("Nobody is in.")).toBe(!isIn);
  });

  test("says nothing that is not known", () => {
    const shown = renderBlock("contact", { locale: "en", proxyPath: null, customerId: null, shopName: "Shop" }).html;
    expect(shown).not.toMatch(/<p>\s*<\/p>/);
    expect(shown).not.toContain("Cancel, change");
  });
});

test("who is signed in sees their newest orders without asking for them", () => {
  const orders = Array.from({ length: 7 }, (_, at) => ({
    id: 100 + at,
    name: `#${at}<b>`,
    created_at: "2026-11-02T23:30:00Z",
    cancelled: at === 1,
    fulfillment_status_label: "On its way",
  }));
  const visit = { locale: "en", proxyPath: null, customerId: 7, shopName: "Shop", zone: "Europe/Warsaw" };
  const { html } = renderBlock("order-tracking", { ...visit, customer: { name: "Ana", email: null, orders } });
  const links = [...html.matchAll(/href="([^"]*order=\d+)"[^>]*>([^<]*)</g)].map(([, href, name]) => [href, name]);
  expect(links).toHaveLength(5);
  expect(links[0]).toEqual(["/apps/latte/tracking?locale=en&amp;order=100", "#0&lt;b&gt;"]);
  expect(html.match(/November 3, 2026/g)).toHaveLength(5);
  expect(html.match(/Cancelled/g)).toHaveLength(1);
  expect(renderBlock("order-tracking", visit).html).not.toContain('class="latte-help__orders"');
});

test("the help button is not seen before it is known whether it is its time, except without script", () => {
  const show = (when: string) =>
    renderBlock("help-button", { locale: "en", proxyPath: null, customerId: null, shopName: "Shop", settings: { when } }).html; // prettier-ignore
  const opening = (html: string) => /<latte-button[^>]*>/.exec(html)![0];
  expect(opening(show("open"))).toMatch(/\shidden\s/);
  expect(show("open")).toContain("<noscript>");
  expect(opening(show("always"))).not.toMatch(/\shidden\s/);
});
