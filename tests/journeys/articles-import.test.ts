import { afterAll, beforeAll, expect, test } from "vitest";
import type { ActionFunctionArgs } from "@remix-run/node";
import { listArticles } from "#app/features/articles/list-articles.server.ts";
import { openArticle } from "#app/features/articles/open-article.server.ts";
import { findBlanks } from "#app/features/articles/find-blanks.ts";
import { starters } from "#app/features/articles/add-starters.server.ts";
import { starterKeys } from "#app/features/articles/starters/starter.ts";
import type { ImportedCounts, ImportPreview, ShopText } from "#app/features/articles/import-view.ts";
import type { Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { action as csv } from "#app/routes/app.help.csv.ts";
import { action, loader } from "#app/routes/app.help.import.tsx";
import { loader as shopTexts } from "#app/routes/app.help.shop-texts.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

/** Many articles at once: starters, a file, the shop's own texts. All become drafts, and twice does no harm. */

let world: TestWorld;
let desk: StaffDesk;

beforeAll(async () => {
  world = await startWorld({ orders: 1 });
  desk = await world.staffDesk();
});
afterAll(() => world.stop());

const args = (request: Request): ActionFunctionArgs => ({ request, params: {}, context: {} }) as never;
const post = (fields: [string, string][]) =>
  action(
    args(world.staffRequest("/app/help/import", { method: "POST", body: new URLSearchParams(fields) })),
  ) as Promise<Outcome<ImportedCounts>>;
const list = async (words: string) => (await listArticles(desk, { words, state: "all", categoryId: null })).articles;

test("starters become drafts in the chosen languages, with blanks; once more adds nothing", async () => {
  const ask: [string, string][] = [
    ["intent", "starters"],
    ["key", "return"],
    ["key", "track"],
    ["key", "nonsense"],
    ["locale", "pl"],
    ["locale", "pt-BR"],
  ];
  expect(await post(ask)).toEqual({ ok: true, value: { added: 4, left: 0 } });
  expect(await post(ask)).toEqual({ ok: true, value: { added: 0, left: 4 } });
  const [returns] = await list("return");
  expect(returns).toMatchObject({ state: "draft", slug: "return", texts: [{ locale: "pl" }, { locale: "pt-BR" }] });
  const { text } = (await openArticle(desk, BigInt(returns!.id), "pl"))!;
  expect(text.title).toBe("Jak odesłać towar?");
  expect(findBlanks(text.html).length).toBeGreaterThan(3);
  expect(await post([["intent", "starters"]])).toMatchObject({ problem: "nothing_chosen" });
});

test("every starter is there in all languages, and says as much in each", () => {
  for (const key of starterKeys) {
    const blanks = Object.values(starters).map((all) => findBlanks(all[key].body).length > 0);
    expect(new Set(blanks).size, key).toBe(1);
    for (const all of Object.values(starters)) expect(all[key].body.length, key).toBeGreaterThan(150);
  }
});

const send = (text: string | Uint8Array, add = false) =>
  csv(
    args(world.staffRequest(`/app/help/csv${add ? "?add" : ""}`, { method: "POST", body: Buffer.from(text) })),
  ) as Promise<Outcome<ImportPreview>>;
const value = (answer: Outcome<ImportPreview>): ImportPreview => {
  if (!answer.ok) throw new Error(answer.problem);
  return answer.value;
};

test("a file is looked at, then added; what is wrong comes back as a file", async () => {
  const file = [
    "Title,Body,Category,Locale,Slug",
    '"Gift cards, and more","<p onclick=""x()"">Yes.</p><script>1</script>",billing,en,gift',
    'Karty,"Tak.\n\n- raz\n- dwa",billing,pl,gift',
    ",No title,,,",
    "No language,Text,,klingon!,",
    "Again,Text,billing,en,gift",
    "Empty,<p> </p>,,,",
    "=1+1,-dash,nowhere,,",
  ].join("\r\n");
  const preview = value(await send(`\uFEFF${file}`));
  expect(preview.rows.map((row) => [row.title, row.problem])).toEqual([
    ["Gift cards, and more", null],
    ["Karty", null],
    ["", "title_missing"],
    ["No language", "locale_wrong"],
    ["Again", "there_already"],
    ["Empty", "body_missing"],
    ["=1+1", null],
  ]);
  expect(preview.added).toBeNull();
  expect(await list("gift")).toEqual([]);

  const done = value(await send(file, true));
  expect(done.added).toBe(3);
  expect(done.failedCsv).toContain("No language,Text,,klingon!,");
  const [gift] = await list("gift");
  expect(gift!.texts.map((one) => one.locale)).toEqual(["en", "pl"]);
  expect((await openArticle(desk, BigInt(gift!.id), "en"))!.text.html).toBe("<p>Yes.</p>");
  expect((await openArticle(desk, BigInt(gift!.id), "pl"))!.text.html).toContain("<li>raz</li>");
  // What failed can be mended and sent once more; what was added is not added twice.
  expect(value(await send(file, true)).added).toBe(0);
  expect(value(await send(done.failedCsv!.replace(",No title", "A title,No title"), true)).added).toBe(1);
});

test("titles without Latin letters are articles of their own, and twice does no harm", async () => {
  const file = "title,body,locale,slug\n返品,一,ja,\n配送,二,ja,\n返品,三,ja,\nФайлы,четыре,ru,files\n";
  expect(value(await send(file)).rows.map((row) => row.problem)).toEqual([null, null, "there_already", null]);
  expect(value(await send(file, true)).added).toBe(3);
  expect(value(await send(file, true)).added).toBe(0);
  expect((await list("返品")).map((one) => one.slug)).toEqual(["article"]);
  expect((await list("配送")).map((one) => one.slug)).toEqual(["article-2"]);
  // One that stands beside the articles is not given to any of them.
  expect((await list("Файлы")).map((one) => one.slug)).toEqual(["files-article"]);
});

test.each([
  ["a spreadsheet's other separator", "title;body\nWith semicolon;Text\n", 1],
  ["tabs", "title\tbody\nWith tab\tText\n", 1],
  ["other names for columns", "Question,Answer\nAsked,Told\n", 1],
])("%s is understood", async (_, file, count) => {
  expect(value(await send(file)).rows.filter((row) => row.problem === null)).toHaveLength(count);
});

test.each([
  ["no columns", "a,b\n1,2\n", "no_columns"],
  ["no rows", "title,body\n", "no_rows"],
  ["nothing", "", "no_columns"],
  ["a quote that never ends", 'title,body\n"x,y\n', "not_csv"],
  ["another encoding", Buffer.from([0x74, 0xff, 0xfe, 0x00]), "not_csv"],
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "not_csv"],
  ["too many rows", `title,body\n${"a,b\n".repeat(1_001)}`, "too_many_rows"],
  ["too large", Buffer.alloc(5 * 1024 * 1024 + 1, 97), "file_too_large"],
])("%s is refused and said", async (_, file, problem) => {
  expect(await send(file)).toMatchObject({ ok: false, problem });
});

test("the shop's policies and pages need a permission; then the chosen ones become drafts", async () => {
  const read = () =>
    shopTexts(args(world.staffRequest("/app/help/shop-texts?language=en"))) as Promise<Outcome<ShopText[]>>;
  expect(await read()).toMatchObject({ ok: false, problem: "scopes_missing" });
  const second = world.world.states[1]!.shop.domain;
  world.standin.grant(second, ["read_legal_policies", "read_content"]);
  const request = (path: string, init = {}) => world.staffRequest(path, { shop: 1, ...init });
  expect(await loader(args(request("/app/help/import")))).toMatchObject({ missing: null, language: "en" });
  expect(await shopTexts(args(request("/app/help/shop-texts?language=klingon!")))).toMatchObject({
    problem: "locale_wrong",
  });
  const found = (await shopTexts(args(request("/app/help/shop-texts?language=de")))) as Outcome<ShopText[]>;
  const texts = found.ok ? found.value : [];
  expect(texts.map((one) => [one.kind, one.title])).toEqual([
    ["policy", "Refund policy"],
    ["policy", "Shipping policy"],
    ["page", "How we pack"],
    ["page", "Care for your mug"],
  ]);
  const body = new URLSearchParams([
    ["intent", "shop"],
    ["language", "de"],
    ["id", texts[0]!.id],
    ["id", texts[2]!.id],
    ["id", "gid://x/1"],
  ]);
  const ask = () => action(args(request("/app/help/import", { method: "POST", body })));
  expect(await ask()).toEqual({ ok: true, value: { added: 2, left: 0 } });
  expect(await ask()).toEqual({ ok: true, value: { added: 0, left: 2 } });
  const theirs = await world.staffDesk(1);
  const { articles } = await listArticles(theirs, { words: "", state: "all", categoryId: null });
  expect(articles.map((one) => one.slug).sort()).toEqual(["how-we-pack", "refund-policy"]);
  const packed = articles.find((one) => one.slug === "how-we-pack")!;
  const opened = (await openArticle(theirs, BigInt(packed.id), null))!;
  // As the merchant says, whatever the reader's own language is.
  expect(opened.text.locale).toBe("de");
  expect(opened.text.html).toContain("<h2>Paper only</h2>");
  expect(opened.text.html).toContain('<img src="https://cdn.shopify.com/s/files/1/0001/box.jpg" alt="A box" />');
  expect(opened.text.html).not.toMatch(/script|style/);
  const refund = articles.find((one) => one.slug === "refund-policy")!;
  expect((await openArticle(theirs, BigInt(refund.id), null))!.facts.policy).toBe("refund");
});
