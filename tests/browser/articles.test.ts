import { expect, it } from "vitest";
import { tinyPng } from "#tests/setup/tiny-png.ts";
import { withClient } from "#tests/setup/running-app.ts";
import { seedArticles } from "#tests/setup/seed-articles.ts";
import { openAsColleague, openDesk, openTicket, writeMail } from "./desk-page.ts";
import { narrow } from "./launch.ts";
import { findBarriers, findOverflow, findRawKeys } from "./page-checks.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures } from "./take-picture.ts";

const test = startBrowserTest({ onlyMain: true });
const late = { timeout: 40_000 };

const read = <Row extends object>(text: string, ...values: unknown[]) =>
  withClient(test.running.databaseUrl, async (client) => (await client.query<Row>(text, values)).rows);

it("an article is written with the keyboard and the toolbar, and published", async () => {
  const { page, app, frame } = await openDesk(test.running, await test.visitor(), "/app/help");
  await app.getByRole("heading", { name: "No articles yet" }).waitFor();
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "articles-empty");
  await app.getByRole("button", { name: "Write the first article" }).click();
  await app.getByLabel("Title of the new article").fill("How do I wash my mug?");
  await app.getByRole("button", { name: "Write it" }).click();

  const text = app.getByRole("textbox", { name: "Text", exact: true });
  await text.waitFor(late);
  await text.click();
  await page.keyboard.type("Wash it by hand, at [[degrees]] degrees.");
  await page.keyboard.press("Enter");
  await app.getByRole("button", { name: "Numbered list" }).click();
  await page.keyboard.type("Warm water");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("No bleach");
  expect(await text.locator("mark").textContent()).toBe("[[degrees]]");
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "article-written");

  const publish = page.getByRole("button", { name: "Publish", exact: true });
  await publish.click();
  await app.getByText("Fill in or take out what stands in [[double brackets]]: [[degrees]]").waitFor(late);
  await text.locator("mark").dblclick();
  await text.press("Control+a");
  await page.keyboard.type("Wash it by hand.");
  await publish.click();
  await app.getByText("Version 1", { exact: true }).waitFor(late);
  const [row] = await withClient(
    test.running.databaseUrl,
    async (client) => (await client.query("select body_html, body_text from article_text")).rows,
  );
  expect(row.body_text).toContain("Wash it by hand.");
  expect(row.body_html).not.toContain("[[");

  // What was published can be undone in the editor, and so can what was saved.
  const undo = app.getByRole("button", { name: "Undo" });
  const save = page.getByRole("button", { name: "Save", exact: true });
  const draft = async () =>
    (await read<{ html: string }>("select coalesce(draft_html, body_html) as html from article_text"))[0]!.html;
  await text.locator("p").first().click();
  await text.press("End");
  await page.keyboard.type(" Then dry it.");
  await save.click();
  await expect.poll(draft, late).toContain("Then dry it.");
  await save.waitFor({ state: "hidden", ...late });
  await undo.click();
  await expect.poll(() => text.textContent(), late).not.toContain("Then dry it.");
  await save.click();
  await expect.poll(draft, late).not.toContain("Then dry it.");
  await app.getByRole("button", { name: "Redo" }).click();
  await expect.poll(() => text.textContent(), late).toContain("Then dry it.");
  await page.getByRole("button", { name: "Publish changes", exact: true }).click();
  await app.getByText("Version 2", { exact: true }).waitFor(late);
  await undo.click();
  await expect.poll(() => text.textContent(), late).not.toContain("Then dry it.");
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await expect.poll(() => text.textContent(), late).toContain("Then dry it.");

  // A photo that is none is refused beside the text; a real one is kept, described, and shown to shoppers.
  await text.locator("p").first().click();
  await text.press("End");
  const picker = app.locator('input[type="file"]');
  await picker.setInputFiles({ name: "mug.png", mimeType: "image/png", buffer: Buffer.from("<svg onload=alert(1)>") });
  await app.getByText("This is no PNG, JPEG, GIF or WebP picture.").waitFor(late);
  expect(await text.locator("img").count()).toBe(0);
  await takeBothPictures(page, "article-wrong-picture");
  await picker.setInputFiles({ name: "mug.png", mimeType: "image/png", buffer: tinyPng });
  await app.getByLabel("What the picture shows").fill("A blue mug");
  await app.getByRole("button", { name: "Keep", exact: true }).click();
  await text.getByRole("img", { name: "A blue mug" }).waitFor(late);
  await app.getByRole("button", { name: "Choose a product" }).click();
  const product = test.running.state.products[0]!;
  await page.getByLabel("Search").fill(product.title);
  await page.getByLabel(product.title, { exact: true }).first().check();
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await app.getByText(product.title, { exact: true }).first().waitFor(late);
  await page.getByRole("button", { name: "Publish changes", exact: true }).click();
  await app.getByText("Version 3", { exact: true }).waitFor(late);
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "article-picture");
  const [live] = await read<{ html: string; product: string; pictures: string }>(
    `select t.body_html as html, a.product_id::text as product,
       (select count(*) from article_image i where i.shop_id = a.shop_id and i.article_id = a.id)::text as pictures
     from article a join article_text t on t.shop_id = a.shop_id and t.article_id = a.id`,
  );
  expect(live).toMatchObject({ product: String(product.id), pictures: "1" });
  expect(live!.html).toContain('alt="A blue mug"');

  // An older version becomes the draft; shoppers go on reading the newest.
  await app.getByRole("button", { name: "Look at version 1" }).click();
  await app.getByRole("button", { name: "Make it the draft" }).click();
  await expect.poll(draft, late).toContain("Wash it by hand.");
  await expect.poll(() => text.textContent(), late).not.toContain("Then dry it.");
  expect(await text.locator("img").count()).toBe(0);
  expect((await read<{ html: string }>("select body_html as html from article_text"))[0]!.html).toContain("A blue mug");
});

it("of two who write the same article the second is told, and nobody's text is lost", async () => {
  const [article] = await read<{ id: string }>("select id::text from article");
  const at = `/app/help/${article!.id}`;
  const mine = await openDesk(test.running, await test.visitor(), at);
  const { desk: theirs, name } = await openAsColleague(test.running, await test.visitor(), at);
  const textOf = ({ app }: typeof mine) => app.getByRole("textbox", { name: "Text", exact: true });
  const append = async (desk: typeof mine, words: string) => {
    await textOf(desk).locator("p").first().click();
    await textOf(desk).press("End");
    await desk.page.keyboard.type(words);
  };
  const save = (desk: typeof mine) => desk.page.getByRole("button", { name: "Save", exact: true }).click();
  const draft = async () => (await read<{ html: string }>("select draft_html as html from article_text"))[0]!.html;
  await textOf(mine).waitFor(late);
  await textOf(theirs).waitFor(late);
  await append(mine, " From me.");
  await append(theirs, " From them.");
  await save(theirs);
  await expect.poll(draft, late).toContain("From them.");
  await save(mine);
  await mine.app.getByText(`This is what ${name} saved:`).waitFor(late);
  // Both stand there: theirs to read, mine still in the editor and not saved.
  expect(await textOf(mine).textContent()).toContain("From me.");
  await mine.app.getByText("From them.").first().waitFor(late);
  expect(await draft()).not.toContain("From me.");
  expect(await findBarriers(mine.frame)).toEqual([]);
  await takeBothPictures(mine.page, "article-crossed");
  await mine.app.getByRole("button", { name: "Save mine instead" }).click();
  await expect.poll(draft, late).toContain("From me.");
  // The other one has not begun anew: they see what is saved now, and write on from there.
  await expect.poll(() => textOf(theirs).textContent(), late).toContain("From me.");
});

it("an article is put into a reply, and a reply becomes an article by two clicks", async () => {
  const { running } = test;
  const customer = running.state.customers.find(({ email, firstName }) => email && firstName)!;
  const who = { email: customer.email!, firstName: customer.firstName ?? "", lastName: customer.lastName ?? "" };
  await writeMail(running, who, { subject: "How do I wash it?", text: "My mug is dirty." });
  const desk = await openDesk(running, await test.visitor());
  await openTicket(desk, "How do I wash it?");
  const { app, page } = desk;
  const box = app.getByRole("textbox", { name: /^Reply to/ });
  await box.fill("Hello! ");
  await app.getByRole("button", { name: "Insert a help article" }).click();
  await app.getByLabel("Words of the article").fill("wash mug");
  await app.getByRole("button", { name: "Insert text: How do I wash my mug?" }).waitFor(late);
  await takeBothPictures(page, "article-insert");
  await app.getByRole("button", { name: "Insert text: How do I wash my mug?" }).click();
  await expect.poll(() => box.inputValue(), late).toContain("Wash it by hand.");
  expect(await box.inputValue()).toContain("Hello!");
  await app.getByRole("button", { name: "Send", exact: true }).first().click();
  const replies = () =>
    read<{ body: string; state: string }>(
      `select m.body_text as body, m.delivery_state as state from message m
       join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id where t.subject = 'How do I wash it?' and m.kind = 'reply'`,
    );
  await expect.poll(async () => (await replies())[0]?.body ?? "", late).toContain("Wash it by hand.");
  await expect.poll(async () => (await replies())[0]?.state, late).toBe("sent");
  await expect
    .poll(() => read<{ count: string }>("select coalesce(sum(inserted), 0)::text as count from article_day"), late)
    .toEqual([{ count: "1" }]);

  const reply = app.getByRole("article").filter({ hasText: "Wash it by hand." }).last();
  await reply.getByRole("button", { name: "What to do with this message" }).click();
  await app.getByRole("menuitem", { name: "Make an article of it" }).click();
  await app.getByText("Check it before you publish").waitFor(late);
  await takeBothPictures(page, "article-from-reply");
  const made = await read<{ title: string; html: string; published: string | null }>(
    "select draft_title as title, draft_html as html, published_at::text as published from article_text order by article_id desc limit 1",
  );
  expect(made[0]).toMatchObject({ title: "How do I wash it?", published: null });
  expect(made[0]!.html).toContain("Wash it by hand.");
});

it("a shop's help centre is sorted by keys, and fits a phone", async () => {
  await withClient(test.running.databaseUrl, (client) =>
    seedArticles(client, test.running.shops[0]!.shopId, new Date()),
  );
  const { page, app, frame } = await openDesk(test.running, await test.visitor(), "/app/help");
  const shipping = app.getByRole("list", { name: "Shipping and delivery" });
  const titles = () => shipping.getByRole("link").allTextContents();
  const before = (await titles()).slice(0, 2);
  await app.getByRole("button", { name: `Move “${before[1]}” up` }).click();
  await expect.poll(async () => (await titles()).slice(0, 2), late).toEqual([...before].reverse());
  // The same by the handle: with keys, and with the mouse; what the database has is what is seen.
  const inOrder = async () => {
    const rows = await read<{ title: string }>(
      `select coalesce(t.title, t.draft_title) as title from article a join article_category c on c.shop_id = a.shop_id and c.id = a.category_id
       join article_text t on t.shop_id = a.shop_id and t.article_id = a.id and t.locale = 'en'
       where c.key = 'shipping' order by a.position`,
    );
    return rows.slice(0, 3).map(({ title }) => title);
  };
  const [first, second, third] = await titles();
  const handle = (title: string) => shipping.getByRole("button", { name: `Move “${title}”: press space` });
  await handle(first!).focus();
  const pressed = shipping.locator('button[aria-pressed="true"]');
  const settle = () => frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await page.keyboard.press("Space");
  await pressed.waitFor(late);
  // A key that comes before the row listens is lost; at the end one more changes nothing.
  const isLast = async (): Promise<number> => {
    await settle();
    await page.keyboard.press("ArrowDown");
    await settle();
    return app.getByText(/is now in place 3 of 3/).count();
  };
  await expect.poll(isLast, late).toBeGreaterThan(0);
  await settle();
  await page.keyboard.press("Space");
  await pressed.waitFor({ state: "detached", ...late });
  await expect.poll(inOrder, late).toEqual([second, third, first]);
  await expect.poll(async () => (await titles()).slice(0, 3), late).toEqual([second, third, first]);
  // Where the rows have come to rest.
  await frame.waitForFunction(() => document.getAnimations().length === 0);
  await handle(second!).scrollIntoViewIfNeeded();
  const [from, to] = [(await handle(first!).boundingBox())!, (await handle(second!).boundingBox())!];
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, from.y - 8, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect.poll(inOrder, late).toEqual([first, second, third]);
  await expect.poll(async () => (await titles()).slice(0, 3), late).toEqual([first, second, third]);
  expect(await findBarriers(frame)).toEqual([]);
  expect(await findRawKeys(frame)).toEqual([]);
  await takeBothPictures(page, "articles");
  await page.setViewportSize(narrow);
  expect(await findOverflow(frame)).toEqual([]);

  await read(`insert into article_check (shop_id, article_id, locale, reason, asked_on)
    select shop_id, article_id, locale, 'erased_name', now() from article_text where title is not null and locale = 'en' limit 2`);
  for (const [name, path, seen] of [
    ["articles-todo", "/app/help/work", "Look for a name"],
    ["articles-import", "/app/help/import", "Nearly ready texts"],
  ] as const) {
    const other = await openDesk(test.running, await test.visitor(), path);
    await other.app.getByRole("heading", { name: seen }).waitFor();
    expect(await findBarriers(other.frame)).toEqual([]);
    await takeBothPictures(other.page, name);
    await other.page.setViewportSize(narrow);
    expect(await findOverflow(other.frame)).toEqual([]);
  }
});
