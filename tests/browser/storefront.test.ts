import type { Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { withClient } from "#tests/setup/running-app.ts";
import { findBarriers, findOverflow } from "./page-checks.ts";
import { narrow, wide } from "./launch.ts";
import { seedHelp } from "./seed-help.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takePicture } from "./take-picture.ts";

const test = startBrowserTest({ onlyMain: true });

let store: string;
let order: { name: string; email: string; customerId: string; item: string };

/** The orders are imported by the app itself, once it is installed. */
beforeAll(async () => {
  const { running } = test;
  store = `${running.standin.urls.shell}/storefront/${running.state.shop.domain.split(".")[0]}`;
  const read = <Row extends object>(text: string, ...values: unknown[]) =>
    withClient(running.databaseUrl, async (client) => (await client.query<Row>(text, values)).rows);
  const imported = () => read("select 1 from order_import where state = 'done'");
  await vi.waitFor(async () => expect(await imported()).not.toEqual([]), { timeout: 60_000, interval: 200 });
  const rows = await read<{ name: string; email: string; customer: string; item: string }>(
    `select name, email, shopify_customer_id::text as customer, data->'lines'->0->>'title' as item from order_snapshot
     where email is not null and shopify_customer_id is not null and cancelled_at is null
       and jsonb_array_length(data->'fulfillments') = 1 and fulfillment_status = 'FULFILLED'
       and shop_id = (select shop_id from shop where domain = $1)
     order by id desc limit 1`,
    running.state.shop.domain,
  );
  const [found] = rows;
  order = { name: found!.name, email: found!.email, customerId: found!.customer, item: found!.item };
});

async function typeOrder(page: Page): Promise<void> {
  await page.getByLabel("Order number").fill(order.name);
  await page.getByLabel("E-mail address or phone number").fill(order.email);
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Keeps count of what moves by itself on the pages of this context. */
const countShifts = () => {
  const seen = window as unknown as { shifted: number };
  seen.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shifted += (entry as unknown as { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
};
const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as { shifted: number }).shifted);

describe("with script", () => {
  it("the order takes the place of the form, without a shift and without a request before", async () => {
    const visitor = await test.visitor();
    await visitor.context.addInitScript(countShifts);
    const asked: string[] = [];
    visitor.context.on("request", (request) =>
      asked.push(`${request.resourceType()} ${new URL(request.url()).pathname}`),
    );
    const page = await visitor.open(`${store}/pages/track-order`);
    await page.waitForFunction(() => customElements.get("latte-help"));
    expect(asked.filter((one) => /^(fetch|xhr)|\/apps\//.test(one))).toEqual([]);
    expect(await shiftsOf(page)).toBe(0);
    expect(await findBarriers(page.mainFrame())).toEqual([]);
    await takePicture(page, "storefront-form");

    await page.getByLabel("Order number").fill("999999");
    await page.getByLabel("E-mail address or phone number").fill(order.email);
    await button(page, "Show my order").click();
    await page.getByText("We cannot find an order").waitFor();
    expect(await page.getByLabel("E-mail address or phone number").inputValue()).toBe(order.email);
    await takePicture(page, "storefront-nothing");
    await page.getByLabel("Order number").fill(order.name);
    await page.getByLabel("Order number").press("Enter");
    const title = page.getByRole("heading", { name: `Order ${order.name}` });
    await title.waitFor();
    expect(await title.evaluate((heading) => heading === document.activeElement)).toBe(true);
    expect(page.url()).toContain("/pages/track-order");
    expect(await page.getByText(order.item).count()).toBeGreaterThan(0);
    expect(await findBarriers(page.mainFrame())).toEqual([]);
    await takePicture(page, "storefront-order");

    await button(page, "Send me a code").click();
    await page.getByLabel("Code from the mail").waitFor();
    const { mailbox } = test.running.standin;
    const mail = await mailbox.waitFor(({ envelopeTo, subject }) => envelopeTo.includes(order.email) && subject === "Your code", 20_000); // prettier-ignore
    await page.getByLabel("Code from the mail").fill(/\b\d{6}\b/.exec((await mailbox.read(mail)).text ?? "")![0]);
    await button(page, "Show everything").click();
    await page.getByText("Total").waitFor();
    await takePicture(page, "storefront-confirmed");
    await page.setViewportSize(narrow);
    expect(await findOverflow(page.mainFrame())).toEqual([]);
    await takePicture(page, "storefront-confirmed");
  });

  it("what is lost on the way is said, and what was typed stays", async () => {
    const visitor = await test.visitor(narrow);
    visitor.watch.expect(/tracking|ERR_FAILED|Failed to load/);
    const page = await visitor.open(`${store}/pages/track-order`);
    await page.waitForFunction(() => customElements.get("latte-help"));
    await page.route("**/apps/**", (route) => route.abort());
    await typeOrder(page);
    await button(page, "Show my order").focus();
    await page.keyboard.press("Enter");
    await page.getByText("What you typed is still there").waitFor();
    expect(await button(page, "Show my order").evaluate((pressed) => pressed === document.activeElement)).toBe(true);
    expect(await page.getByLabel("Order number").inputValue()).toBe(order.name);
    await page.unroute("**/apps/**");
    await button(page, "Show my order").click();
    await page.getByRole("heading", { name: `Order ${order.name}` }).waitFor();
    expect(await findOverflow(page.mainFrame())).toEqual([]);
    await takePicture(page, "storefront-order");
  });

  it("a customer who is signed in sees their orders, in Polish, on a dark theme", async () => {
    const visitor = await test.visitor(narrow);
    const page = await visitor.open(`${store}/pages/track-order?customer=${order.customerId}&locale=pl&theme=dark`);
    await takePicture(page, "storefront-own");
    const newest = page.getByRole("link", { name: /^#\d+$/ }).first();
    const name = await newest.textContent();
    await newest.click();
    await page.getByRole("heading", { name: `Zamówienie ${name}` }).waitFor();
    await page.reload();
    await page.getByRole("link", { name: "Pokaż wszystkie moje zamówienia" }).click();
    await page.getByRole("heading", { name: "Twoje zamówienia" }).waitFor();
    expect(page.url()).toContain("/pages/track-order");
    await takePicture(page, "storefront-orders");
    await page.getByRole("link", { name: `Szczegóły ${order.name}`, exact: true }).click();
    await page.getByText("Razem").waitFor();
    expect(await findBarriers(page.mainFrame())).toEqual([]);
    expect(await findOverflow(page.mainFrame())).toEqual([]);
    await takePicture(page, "storefront-dark");
  });
});

it("without script everything works on pages of its own, in the theme", async () => {
  const visitor = await test.visitor();
  const context = await visitor.context.browser()!.newContext({ javaScriptEnabled: false, viewport: wide });
  try {
    const page = await context.newPage();
    await page.goto(`${store}/pages/track-order?theme=vintage`);
    await takePicture(page, "storefront-plain-form");
    await typeOrder(page);
    await button(page, "Show my order").click();
    await page.getByRole("heading", { name: `Order ${order.name}` }).waitFor();
    expect(page.url()).toContain("/apps/latte/tracking");
    await takePicture(page, "storefront-plain-order");
    await button(page, "Send me a code").click();
    await page.getByLabel("Code from the mail").waitFor();
    await page.getByLabel("Code from the mail").fill("1");
    await button(page, "Show everything").click();
    await page.getByText("This code is not right").waitFor();
    await page.setViewportSize(narrow);
    await takePicture(page, "storefront-plain-wrong");
    await page.goto(`${store}/pages/track-order?dir=rtl`);
    await takePicture(page, "storefront-rtl");
  } finally {
    await context.close();
  }
});

describe("the help centre", () => {
  beforeAll(() => seedHelp(test.running));

  it("is searched, read and judged in the block, without a request or a shift before", async () => {
    const visitor = await test.visitor();
    await visitor.context.addInitScript(countShifts);
    const asked: string[] = [];
    visitor.context.on("request", (request) =>
      asked.push(`${request.resourceType()} ${new URL(request.url()).pathname}`),
    );
    const page = await visitor.open(`${store}/pages/help`);
    await page.waitForFunction(() => customElements.get("latte-help"));
    await page.getByRole("link", { name: "Where is my parcel?" }).waitFor();
    expect(asked.filter((one) => /^(fetch|xhr)|\/apps\//.test(one))).toEqual([]);
    expect(await shiftsOf(page)).toBe(0);
    expect(await findBarriers(page.mainFrame())).toEqual([]);
    await takePicture(page, "help-block");

    await page.getByLabel("What do you want to know?").fill("retrun parcel");
    await page.getByLabel("What do you want to know?").press("Enter");
    await page.getByText("Nothing has exactly these words").waitFor();
    expect(await page.locator("mark").allInnerTexts()).toContain("return");
    expect(await findBarriers(page.mainFrame())).toEqual([]);
    await takePicture(page, "help-results");

    await page.getByRole("link", { name: "How do I return something?" }).click();
    const title = page.getByRole("heading", { name: "How do I return something?" });
    await title.waitFor();
    expect(await title.evaluate((heading) => heading === document.activeElement)).toBe(true);
    expect(page.url()).toContain("/pages/help");
    expect(await page.locator("latte-help script").count()).toBe(0);
    await takePicture(page, "help-article");
    await button(page, "No").click();
    await page.getByText("Thank you for telling us").waitFor();
    expect(await findBarriers(page.mainFrame())).toEqual([]);
    await page.setViewportSize(narrow);
    expect(await findOverflow(page.mainFrame())).toEqual([]);
    await takePicture(page, "help-article-no");
  });

  it.each([
    ["pl", "dark", "Jak zwrócić produkt?", "etykeita", "Szukaj"],
    ["pt-BR", "vintage", "Como faço uma devolução?", "devoluçoa", "Buscar"],
    ["en", "light", "How do I return something?", "lable", "Search"],
  ])("works without script on pages of its own: %s, %s", async (locale, theme, title, typo, search) => {
    const visitor = await test.visitor();
    const context = await visitor.context.browser()!.newContext({ javaScriptEnabled: false, viewport: narrow });
    try {
      const page = await context.newPage();
      await page.goto(`${store}/pages/help?theme=${theme}`);
      await page.goto(`${store}/pages/help?locale=${locale}`);
      await takePicture(page, `help-plain-${locale}-block`);
      await page.getByRole("searchbox").fill(typo);
      await button(page, search).click();
      await page.getByRole("link", { name: title }).waitFor();
      expect(await findOverflow(page.mainFrame())).toEqual([]);
      await takePicture(page, `help-plain-${locale}-results`);
      await page.getByRole("link", { name: title }).click();
      await page.getByRole("heading", { name: title }).waitFor();
      expect(page.url()).toContain(`/apps/latte/help/how-to-return?locale=${locale}`);
      expect(await page.locator('script[type="application/ld+json"]').count()).toBe(1);
      expect(await findOverflow(page.mainFrame())).toEqual([]);
      await takePicture(page, `help-plain-${locale}-article`);
      await page.goto(`${store}/apps/latte/help?locale=${locale}`);
      await page.setViewportSize(wide);
      await takePicture(page, `help-plain-${locale}-home`);
    } finally {
      await context.close();
    }
  });

  it.each(["light", "dark", "vintage"])("every block and page is usable by everybody: %s theme", async (theme) => {
    const visitor = await test.visitor(theme === "dark" ? narrow : wide);
    const page = await visitor.open(`${store}?theme=${theme}`);
    await page.goto(`${store}?customer=${order.customerId}`);
    const paths = [
      "",
      ...["track-order", "help", "contact"].map((name) => `/pages/${name}`),
      ...["tracking", "help", "help?q=zzzz", "help/how-to-return", "contact"].map((name) => `/apps/latte/${name}`),
    ];
    const openOrder = async () => {
      await page.getByRole("link", { name: `Details of ${order.name}`, exact: true }).click();
      await page.getByRole("heading", { name: `Order ${order.name}` }).waitFor();
    };
    for (const path of paths) {
      await page.goto(store + path);
      if (path === "/apps/latte/tracking") await openOrder();
      expect(await findBarriers(page.mainFrame()), path).toEqual([]);
      expect(await findOverflow(page.mainFrame()), path).toEqual([]);
      await takePicture(page, `storefront-${theme}-${path.replaceAll(/\W+/g, "-") || "home"}`);
    }
    await page.goto(store);
    await page.waitForFunction(() => customElements.get("latte-button"));
    await page.locator("[data-latte-open]").click();
    await page.getByRole("dialog").getByRole("link", { name: "Write to us" }).waitFor();
    // As the page where the merchant chose no colours.
    const colours = (element: Element) => (({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(element)); // prettier-ignore
    expect(await page.getByRole("dialog").evaluate(colours)).toEqual(await page.locator("body").evaluate(colours));
    expect(await findBarriers(page.mainFrame()), "panel").toEqual([]);
    await takePicture(page, `storefront-${theme}-panel`);
  });
});

describe("a store behind a password", () => {
  afterEach(() => delete test.running.state.shop.password);

  async function enter(page: Page): Promise<void> {
    await page.getByLabel("Password").fill("crema");
    await button(page, "Enter").click();
    await page.getByRole("link", { name: "Track your order" }).waitFor();
  }

  it("asked for anew while somebody writes: nothing typed is lost, and it goes on when it was given", async () => {
    const visitor = await test.visitor();
    const page = await visitor.open(`${store}/pages/track-order`);
    await page.waitForFunction(() => customElements.get("latte-help"));
    await typeOrder(page);
    test.running.state.shop.password = "crema";
    await button(page, "Show my order").click();
    await page.getByText("This store asks for its password again.").waitFor();
    expect(new URL(page.url()).pathname).toContain("/pages/track-order");
    expect(await page.getByLabel("Order number").inputValue()).toBe(order.name);
    expect(await button(page, "Show my order").isEnabled()).toBe(true);
    expect(await page.locator("latte-help").first().getAttribute("aria-busy")).toBeNull();
    expect(await findBarriers(page.mainFrame())).toEqual([]);
    await takePicture(page, "storefront-locked");

    const beside = await visitor.open(`${store}/apps/latte/tracking`);
    expect(new URL(beside.url()).pathname).toMatch(/\/password$/);
    await enter(beside);
    await button(page, "Show my order").click();
    await page.getByText(order.item).first().waitFor();
  });

  it("without script the form leads to the password, and after it the same page works", async () => {
    const visitor = await test.visitor();
    const context = await visitor.context.browser()!.newContext({ javaScriptEnabled: false, viewport: narrow });
    const page = await context.newPage();
    await page.goto(`${store}/pages/track-order`);
    await typeOrder(page);
    test.running.state.shop.password = "crema";
    await button(page, "Show my order").click();
    await enter(page);
    await page.goto(`${store}/apps/latte/tracking`);
    await typeOrder(page);
    await button(page, "Show my order").click();
    await page.getByText(order.item).first().waitFor();
    await context.close();
  });
});

it.each([
  [
    "pickup",
    "Café Kazimierz, 31-056 Kraków",
    ["We get it ready for you to pick up", "You pick it up here: Café Kazimierz"],
  ],
  ["local", null, ["We get it ready and bring it to you"]],
])("an order by %s says how it comes", async (method, place, words) => {
  const { databaseUrl } = test.running;
  const change = { delivery: { method, place }, fulfillments: [], fulfillmentStatus: "UNFULFILLED" };
  const put = (text: string, value: unknown) =>
    withClient(
      databaseUrl,
      async (client) => (await client.query<{ data: object }>(text, [order.name, value])).rows[0]!,
    );
  const { data } = await put("select data from order_snapshot where name = $1 and $2::text is null", null);
  await put(
    "update order_snapshot set data = data || $2::jsonb where name = $1 returning data",
    JSON.stringify(change),
  );
  try {
    for (const [size, viewport] of [
      ["wide", wide],
      ["narrow", narrow],
    ] as const) {
      const visitor = await test.visitor(viewport);
      const page = await visitor.open(`${store}/pages/track-order`);
      await page.waitForFunction(() => customElements.get("latte-help"));
      await typeOrder(page);
      await button(page, "Show my order").click();
      for (const word of words) await page.getByText(word).first().waitFor();
      expect(await findBarriers(page.mainFrame())).toEqual([]);
      expect(await findOverflow(page.mainFrame())).toEqual([]);
      await takePicture(page, `storefront-${method}-${size}`);
    }
  } finally {
    await put("update order_snapshot set data = $2::jsonb where name = $1 returning data", JSON.stringify(data));
  }
});
