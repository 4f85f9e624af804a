import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { showContactForm, showSentContact } from "#app/features/self-service/contact/contact-form.server.ts";
import type { ShopperVisit } from "#app/features/self-service/visit.ts";
import { locales } from "#app/platform/i18n/locales.ts";
import { renderLiquid } from "#tests/standin/liquid/render-liquid.ts";
import { renderBlock } from "#tests/standin/storefront/render-block.ts";

/** The contact form in which everything that somebody else can write is as hostile as it gets. */

const visitIn = (locale: ShopperVisit["locale"], text: string) => {
  const names = { en: text, pl: text, "pt-BR": text };
  const settings = { topics: [{ key: "x", isOn: true, names }], sendsReceipt: true };
  const only = (row: object | null) => ({ findFirst: () => Promise.resolve(row) });
  const order = { id: text, name: text, createdAt: "2026-11-19T12:00:00.000Z", customer: null, fulfillments: [], lines: [] }; // prettier-ignore
  return {
    desk: {
      shop: { id: 1n, timezone: "Europe/Warsaw" },
      now: () => new Date("2026-11-20T12:00:00Z"),
      db: {
        storefrontSettings: only({ topics: settings }),
        shopSettings: only(null),
        answerPace: only(null),
        requestSettings: only(null),
        requestRule: { findMany: () => Promise.resolve([]) },
      },
      sql: () => Promise.resolve([{ data: order, email: text, paces: null }]),
    },
    customerId: 5n,
    proxyPath: "/apps/latte",
    locale,
    address: "",
    agent: "",
    style: text,
  } as unknown as ShopperVisit;
};

async function showAll(text: string, locale: ShopperVisit["locale"]): Promise<string[]> {
  const own = visitIn(locale, text);
  const guest = { ...own, customerId: null };
  const typed = { topic: text, order: text, name: text, email: text, message: text };
  const problems = { name: "name_missing", email: "email_wrong", message: "message_long" } as const;
  const fileProblem = { problem: "not_taken", fileName: text } as const;
  const pages = await Promise.all([
    showContactForm(guest, {
      writer: null,
      typed,
      problems,
      fileProblem,
      hadFiles: true,
      notice: "wrong",
      token: text,
    }),
    showContactForm(own, { writer: { email: text, name: text }, typed, notice: "again" }),
    showSentContact(guest, { number: 7, email: text, filesLeft: 1 }),
  ]);
  return pages.map(({ body }) => body.text);
}

/** The tags with the names of their attributes, in order; what is chosen in a list is not told apart. */
const skeletonOf = (html: string) =>
  [...html.matchAll(/<[^>]*>/g)]
    .map(([tag]) =>
      tag
        .replace(/="[^"]*"/g, "")
        .replace(/\s+/g, " ")
        .replace(" selected", ""),
    ) // prettier-ignore
    .join("");

const hostile = fc.oneof(
  fc.constantFrom("{{ shop.secret }}", "{% layout none %}", "{%- raw -%}", "{{", "}}", "<img src=x onerror=alert(1)>", '" onclick="x', "javascript:alert(1)", "&#123;&#123; x", "</textarea></form>", "</option></select>"), // prettier-ignore
  fc.string({ unit: "binary", minLength: 1 }),
  fc.string({ minLength: 1, unit: fc.constantFrom("{", "}", "%", "<", ">", '"', "'", "&", "#", "=", "x", " ") }),
);

describe.each(locales)("in %s", (locale) => {
  test("no value becomes Liquid or markup", async () => {
    const plain = (await showAll("x", locale)).map(skeletonOf);
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        for (const [place, html] of (await showAll(text, locale)).entries()) {
          expect(skeletonOf(html)).toBe(plain[place]);
          expect(html).not.toMatch(/[{}]/);
          expect(html).not.toMatch(/(href|action)="(?!\/|&#)/);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("Liquid leaves it as it is, and every sentence is said", async () => {
    for (const html of await showAll("{{ shop.name }}{% assign x = 1 %}", locale)) {
      expect(renderLiquid(html, { values: { shop: { name: "read" } }, translate: (key) => key })).toBe(html);
      expect(html).not.toMatch(/>\s*(topic|problem|notice|file|sent|expect)\.[a-z]+\b/);
      expect(html).not.toContain("undefined");
    }
  });
});

test.each(["contact", "help-button"])("what the app told the block %s are texts", (block) => {
  const show = (text: string) =>
    renderBlock(block, {
      locale: "en",
      proxyPath: "/apps/latte",
      customerId: null,
      shopName: text,
      appearance: text,
      contact: { zone: text, week: [[[text, text]]], closed: [text], topics: [{ key: text, names: { en: text } }] },
    }).html;
  const plain = skeletonOf(show("x"));
  fc.assert(
    fc.property(hostile, (text) => {
      expect(skeletonOf(show(text))).toBe(plain);
    }),
  );
});
