import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { articlesCounted } from "#app/features/articles/count-article.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { seedHelp } from "./help-articles.ts";
import { visitShop, type Shown, type VisitorOptions } from "./storefront-visitor.ts";

/** A shopper reads and searches the help centre in the shop's theme. */

let world: TestWorld;
let ids: Record<string, bigint>;
const browser = "Mozilla/5.0 (X11; Linux x64) Firefox/140.0";
const visit = (options: VisitorOptions = {}) => visitShop(world, { agent: browser, ...options });
const search = (q: string, options: VisitorOptions = {}) => visit(options).send("help", { q });
/** The addresses of the articles that are listed, in their order. */
const slugsIn = ({ html }: Shown) => [...html.matchAll(/href="[^"]*\/help\/([a-z0-9-]+)\?/g)].map(([, slug]) => slug);

beforeAll(async () => {
  world = await startWorld({ orders: 2 });
  ids = await seedHelp(await world.staffDesk());
});
afterAll(() => world.stop());

describe("the home page", () => {
  test("has the articles by category, in the visitor's language", async () => {
    const { html, headers } = await visit().get("help");
    expect(slugsIn({ html } as Shown)).toEqual(["gift-cards", "where-is-my-parcel", "how-to-return"]);
    expect(html).toContain("Returns and exchanges");
    expect(headers.get("x-robots-tag")).toBeNull();
    expect(headers.get("link")).toBe('</apps/latte/help?locale=en>; rel="canonical"');
  });

  test("shows in the shop's first language what is not translated, and says so", async () => {
    const { html } = await visit({ language: "pl" }).get("help");
    expect(html).toContain("Gdzie jest moja paczka?");
    expect(html).toContain('lang="en" dir="ltr" data-latte>Paying with gift cards');
    expect(html).toContain("Niektóre artykuły są w innym języku (Angielski)");
    const german = await visit({ language: "de" }).get("help", "locale=de");
    expect(german.html).toContain("Our articles are in English");
    expect(german.html).toContain("locale=de");
  });

  test("another shop has none of them", async () => {
    const { html } = await visit({ shop: 1 }).get("help");
    expect(html).toContain("There are no articles yet");
    expect((await visit({ shop: 1 }).get("help/how-to-return")).html).toContain("This article is not there");
  });
});
