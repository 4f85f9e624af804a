import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { articlesCounted } from "#app/features/articles/count-article.server.ts";
import { keepArticleImage } from "#app/features/articles/article-images.server.ts";
import { dropSpareSearches } from "#app/features/articles/keep-search.server.ts";
import { saveArticle } from "#app/features/articles/save-article.server.ts";
import { countAsked } from "#app/features/shared/count-asked.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { tinyPng } from "#tests/setup/tiny-png.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { countStatements } from "#tests/setup/count-statements.ts";
import { publishArticle } from "./publish-article.ts";
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
    expect(html).toContain("Niektóre artykuły są w innym języku (angielski)");
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

describe("an article", () => {
  test("has a page of its own, in the visitor's language, with what belongs to it", async () => {
    const { html, headers, raw } = await visit({ language: "pl" }).get("help/how-to-return");
    expect(html).toContain("Jak zwrócić produkt?");
    expect(html).toContain("Masz 14 dni");
    expect(html).toContain("Zwroty i wymiany");
    expect(html).toContain('href="/policies/refund-policy"');
    expect(html).toMatch(/hreflang="pt-BR"[^>]*>Português/);
    expect(html).toContain("Ostatnia zmiana");
    expect(headers.get("link")).toContain('</apps/latte/help/how-to-return?locale=pl>; rel="canonical"');
    expect(headers.get("link")).toContain('</apps/latte/help/how-to-return?locale=en>; rel="alternate"; hreflang="en"');
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(raw)![1]!);
    expect(data).toMatchObject({
      "@type": "FAQPage",
      inLanguage: "pl",
      mainEntity: [{ name: "Jak zwrócić produkt?", acceptedAnswer: { text: expect.stringContaining("Masz 14 dni") } }],
    });
  });

  test("leads to the product that it is about", async () => {
    await prisma.article.updateMany({
      where: { id: ids["gift-cards"]! },
      data: { productId: 77n, productTitle: "Our gift card", productHandle: "gift-card" },
    });
    const { html } = await visit().get("help/gift-cards");
    expect(html).toContain('<a href="/products/gift-card">Our gift card</a>');
  });

  test("the headings of its text stand below its own", async () => {
    const { html } = await visit().get("help/how-to-return");
    expect(html).toContain("<h3>Costs</h3>");
    expect(html).toContain('<h3 dir="ltr">Who pays</h3>');
    expect(html.match(/<h2/g)).toHaveLength(1);
  });

  test("without a translation it is shown in the language that there is, and that is said", async () => {
    const { html } = await visit({ language: "pl" }).get("help/gift-cards");
    expect(html).toContain("Ten artykuł nie ma jeszcze tłumaczenia");
    expect(html).toContain('<div class="latte-help__body" lang="en" dir="ltr">');
  });

  test.each(["no-such-article", "..%2Fhelp", "HOW-TO-RETURN", "%00", "' or 1=1", "files"])(
    "%s is no article, and that is said kindly",
    async (slug) => {
      const answer = await visit().get(`help/${slug}`);
      expect(answer.status).toBe(200);
      expect(answer.html).toContain("This article is not there");
      expect(answer.headers.get("x-robots-tag")).toBe("noindex");
    },
  );

  test("one that is not shown to shoppers is not there, and is not found", async () => {
    const article = { shopId: BigInt(world.shops[0]!.shopId), id: ids["gift-cards"]! };
    await prisma.article.update({ where: { shopId_id: article }, data: { isLive: false } });
    expect((await visit().get("help/gift-cards")).html).toContain("This article is not there");
    expect(slugsIn(await visit().get("help"))).not.toContain("gift-cards");
    expect((await search("gift cards")).state).toBe("nothing");
    await prisma.article.update({ where: { shopId_id: article }, data: { isLive: true } });
    expect(slugsIn(await search("gift cards"))).toEqual(["gift-cards"]);
  });
});

describe("a picture in an article", () => {
  test("is there as long as shoppers see an article with it, for this shop's shoppers only", async () => {
    const desk = await world.staffDesk();
    const id = ids["gift-cards"]!;
    const kept = await keepArticleImage(desk, id, tinyPng);
    const fileId = kept?.ok ? kept.value.fileId : "";
    expect((await visit().get(`help/files/${fileId}`)).status).toBe(404);
    const { revision } = await desk.db.articleText.findFirstOrThrow({ where: { articleId: id, locale: "en" }, select: { revision: true } });
    const html = `<p>Type the code at checkout. It pays for shipping too.</p><img data-file="${fileId}" alt="A card {{ x }}">`;
    const saved = await saveArticle(desk, id, { locale: "en", revision, title: "Paying with gift cards", html, facts: {} }, true);
    expect(saved?.ok).toBe(true);
    const { html: page, raw } = await visit().get("help/gift-cards");
    expect(page).toContain(`src="/apps/latte/help/files/${fileId}?locale=en" loading="lazy"`);
    expect(raw).toContain('alt="A card &#123;&#123; x &#125;&#125;"');
    const picture = await visit().get(`help/files/${fileId}`);
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(picture.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await visit({ shop: 1 }).get(`help/files/${fileId}`)).status).toBe(404);
    for (const wrong of ["0", "-1", "x", "99999999999999999999"]) expect((await visit().get(`help/files/${wrong}`)).status).toBe(404);
  }); // prettier-ignore
});

describe("search", () => {
  test.each([
    ["return", "en", "how-to-return"],
    ["returning a thing", "en", "how-to-return"],
    ["HOW DO I RETURN SOMETHING", "en", "how-to-return"],
    ["shippin", "en", "gift-cards"],
    ["zwrocic produkty", "pl", "how-to-return"],
    ["paczki", "pl", "where-is-my-parcel"],
    ["gdzie moja paczka", "pl", "where-is-my-parcel"],
    ["devolver", "pt-BR", undefined],
    ["devolucoes", "pt-BR", "how-to-return"],
    ["DEVOLUÇÃO", "pt-BR", "how-to-return"],
    ["pacotes", "pt-BR", "how-to-return"],
  ])("%s in %s finds %s first", async (q, language, slug) => {
    expect(slugsIn(await search(q, { language }))[0]).toBe(slug);
  });

  test.each([
    ["retrun", "en", "how-to-return", "return"],
    ["parcle tracking", "en", "where-is-my-parcel", "parcel tracking"],
    ["gfit cadrs", "en", "gift-cards", "gift cards"],
    ["przesledzenia paczak", "pl", "where-is-my-parcel", "paczka"],
    ["etykeita", "pl", "how-to-return", "etykietę"],
    ["devoluçoa", "pt-BR", "how-to-return", "devolução"],
  ])("%s in %s is understood", async (q, language, slug, meant) => {
    const answer = await search(q, { language });
    expect(slugsIn(answer)[0]).toBe(slug);
    if (slug) expect(answer.html).toContain(meant);
  });

  test("what has the words in its title comes first, and they are marked", async () => {
    const answer = await search("return parcel");
    expect(slugsIn(answer)).toEqual(["how-to-return", "where-is-my-parcel"]);
    expect(answer.html).toContain("How do I <mark>return</mark> something?");
    expect(answer.html).toContain("bring the <mark>parcel</mark>");
  });

  test("one common word of a question is no answer", async () => {
    expect((await search("wombat insurance for the parcel")).state).toBe("nothing");
  });

  test("who reads another language searches in the shop's first", async () => {
    const answer = await search("parcel", { language: "de" });
    expect(slugsIn(answer)).toContain("where-is-my-parcel");
  });

  test("is counted by its words, without what could be somebody's", async () => {
    await prisma.articleSearch.deleteMany();
    await search("Quantum  couch");
    await search("quantum couch?");
    await search("quantum couch", { address: "203.0.113.30" });
    await search("gfit cadrs");
    await search("Parcel of ana@example.com #1042 +48 600 700 800");
    await search("ana@example.com");
    // Of another site, or of a block where the browser says nothing: found, not counted.
    const plain = await visit().post("help", { q: "from elsewhere" });
    expect(plain.html).toContain("Nothing found");
    const rows = await prisma.articleSearch.findMany({ orderBy: { words: "asc" } });
    expect(rows.map(({ words, times, found, locale }) => ({ words, times, found, locale }))).toEqual([
      { words: "gfit cadrs", times: 1, found: 1, locale: "en" },
      { words: "parcel of", times: 1, found: 0, locale: "en" },
      { words: "quantum couch", times: 2, found: 0, locale: "en" },
    ]);
  });

  test("the same address counts so many a day, and what the shop has too many of goes: the oldest that few asked for", async () => {
    await prisma.articleSearch.deleteMany();
    const address = "203.0.113.31";
    const desk = await world.staffDesk();
    const mark = { kind: "counted_searches", whose: address, by: 1 } as const;
    for (let asked = 0; asked < 199; asked++) await countAsked(desk, [mark]);
    await search("last one", { address });
    await search("one more", { address });
    expect((await prisma.articleSearch.findMany()).map(({ words }) => words)).toEqual(["last one"]);
    await prisma.$executeRawUnsafe(`insert into article_search (shop_id, locale, words, times, found, last_at)
      select ${desk.shop.id}, 'en', 'word ' || n, case when n > 3 then 1 else 2 end, 0, now() - make_interval(mins => 30005 - n)
      from generate_series(1, 20004) n`);
    expect(await dropSpareSearches(desk, 3)).toHaveLength(3);
    expect(await dropSpareSearches(desk, 3)).toHaveLength(2);
    const gone = ["word 1", "word 2", "word 3", "word 4", "word 8", "word 9", "last one"];
    const kept = await prisma.articleSearch.findMany({ where: { words: { in: gone } }, orderBy: { words: "asc" } });
    expect(kept.map(({ words }) => words)).toEqual(["last one", "word 1", "word 2", "word 3", "word 9"]);
    await prisma.articleSearch.deleteMany();
  }); // prettier-ignore

  test("without script its page has the form with what was typed", async () => {
    const answer = await visit().post("help", { q: 'return "that"' }, { "sec-fetch-site": "same-origin" });
    expect(answer.raw).toContain('value="return &#34;that&#34;"');
    expect(slugsIn(answer)).toEqual(["how-to-return", "where-is-my-parcel"]);
  });

  test.each([
    "%",
    "_",
    "' or 1=1 --",
    "return:*",
    "!return",
    "return & | ! ( ) <-> 'x'",
    "\\",
    "a\u0000b return",
    "😀",
    "😀 return 😀",
    "\u202Ereturn",
    "إرجاع الطلب",
    "\ud800",
    "return ".repeat(1_500),
    "x".repeat(10_000),
    "{{ shop.name }} {% raw %}",
    "<script>alert(1)</script>",
    "*:*",
    "'''",
  ])("question %# is one like any other", async (q) => {
    const answer = await search(q);
    expect(answer.status).toBe(200);
    expect(["results", "nothing", "empty"]).toContain(answer.state);
    expect(JSON.parse(answer.raw).html).not.toMatch(/<script/);
    expect(JSON.parse(answer.raw).html).not.toMatch(/[{}]/);
  });

  test("too often from one address is said, and others are not kept out", async () => {
    const one = { address: "198.51.100.9" };
    const answers = await Promise.all(Array.from({ length: 121 }, () => search("return", one)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]!.html).toContain("a little too often");
    expect((await search("return", { address: "198.51.100.10" })).state).toBe("results");
  });
});

describe("was it helpful", () => {
  const dayOf = async (slug: string) => {
    await articlesCounted();
    const [row] = await prisma.articleDay.findMany({ where: { articleId: ids[slug]! } });
    return row && { views: row.views, helpful: row.helpful, unhelpful: row.unhelpful, answered: row.answered };
  };
  const vote = (said: Record<string, string>, options: VisitorOptions = {}) =>
    visit(options).send("help/where-is-my-parcel", said);

  test("views count of people, each vote once a day of a browser", async () => {
    await articlesCounted();
    await prisma.articleDay.deleteMany();
    await visit().get("help/where-is-my-parcel");
    await visit().get("help/where-is-my-parcel");
    await visit({ agent: "Mozilla/5.0 (compatible; Googlebot/2.1)" }).get("help/where-is-my-parcel");
    expect((await vote({ vote: "yes" })).html).toContain("Thank you!");
    expect((await vote({ vote: "yes" })).html).toContain("Thank you!");
    await vote({ vote: "no" });
    expect(await dayOf("where-is-my-parcel")).toEqual({ views: 2, helpful: 1, unhelpful: 0, answered: 0 });
    const no = await vote({ vote: "no" }, { address: "203.0.113.5" });
    expect(no.html).toContain("If you still have a question");
    expect(no.html).toContain("/contact?");
    await vote({ did: "answered" }, { address: "203.0.113.5" });
    await vote({ vote: "maybe" }, { address: "203.0.113.6" });
    expect(await dayOf("where-is-my-parcel")).toEqual({ views: 2, helpful: 1, unhelpful: 1, answered: 1 });
  });

  test("one address has so many, whatever its browsers call themselves", async () => {
    await dayOf("where-is-my-parcel");
    await prisma.articleDay.deleteMany();
    const address = "203.0.113.7";
    for (let index = 0; index < 62; index++) await vote({ vote: "yes" }, { address, agent: `${browser} ${index}` });
    await vote({ vote: "yes" }, { address: "203.0.113.8" });
    expect(await dayOf("where-is-my-parcel")).toMatchObject({ helpful: 61 });
  });

  test("one address opens so many, more are shown and not counted", async () => {
    await prisma.articleDay.deleteMany();
    const at = { address: "203.0.113.9", agent: browser };
    for (let index = 0; index < 122; index++)
      expect((await visit(at).get("help/where-is-my-parcel")).html).toContain("latte-help__body");
    await visit({ ...at, address: "203.0.113.10" }).get("help/where-is-my-parcel");
    expect(await dayOf("where-is-my-parcel")).toMatchObject({ views: 121 });
    // What cannot be counted is read all the same.
    await prisma.$executeRaw`alter table request_limit rename to away`;
    try {
      expect((await visit(at).get("help/where-is-my-parcel")).html).toContain("latte-help__body");
    } finally {
      await prisma.$executeRaw`alter table away rename to request_limit`;
    }
  });

  test("without script: the form of the page counts, one of another site does not", async () => {
    const visitor = visit({ address: "203.0.113.20" });
    const page = await visitor.get("help/how-to-return");
    const hidden = page.hidden("help/how-to-return");
    expect(hidden).toMatchObject({ vote: "yes" });
    const foreign = await visitor.post("help/how-to-return", { vote: "yes" });
    expect(foreign.html).toContain("Please press the button once more");
    const before = (await dayOf("how-to-return"))?.helpful ?? 0;
    expect((await visitor.post("help/how-to-return", hidden)).html).toContain("Thank you!");
    expect((await dayOf("how-to-return"))?.helpful).toBe(before + 1);
  });
});

describe("while somebody writes", () => {
  const suggest = (text: string, options: VisitorOptions = {}) => visit(options).send("help/suggest", { text });

  test("articles that fit are offered, in their language", async () => {
    const late = await suggest("Hello, I ordered two weeks ago. Where is my parcel? The tracking page says nothing since Monday.");
    expect(slugsIn(late)[0]).toBe("where-is-my-parcel");
    expect(late.html).toContain("That answered it");
    expect(late.html).toContain('target="_blank"');
    const polish = await suggest("Dzień dobry, chciałbym zwrócić produkt, który przyszedł wczoraj. Jak to zrobić?", { language: "pl" });
    expect(slugsIn(polish)[0]).toBe("how-to-return");
  }); // prettier-ignore

  test.each([
    "",
    "Hi",
    "asdf qwer zxcv",
    "x".repeat(20_000),
    "My grandmother's wombat ate the invoice of the plumber",
    "%_%",
  ])("text %# gets none", async (text) => {
    const answer = await suggest(text);
    expect(answer.status).toBe(200);
    expect(answer.state).toBe("nothing");
    expect(answer.html).toBe("");
  });

  test("it is not counted among the searches", async () => {
    const before = await prisma.articleSearch.count();
    await suggest("where is my lost parcel tracking");
    expect(await prisma.articleSearch.count()).toBe(before);
  });
});

describe("the theme's block", () => {
  interface Told {
    first: string;
    by_locale: Record<string, { top: { slug: string; title: string }[]; categories: { name: string }[] }>;
  }
  const told = () => JSON.parse(world.world.states[0]!.appData!["latte.faq"]!) as Told;

  test("is told by a job which articles there are, whenever that changes", async () => {
    await world.workJobs();
    expect(told().first).toBe("en");
    expect(told().by_locale.en?.top.map(({ slug }) => slug)).toEqual(["gift-cards", "where-is-my-parcel", "how-to-return"]);
    expect(told().by_locale.pl?.categories.map(({ name }) => name)).toEqual(["Płatności i faktury", "Wysyłka i dostawa", "Zwroty i wymiany"]);
    expect(told().by_locale.pl?.top.at(-1)?.title).toBe("Jak zwrócić produkt?");
    await publishArticle(await world.staffDesk(), { category: "accounts", slug: "forgotten-password", texts: { en: { title: "I forgot my password", html: "<p>Ask for a new one.</p>" } } });
    expect(JSON.stringify(told())).not.toContain("forgotten-password");
    await world.workJobs();
    expect(JSON.stringify(told())).toContain("forgotten-password");
  }); // prettier-ignore
});

test("words are looked for by the index, however many articles there are", async () => {
  const shopId = world.shops[0]!.shopId;
  const many = "generate_series(900001, 902000) n";
  for (const text of [
    `insert into article (shop_id, id, category_id, slug, position) select ${shopId}, n, (select category_id from article where id = ${ids["gift-cards"]}), 'many-' || n, 0 from ${many}`,
    `insert into article_text (shop_id, article_id, locale) select ${shopId}, n, 'en' from ${many}`,
    `insert into article_find (shop_id, article_id, locale, document) select ${shopId}, n, 'en', (select to_tsvector('simple', string_agg('w' || (n * 61 + k) % 5000, ' ')) from generate_series(1, 120) k) from ${many}`,
  ])
    await prisma.$executeRawUnsafe(text); // prettier-ignore
  await prisma.$executeRawUnsafe("analyze article_find");
  const { statements } = await countStatements(() => search("return parcel"));
  const [text] = statements.filter((statement) => statement.includes("as in_title"));
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  const plan = await client.query<Record<string, string>>(`explain (generic_plan) ${text}`);
  await client.end();
  const lines = plan.rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(lines).toContain("article_find_document");
  expect(lines).not.toContain("Seq Scan on article_find");
});
