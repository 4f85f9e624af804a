import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanArticleHtml } from "#app/features/articles/article-html.server.ts";
import type { HelpArticle } from "#app/features/articles/find-help-article.server.ts";
import { showArticle, showNoArticle } from "#app/features/self-service/help/help-article.server.ts";
import { showSearchedTooOften } from "#app/features/self-service/help/help-results.server.ts";
import { showSuggestions } from "#app/features/self-service/help/help-suggestions.server.ts";
import type { ShopperVisit } from "#app/features/self-service/visit.ts";
import { locales } from "#app/platform/i18n/locales.ts";
import { themeData } from "#app/platform/shopify/theme-markup.ts";
import { renderBlock } from "#tests/standin/storefront/render-block.ts";
import { renderLiquid } from "#tests/standin/liquid/render-liquid.ts";

/** Pages of the help centre in which everything that somebody else can write is as hostile as it gets. */

const visitIn = (locale: ShopperVisit["locale"]) =>
  ({
    desk: { shop: { id: 1n, timezone: "Europe/Warsaw" }, now: () => new Date("2026-11-20T12:00:00Z") },
    customerId: null,
    proxyPath: "/apps/latte",
    locale,
    address: "",
    agent: "",
  }) as unknown as ShopperVisit;

const articleOf = (text: string) => {
  const { html, text: body } = cleanArticleHtml(`<h2>x</h2><p title="${text}">${text}</p><p>x</p>`);
  return {
    id: 1n,
    slug: "x",
    locale: "en",
    locales: ["en", "de"],
    category: { id: 1n, key: null, names: { en: text } },
    title: text,
    html,
    text: body,
    publishedAt: new Date("2026-11-19T12:00:00Z"),
    policy: "refund",
    product: null,
  } as const satisfies HelpArticle;
};
const pieces = (text: string) => [{ text, hit: false }, { text, hit: true }]; // prettier-ignore

function showAll(text: string, locale: ShopperVisit["locale"]): string[] {
  const visit = visitIn(locale);
  const found = [{ id: 1n, slug: "x", title: pieces(text), snippet: pieces(text) }];
  // What is in the article is its own markup, made harmless when it is written.
  const article = { ...articleOf(text), html: "<p>x</p>" };
  return [
    showArticle(visit, article).body.text,
    showArticle(visit, article, "no").body.text,
    showNoArticle(visit).body.text,
    showSearchedTooOften(visit, text, 5).body.text,
    showSuggestions(visit, { locale: "de", found }).text,
  ];
}

const skeletonOf = (html: string) =>
  [...html.replace(/(<script type="application\/ld\+json">)[^<]*/g, "$1").matchAll(/<[^>]*>/g)]
    .map(([tag]) => tag.replace(/="[^"]*"/g, "").replace(/\s+/g, " "))
    .join("");
const withoutData = (html: string) => html.replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, "");

const hostile = fc.oneof(
  fc.constantFrom("{{ shop.secret }}", "{% layout none %}", "{%- raw -%}", "{{", "}}", "<img src=x onerror=alert(1)>", '" onclick="x', "javascript:alert(1)", "&#123;&#123; x", "</script><script>x</script>", "<!--", "\u2028", "\\u003c/script>"), // prettier-ignore
  fc.string({ unit: "binary", minLength: 1 }),
  fc.string({ minLength: 1, unit: fc.constantFrom("{", "}", "%", "<", ">", '"', "'", "&", "#", "=", "x", " ", "\\") }),
);

describe.each(locales)("in %s", (locale) => {
  const plain = showAll("x", locale).map(skeletonOf);

  test("no value becomes Liquid or markup", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const [place, html] of showAll(text, locale).entries()) {
          expect(skeletonOf(html)).toBe(plain[place]);
          expect(withoutData(html)).not.toMatch(/[{}]/);
          expect(html).not.toMatch(/\{[{%]|[%}]\}/);
          expect(html).not.toMatch(/href="(?!\/|&#)/);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("Liquid leaves it as it is, and every sentence is said", () => {
    for (const html of showAll("{{ shop.name }}{% assign x = 1 %}", locale)) {
      expect(renderLiquid(html, { values: { shop: { name: "read" } }, translate: (key) => key })).toBe(html);
      expect(withoutData(html)).not.toMatch(/>\s*(home|search|article|vote|ways|suggest)\.[a-z]+\b/);
      expect(html).not.toContain("undefined");
    }
  });
});

test("the text of an article keeps its tags and nothing of it is Liquid", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { body } = showArticle(visitIn("en"), articleOf(text));
      expect(withoutData(body.text)).not.toMatch(/[{}]/);
      const tags = [...withoutData(body.text).matchAll(/<[^>]*>/g)].join("");
      expect(tags).not.toMatch(/<script|<iframe|<style|\son\w+=|javascript:/i);
      expect(body.text).toContain("<h3>x</h3>");
    }),
    { numRuns: 100 },
  );
});

test("data for search engines reads as what was put into it, whatever that is", () => {
  fc.assert(
    fc.property(hostile, hostile, (name, text) => {
      const { text: script } = themeData({ a: { b: [{ [name]: text }, {}] } });
      const inside = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(script)?.[1];
      expect(inside).not.toMatch(/\{[{%]|[%}]\}|[<>&]/);
      expect(JSON.parse(inside!)).toEqual(JSON.parse(JSON.stringify({ a: { b: [{ [name]: text }, {}] } })));
    }),
  );
});

test("titles in the block are texts", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const entry = { slug: "x", title: text };
      const one = { locale: "en", top: [entry], categories: [{ id: "1", name: text, articles: [entry] }] };
      const show = (title: string) =>
        renderBlock("faq", {
          locale: "de",
          proxyPath: "/apps/latte",
          customerId: null,
          shopName: "Shop",
          faq: JSON.stringify({ first: "en", by_locale: { en: { ...one, top: [{ slug: "x", title }] } } }),
        }).html;
      expect(skeletonOf(show(text))).toBe(skeletonOf(show("x")));
      expect(show("x")).toContain('href="/apps/latte/help/x?locale=de"');
    }),
  );
});

test("the block shows as many as the merchant wants, of one category where that is named, and none without articles", () => {
  const entries = (name: string, count: number) => Array.from({ length: count }, (_, place) => ({ slug: `${name}-${place}`, title: `${name} ${place}` })); // prettier-ignore
  const faq = JSON.stringify({
    first: "en",
    by_locale: {
      en: { locale: "en", top: entries("top", 12), categories: [{ id: "7", name: "Returns", articles: entries("return", 5) }] },
      pl: { locale: "pl", top: entries("pl", 2), categories: [] },
    },
  }); // prettier-ignore
  const links = (locale: string, settings: Record<string, unknown>, data: string | undefined = faq) => {
    const { html } = renderBlock("faq", { locale, proxyPath: null, customerId: null, shopName: "x", settings, faq: data });
    return [...html.matchAll(/href="([^"]*)"/g)].map(([, address = ""]) => address.replaceAll("&amp;", "&"));
  }; // prettier-ignore
  expect(links("en", { count: 3 })).toHaveLength(4);
  expect(links("en", {})).toHaveLength(7);
  const returns = links("en", { category: "Returns", count: 4 });
  expect(returns[0]).toBe("/apps/latte/help/return-0?locale=en");
  expect(returns.at(-1)).toBe("/apps/latte/help?locale=en&category=7");
  expect(returns).toHaveLength(5);
  expect(links("pl", {})[0]).toBe("/apps/latte/help/pl-0?locale=pl");
  expect(links("fr", {})[0]).toBe("/apps/latte/help/top-0?locale=fr");
  const without = renderBlock("faq", { locale: "en", proxyPath: null, customerId: null, shopName: "x" }).html;
  expect(without).not.toContain("<ul");
  expect(without).toContain("All answers");
});
