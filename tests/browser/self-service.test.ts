import { afterEach, expect, it } from "vitest";
import { withClient } from "#tests/setup/running-app.ts";
import { openDesk } from "./desk-page.ts";
import { findBarriers } from "./page-checks.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takeBothPictures } from "./take-picture.ts";

const test = startBrowserTest({ onlyMain: true });

afterEach(() => void delete test.running.state.placedBlocks);

it("says of each block what Shopify says, and leads into the theme editor without adding one twice", async () => {
  test.running.state.placedBlocks = [];
  const { page, app, frame } = await openDesk(test.running, await test.visitor(), "/app/self-service");
  const row = app.getByRole("listitem").filter({ has: app.getByRole("heading", { name: "Order tracking" }) });
  await row.getByText("Not in your theme").waitFor();
  const editor = /^https:\/\/[\w-]+\.myshopify\.com\/admin\/themes\/current\/editor\?template=page\.contact/;
  const add = app.getByRole("link", { name: "Add Order tracking to theme" });
  expect(await add.getAttribute("href")).toMatch(new RegExp(`${editor.source}&addAppBlockId=[\\w-]+/order-tracking`));
  await app.getByLabel("Theme", { exact: true }).selectOption("other");
  expect(await app.getByRole("link", { name: /Order tracking in theme editor|Order tracking to theme/ }).count()).toBe(
    0,
  );
  const address = app.getByLabel("Address of its theme editor");
  await address.fill("https://admin.shopify.com/store/cup/themes");
  await app.getByText("No number of a theme is in this address.").waitFor();
  await address.fill("https://admin.shopify.com/store/cup/themes/4711/editor");
  const open = app.getByRole("link", { name: "Open Order tracking in theme editor" });
  expect(await open.getAttribute("href")).toMatch(/\/themes\/4711\/editor\?template=page\.contact$/);
  await app.getByLabel("Theme", { exact: true }).selectOption("current");

  // Opened once to add it: what is opened next, also at once, adds nothing, whatever the first one came to.
  const isEditor = /\/themes\/current\/editor\?/;
  // Answered so, the browser stays where it is.
  await page.context().route(isEditor, (route) => route.fulfill({ status: 204 }));
  const opened: string[] = [];
  page.context().on("request", (request) => void (isEditor.test(request.url()) && opened.push(request.url())));
  const way = row.getByRole("link");
  await way.click({ noWaitAfter: true });
  await way.click({ noWaitAfter: true });
  await row.getByText("The theme editor was opened with it").waitFor();
  expect(await open.getAttribute("href")).not.toContain("addAppBlockId");
  await frame.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect.poll(() => opened.map((address) => address.includes("addAppBlockId"))).toEqual([true, false]);
  expect(await open.getAttribute("href")).not.toContain("addAppBlockId");
  await takeBothPictures(page, "self-service-added");

  // The merchant comes back from the editor.
  test.running.state.placedBlocks = ["order-tracking"];
  await frame.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await row.getByText("In your theme", { exact: true }).waitFor();
  expect(await open.getAttribute("href")).toMatch(new RegExp(`${editor.source}$`));
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "self-service-setup");
});

it("says what permission would tell shoppers of pickup, asks for it, and is quiet once it is given", async () => {
  const { page, app, frame } = await openDesk(test.running, await test.visitor(), "/app/self-service");
  const row = app.getByRole("listitem").filter({ has: app.getByRole("heading", { name: "Order tracking" }) });
  const told = app.getByText("whether an order waits to be picked up");
  await row.getByText("whether an order waits to be picked up").waitFor();
  expect(await told.count()).toBe(1);
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "self-service-pickup");
  await row.getByRole("button", { name: "Allow access" }).click();
  await page.getByRole("button", { name: "Update access" }).click();
  await told.waitFor({ state: "detached" });
  expect(test.running.state.installation!.scopes).toContain("write_third_party_fulfillment_orders");
});

it("claims nothing where Shopify does not know the blocks", async () => {
  test.running.state.placedBlocks = null;
  const { page, app } = await openDesk(test.running, await test.visitor(), "/app/self-service");
  await app.getByText("Shopify does not list Latte's blocks in this shop yet.").waitFor();
  expect(await app.getByText("Not known").count()).toBeGreaterThan(0);
  expect(await app.getByRole("link", { name: "Open Order tracking in theme editor" }).getAttribute("href")).not.toContain("addAppBlockId"); // prettier-ignore
  await takeBothPictures(page, "self-service-unknown");
});

it("shows beside the form how it will look, judges the contrast in words, and keeps what was chosen", async () => {
  const { page, app, frame } = await openDesk(test.running, await test.visitor(), "/app/self-service/appearance");
  const shown = app.getByText("Find order").first();
  const look = () =>
    shown.evaluate((element) => {
      const { backgroundColor, color, borderRadius } = getComputedStyle(element);
      return { backgroundColor, color, borderRadius };
    });
  await app.getByLabel("Colour of the main button").fill("#ffee00");
  await app.getByLabel("Letters on it").selectOption("white");
  await app.getByText(/Letters on the button: 1\.2:1\. Too little/).waitFor();
  await app.getByLabel("Rounded corners").fill("20");
  expect(await look()).toEqual({
    backgroundColor: "rgb(255, 238, 0)",
    color: "rgb(255, 255, 255)",
    borderRadius: "20px",
  });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await app.getByText("These letters cannot be read well on this colour.").waitFor();
  await app.getByLabel("Letters on it").selectOption("auto");
  await app.getByText(/Letters on the button: 17.* Easy to read/).waitFor();
  await app.getByText(/Button on a white page: 1\.2:1\. Hard to see there/).waitFor();
  expect((await look()).color).toBe("rgb(0, 0, 0)");
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "self-service-look");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator("#toasts").getByText("Saved").last().waitFor();
  const [row] = await withClient(
    test.running.databaseUrl,
    async (client) =>
    (await client.query<{ style: string }>("select storefront_style as style from shop where storefront_style is not null")).rows, // prettier-ignore
  );
  expect(row?.style).toBe("--latte-help:1;--latte-accent:#ffee00;--latte-on-accent:#000000;--latte-radius:20px");
});

it("reports what was solved, with each number's list", async () => {
  const { running } = test;
  await withClient(running.databaseUrl, async (client) => {
    const { shopId } = running.shops[0]!;
    const add = async (daysAgo: number, parts: string, kinds: string[]) => {
      const { rows } = await client.query<{ id: string }>(
        `insert into self_service_session (shop_id, visitor, started_at, last_at, parts)
         values ($1, 'x', now() - $2 * interval '1 day', now() - $2 * interval '1 day', $3) returning id`,
        [shopId, daysAgo, `{${parts}}`],
      );
      for (const kind of kinds)
        await client.query("insert into self_service_step (shop_id, session_id, at, kind) values ($1, $2, now(), $3)", [
          shopId,
          rows[0]!.id,
          kind,
        ]);
    };
    for (let index = 0; index < 6; index++) await add(5 + index, "tracking", ["tracking.form", "tracking.order"]);
    await add(1, "tracking", ["tracking.form", "tracking.order"]);
    await add(4, "help,article", ["help.search", "help.article"]);
    await add(4, "help", ["help.home", "help.search"]);
  });
  const { page, app, frame } = await openDesk(running, await test.visitor(), "/app/self-service/report");
  await app.getByText("Solved without a person: 7").waitFor();
  await app.getByText("Still open: 1").waitFor();
  expect(await findBarriers(frame)).toEqual([]);
  await takeBothPictures(page, "self-service-report");
  await app.getByRole("link", { name: "Solved without a person: 7" }).click();
  await app.getByText("Opened order tracking → Saw an order").first().waitFor();
  expect(await app.getByRole("listitem").count()).toBe(7);
  await takeBothPictures(page, "self-service-sessions");
});
