import { afterAll, beforeAll, expect, test } from "vitest";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { findShownImage } from "#app/features/articles/article-images.server.ts";
import { listArticles } from "#app/features/articles/list-articles.server.ts";
import { listCategories } from "#app/features/articles/list-categories.server.ts";
import { openArticle } from "#app/features/articles/open-article.server.ts";
import { dropUnusedFiles } from "#app/features/files/drop-unused-files.server.ts";
import { keepFile } from "#app/features/files/keep-file.server.ts";
import type { Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { action as listAction, loader as listLoader } from "#app/routes/app.help._index.tsx";
import { action, loader } from "#app/routes/app.help.$id.tsx";
import { action as upload } from "#app/routes/app.help.$id_.images.ts";
import { tinyPng } from "#tests/setup/tiny-png.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

/** A merchant writes the shop's help articles, through the pages' own routes. */

let world: TestWorld;
let desk: StaffDesk;

beforeAll(async () => {
  world = await startWorld({ orders: 1 });
  desk = await world.staffDesk();
});
afterAll(() => world.stop());

type Answer = Outcome<{ revision?: number; fileId?: string } | null>;
const form = (fields: Record<string, string>) => ({ method: "POST", body: new URLSearchParams(fields) });
const args = (request: Request, id = ""): ActionFunctionArgs & LoaderFunctionArgs =>
  ({ request, params: { id }, context: {} }) as never;

async function post(id: bigint | string, fields: Record<string, string>, staff = 0): Promise<Answer> {
  const request = world.staffRequest(`/app/help/${id}`, { ...form(fields), staff });
  return (await action(args(request, id.toString()))) as Answer;
}
const values = (of: object) => JSON.stringify({ locale: "en", revision: 1, facts: {}, ...of });
const postList = async (fields: Record<string, string>) =>
  (await listAction(args(world.staffRequest("/app/help", form(fields))))) as unknown;

/** A new article, by the list's own form; its id. */
async function write(title: string, category = "shipping", locale = "en"): Promise<bigint> {
  const answer = (await postList({ intent: "new", title, category, locale })) as Response;
  return BigInt(/\/app\/help\/(\d+)/.exec(answer.headers.get("location") ?? "")![1]!);
}
const list = async () => (await listArticles(desk, { words: "", state: "all", categoryId: null })).articles;
const audit = async (id: bigint) =>
  desk.sql<{ kind: string; after: { name: string } }>`
    select kind, after from audit_entry where shop_id = ${SHOP} and subject = 'article' and subject_id = ${id.toString()}
    order by id`;

test("a shop begins with the five categories and no article", async () => {
  const page = await listLoader(args(world.staffRequest("/app/help")));
  expect(page).toMatchObject({ isEmpty: true, articles: [], mayPublish: true });
  expect(page.categories.map((one) => one.key)).toEqual([
    "billing",
    "order_processing",
    "shipping",
    "returns",
    "accounts",
  ]);
});

test("an article is written, saved, published, changed and published again", async () => {
  const id = await write("Where is my order?");
  expect(await list()).toMatchObject([{ title: "Where is my order?", slug: "where-is-my-order", state: "draft" }]);
  const html = '<p onclick="x()">Look at <a href="/apps/latte/track">tracking</a>.</p><script>1</script>';
  expect(await post(id, { intent: "save", values: values({ html }) })).toEqual({ ok: true, value: { revision: 2 } });
  let opened = (await openArticle(desk, id, "en"))!;
  expect(opened.text).toMatchObject({
    html: '<p>Look at <a href="/apps/latte/track">tracking</a>.</p>',
    hasDraft: true,
    isPublished: false,
    draftBy: desk.staff.name,
  });
  expect(opened.isLive).toBe(false);

  expect(await post(id, { intent: "publish", values: values({ revision: 2 }) })).toMatchObject({ ok: true });
  opened = (await openArticle(desk, id, "en"))!;
  expect(opened).toMatchObject({ isLive: true, text: { isPublished: true, hasDraft: false, revision: 3 } });
  expect(opened.versions).toMatchObject([{ version: 1, isCurrent: true, by: desk.staff.name }]);
  const [row] = await desk.db.articleText.findMany({ where: { articleId: id } });
  expect(row).toMatchObject({ bodyText: "Look at tracking.", draftHtml: null });

  await post(id, { intent: "save", values: values({ revision: 3, title: "Where is my parcel?" }) });
  expect(await list()).toMatchObject([{ state: "changed", title: "Where is my parcel?" }]);
  // Shoppers still see what was published.
  expect(await desk.db.articleText.findFirst({ where: { articleId: id } })).toMatchObject({
    title: "Where is my order?",
  });
  await post(id, { intent: "publish", values: values({ revision: 4 }) });
  opened = (await openArticle(desk, id, "en"))!;
  expect(opened.versions.map((one) => one.title)).toEqual(["Where is my parcel?", "Where is my order?"]);

  expect(await post(id, { intent: "version", locale: "en", version: "1" })).toEqual({ ok: true, value: null });
  opened = (await openArticle(desk, id, "en"))!;
  expect(opened.text).toMatchObject({ title: "Where is my order?", hasDraft: true });
  expect(await post(id, { intent: "version", locale: "en", version: "2" })).toMatchObject({ problem: "draft_there" });
  // A draft that says what is in the shop already ends by being published; there is no new version of it.
  await post(id, { intent: "drop", locale: "en" });
  await post(id, { intent: "version", locale: "en", version: "2" });
  const { revision } = (await openArticle(desk, id, "en"))!.text;
  expect(await post(id, { intent: "publish", values: values({ revision }) })).toMatchObject({ ok: true });
  opened = (await openArticle(desk, id, "en"))!;
  expect(opened.text).toMatchObject({ title: "Where is my parcel?", hasDraft: false, revision: revision + 1 });
  expect(opened.versions).toHaveLength(2);
  expect((await audit(id)).map((one) => one.kind)).toEqual(["article_published", "article_published"]);
});

test("two who write the same text: the second is told, and nothing of either is lost", async () => {
  const id = await write("Two people");
  await post(id, { intent: "save", values: values({ html: "<p>first</p>" }) });
  const second = await post(id, { intent: "save", values: values({ html: "<p>second</p>" }) }, 1);
  expect(second).toMatchObject({ ok: false, problem: "crossed" });
  expect((await openArticle(desk, id, "en"))!.text).toMatchObject({ html: "<p>first</p>", revision: 2 });
  // What holds for all languages is not the text: it does not cross.
  const product = { productId: "77", productTitle: "Mug", productHandle: "mug" };
  const facts = { reviewOn: "2027-01-31", policy: "shipping", ...product };
  expect(await post(id, { intent: "save", values: values({ facts }) }, 1)).toMatchObject({ ok: true });
  expect((await openArticle(desk, id, "en"))!.facts).toMatchObject(facts);
});

test("another language is written beside the first, and each is published by itself", async () => {
  const id = await write("Refunds", "returns");
  const text = { locale: "pl", revision: 0, title: "Zwroty", html: "<p>Tak.</p>" };
  expect(await post(id, { intent: "publish", values: values(text) })).toMatchObject({ ok: true });
  const { locales } = (await openArticle(desk, id, "pl"))!;
  expect(locales).toEqual([
    { locale: "en", isPublished: false, hasDraft: true },
    { locale: "pl", isPublished: true, hasDraft: false },
  ]);
  const page = await loader(args(world.staffRequest(`/app/help/${id}?language=de`), id.toString()));
  expect(page.article.text).toMatchObject({ locale: "de", title: "", revision: 0 });
  // Which one is shown is decided once: the address says it from then on.
  const chosen = loader(args(world.staffRequest(`/app/help/${id}?replaced=2`), id.toString()));
  const moved = (await chosen.catch((answer: unknown) => answer)) as Response;
  expect([moved.status, moved.headers.get("location")?.split("?")[0]]).toEqual([302, `/app/help/${id}`]);
  expect(moved.headers.get("location")).toMatch(/replaced=2.*language=pl/);
});

test.each([
  [{ title: "" }, "title_missing", "title"],
  [{ title: "x".repeat(201) }, "title_too_long", "title"],
  [{ html: "<p></p>" }, "body_missing", "body"],
  [{ html: "x".repeat(200_001) }, "body_too_long", "body"],
  [{ html: "<p>Within [[number of days]] days.</p>" }, "blanks_left", "body"],
  [{ html: "<p>x</p>", facts: { slug: "No Slug" } }, "slug_wrong", "slug"],
  [{ html: "<p>x</p>", facts: { slug: "files" } }, "slug_reserved", "slug"],
  [{ html: "<p>x</p>", facts: { slug: "refunds" } }, "slug_taken", "slug"],
  [{ html: "<p>x</p>", facts: { reviewOn: "2027-02-30" } }, "day_wrong", "reviewOn"],
  [{ html: "<p>x</p>", facts: { ownerId: "999999" } }, "no_such_owner", "ownerId"],
  [{ html: "<p>x</p>", facts: { categoryId: "999999" } }, "no_such_category", "categoryId"],
  [{ html: "<p>x</p>", facts: { policy: "nonsense" } }, "malformed", undefined],
  [{ locale: "<script>" }, "malformed", undefined],
])("what cannot be published is said at its field: %j", async (wrong, problem, field) => {
  const id = await write("Not published");
  const answer = await post(id, { intent: "publish", values: values({ title: "T", html: "", ...wrong }) });
  expect(answer).toMatchObject({ ok: false, problem });
  expect((answer as { field?: string }).field).toBe(field);
  expect((await openArticle(desk, id, "en"))!.text).toMatchObject({ revision: 1, isPublished: false });
});

test("an article is taken back, put away and deleted; one that shoppers see is not deleted", async () => {
  const id = await write("Goes away");
  await post(id, { intent: "publish", values: values({ html: "<p>x</p>" }) });
  expect(await post(id, { intent: "delete" })).toMatchObject({ problem: "is_live" });
  await post(id, { intent: "unpublish", locale: "en" });
  expect((await openArticle(desk, id, "en"))!).toMatchObject({
    isLive: false,
    text: { html: "<p>x</p>", hasDraft: true },
  });
  await post(id, { intent: "publish", values: values({ revision: 4 }) });
  // The number of a version is never given twice.
  expect((await openArticle(desk, id, "en"))!.versions.map((one) => one.version)).toEqual([2, 1]);
  await post(id, { intent: "archive" });
  expect((await openArticle(desk, id, "en"))!).toMatchObject({ isLive: false, isArchived: true });
  expect(await post(id, { intent: "publish", values: values({ revision: 5 }) })).toMatchObject({ problem: "archived" });
  await post(id, { intent: "restore" });
  expect((await openArticle(desk, id, "en"))!.isLive).toBe(true);
  await post(id, { intent: "archive" });
  await expect(post(id, { intent: "delete" })).rejects.toMatchObject({ status: 302 });
  expect(await openArticle(desk, id, "en")).toBeNull();
  expect((await audit(id)).map((one) => one.kind)).toEqual([
    "article_published",
    "article_unpublished",
    "article_published",
    "article_unpublished",
    "article_published",
    "article_unpublished",
    "article_deleted",
  ]);
});

test("articles and categories are put in order, also by two at once", async () => {
  const ids: bigint[] = [];
  for (const title of ["One", "Two", "Three"]) ids.push(await write(title, "billing"));
  const [one, two, three] = ids.map(String);
  const order = async () => (await list()).map((line) => line.id).filter((id) => [one, two, three].includes(id));
  await postList({ intent: "move", articleId: three!, beforeId: one! });
  expect(await order()).toEqual([three, one, two]);
  await Promise.all([
    postList({ intent: "move", articleId: three!, beforeId: "" }),
    postList({ intent: "move", articleId: two!, beforeId: one! }),
  ]);
  expect(await order()).toEqual([two, one, three]);

  const before = await listCategories(desk);
  await postList({ intent: "moveCategory", categoryId: before[4]!.id, beforeId: before[0]!.id });
  expect((await listCategories(desk)).map((category) => category.key)[0]).toBe("accounts");
});

test("a category of one's own has a name, and goes when it is empty", async () => {
  const names = JSON.stringify({ en: "Gift cards", pl: "Karty podarunkowe" });
  const made = (await postList({ intent: "category", categoryId: "", values: names })) as Outcome<{ id: string }>;
  const id = made.ok ? made.value.id : "";
  expect(await postList({ intent: "category", categoryId: "", values: names })).toMatchObject({
    problem: "name_taken",
  });
  expect(await postList({ intent: "category", categoryId: "", values: "{}" })).toMatchObject({
    problem: "name_missing",
  });
  const article = await write("Gift cards", id);
  expect(await postList({ intent: "deleteCategory", categoryId: id })).toMatchObject({ problem: "not_empty" });
  await expect(post(article, { intent: "delete" })).rejects.toMatchObject({ status: 302 });
  expect(await postList({ intent: "deleteCategory", categoryId: id })).toEqual({ ok: true, value: null });
  const [builtIn] = await listCategories(desk);
  expect(await postList({ intent: "deleteCategory", categoryId: builtIn!.id })).toMatchObject({ problem: "built_in" });
});

async function send(id: bigint, body: Uint8Array): Promise<Answer> {
  const request = world.staffRequest(`/app/help/${id}/images`, { method: "POST", body: Buffer.from(body) });
  return (await upload(args(request, id.toString()))) as Answer;
}

test("a picture is public only while an article that shoppers see shows it", async () => {
  const id = await write("With a picture");
  const sent = await send(id, tinyPng);
  const fileId = sent.ok ? BigInt(sent.value!.fileId!) : 0n;
  expect(await findShownImage(desk, fileId)).toBeNull();
  const html = `<p>Look: <img data-file="${fileId}" alt="A mug"></p>`;
  await post(id, { intent: "save", values: values({ html }) });
  expect(await findShownImage(desk, fileId)).toBeNull();
  await post(id, { intent: "publish", values: values({ revision: 2 }) });
  expect(await findShownImage(desk, fileId)).toMatchObject({ contentType: "image/png", fileName: "picture.png" });
  // A file that no article was given is not reached by writing its number.
  const other = await keepFile(desk, Buffer.concat([tinyPng, Buffer.from("x")]));
  const foreign = `<p><img data-file="${other.id}" alt=""></p>`;
  await post(id, { intent: "publish", values: values({ revision: 3, html: html + foreign }) });
  expect(await findShownImage(desk, other.id)).toBeNull();
  await post(id, { intent: "archive" });
  expect(await findShownImage(desk, fileId)).toBeNull();
  // Copied into another article, it is that one's too, also when the first is gone.
  const copy = await write("With a copied picture");
  await post(copy, { intent: "publish", values: values({ html: html + foreign }) });
  expect(await findShownImage(desk, fileId)).not.toBeNull();
  expect(await findShownImage(desk, other.id)).toBeNull();
  await expect(post(id, { intent: "delete" })).rejects.toMatchObject({ status: 302 });
  expect(await findShownImage(desk, fileId)).not.toBeNull();
  // It is kept as long as the article is there.
  await dropUnusedFiles(desk, new Date(Date.now() + 60_000));
  expect(await desk.db.storedFile.count({ where: { id: fileId } })).toBe(1);
});

test.each([
  ["a page", Buffer.from("<html><script>alert(1)</script>"), "image_kind"],
  ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), "image_kind"],
  ["a PDF", Buffer.from("%PDF-1.7\n"), "image_kind"],
  ["nothing", Buffer.alloc(0), "image_empty"],
  ["more than 5 MB", Buffer.alloc(5 * 1024 * 1024 + 1), "image_too_large"],
])("%s is no picture", async (_, bytes, problem) => {
  expect(await send(await write("No picture"), bytes)).toMatchObject({ ok: false, problem });
});

test("who does not change settings writes drafts, and shows nothing to shoppers", async () => {
  const id = await write("By an agent");
  await desk.sql`
    with made as (insert into role (shop_id, name, abilities) values (${SHOP}, 'Writers', '{refund}') returning id)
    update staff set role_id = (select id from made) where shop_id = ${SHOP} and id = (
      select id from staff where shop_id = ${SHOP} and not account_owner order by id limit 1)`;
  const staff = world.world.states[0]!.staff.findIndex((one) => !one.accountOwner);
  const save = { intent: "save", values: values({ html: "<p>x</p>" }) };
  expect(await post(id, save, staff)).toMatchObject({ ok: true });
  const refused: Record<string, string>[] = [
    { intent: "publish", values: values({ revision: 2 }) },
    { intent: "save", values: values({ revision: 2, facts: { slug: "other" } }) },
    { intent: "archive" },
    { intent: "delete" },
    { intent: "unpublish", locale: "en" },
  ];
  for (const fields of refused) await expect(post(id, fields, staff)).rejects.toMatchObject({ status: 403 });
  expect((await openArticle(desk, id, "en"))!).toMatchObject({ isLive: false, facts: { slug: "by-an-agent" } });
});

test("words that mean something to a search are words", async () => {
  for (const words of ["%", "_", "\\", "' or 1=1", "x\0y", "x".repeat(10_000)])
    expect((await listArticles(desk, { words, state: "all", categoryId: null })).articles).toEqual([]);
  const found = await listArticles(desk, { words: "rEFund", state: "all", categoryId: null });
  expect(found.articles).toHaveLength(1);
});
