import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { tinyPng } from "#tests/setup/tiny-png.ts";
import { withClient } from "#tests/setup/running-app.ts";
import { seedContact } from "#tests/setup/seed-contact.ts";
import { narrow, wide } from "./launch.ts";
import { findBarriers, findOverflow } from "./page-checks.ts";
import { seedHelp } from "./seed-help.ts";
import { startBrowserTest } from "./start-browser-test.ts";
import { takePicture } from "./take-picture.ts";

const test = startBrowserTest({ onlyMain: true });

let store: string;
beforeAll(async () => {
  store = `${test.running.standin.urls.shell}/storefront/${test.running.state.shop.domain.split(".")[0]}`;
  await seedHelp(test.running);
  await withClient(test.running.databaseUrl, (client) =>
    seedContact(client, test.running.shops[0]!, test.running.state, new Date()),
  );
  // As a job of the app tells it to the theme.
  const { state } = test.running;
  const topics = [
    { key: "order", names: { en: "My order" } },
    { key: "return", names: { en: "Return or exchange" } },
  ];
  const parts = ["workday", "weekend"].flatMap((days) => [0, 4, 8, 12, 16, 20].map((hour) => `${days} ${hour}`));
  const answer = Object.fromEntries(parts.map((part) => [part, "Most people hear from us within 3 hours."]));
  const expect = { en: { answer, nobody: "" } };
  const told = { zone: "Europe/Warsaw", week: null, closed: [], topics, asks: true, expect };
  state.appData = { ...state.appData, "latte.contact": JSON.stringify(told) };
});

const read = <Row extends object>(text: string, ...values: unknown[]) =>
  withClient(test.running.databaseUrl, async (client) => (await client.query<Row>(text, values)).rows);
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

const file = (name: string) => ({ name, mimeType: "image/png", buffer: Buffer.concat([tinyPng, Buffer.from(name)]) });

async function fill(page: Page, email: string, message: string): Promise<void> {
  await page.getByLabel("Your name").fill("Ana Nowak");
  await page.getByLabel("Your e-mail address").fill(email);
  await page.getByLabel("Your message").fill(message);
}

/** The tickets of an address with the names of the files that were kept. */
const arrived = (email: string) =>
  read<{ channel: string; status: string; subject: string; text: string; files: string[] }>(
    `select t.channel, t.status, t.subject, m.body_text as text,
            array(select a.file_name from attachment a join stored_file f on f.shop_id = a.shop_id and f.id = a.file_id
                  where a.shop_id = m.shop_id and a.message_id = m.id order by 1) as files
     from message m join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id
     where m.kind = 'customer' and m.author_email = $1 order by m.id`,
    email,
  );

describe("the contact form", () => {
  it("with script: articles that may answer it beside the message, sent in place with a photo", async () => {
    const visitor = await test.visitor();
    const asked: string[] = [];
    visitor.context.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    const page = await visitor.open(`${store}/pages/contact`);
    await page.waitForFunction(() => customElements.get("latte-help"));
    expect(asked.filter((one) => one.includes("/apps/"))).toEqual([]);
    expect(await findBarriers(page.mainFrame())).toEqual([]);
    await page.getByText("within 3 hours").waitFor();
    await takePicture(page, "contact-form");
    await page.setViewportSize(narrow);
    expect(await findOverflow(page.mainFrame())).toEqual([]);
    expect(await findBarriers(page.mainFrame())).toEqual([]);
    await takePicture(page, "contact-form");
    await page.setViewportSize(wide);

    const message = "How do I return the parcel that I got yesterday?";
    await fill(page, "script@example.com", message);
    const answer = page.getByRole("link", { name: "How do I return something?" });
    await answer.waitFor();
    const topOf = (locator: Locator) => locator.evaluate((one) => one.getBoundingClientRect().top);
    // Nothing that one presses has moved away.
    expect(await topOf(answer)).toBeGreaterThan(await topOf(button(page, "Send message")));
    expect(await findBarriers(page.mainFrame())).toEqual([]);
    await answer.scrollIntoViewIfNeeded();
    await takePicture(page, "contact-suggested");
    await page.setViewportSize(narrow);
    await answer.scrollIntoViewIfNeeded();
    expect(await findOverflow(page.mainFrame())).toEqual([]);
    await takePicture(page, "contact-suggested");
    await button(page, "That answered it").first().click();
    await page.getByText("Good to hear. You need not send anything.").waitFor();
    const steps = () => read("select 1 from self_service_step where kind = 'help.answered'");
    await vi.waitFor(async () => expect(await steps()).toHaveLength(1), { timeout: 40_000, interval: 100 });
    expect(await page.getByLabel("Your message").inputValue()).toBe(message);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Good to hear");

    await page.getByLabel("What is it about?").selectOption({ label: "Return or exchange" });
    await page.getByLabel("Photos or documents").setInputFiles([file("cup.png"), { ...file("run.exe"), buffer: Buffer.from("MZ no photo") }]); // prettier-ignore
    await button(page, "Send message").click();
    await page.getByText("run.exe is no photo").waitFor();
    expect(await page.getByLabel("Your message").inputValue()).toBe(message);
    expect(await findBarriers(page.mainFrame())).toEqual([]);
    await takePicture(page, "contact-wrong");
    await page.getByLabel("Photos or documents").setInputFiles(file("cup.png"));
    await button(page, "Send message").click();
    const title = page.getByRole("heading", { name: "Thank you, your message has arrived" });
    await title.waitFor();
    expect(await title.evaluate((heading) => heading === document.activeElement)).toBe(true);
    expect(page.url()).toContain("/pages/contact");
    expect(await arrived("script@example.com")).toMatchObject([
      { channel: "storefront", status: "new", subject: "Return or exchange", text: message, files: ["cup.png"] }, // prettier-ignore
    ]);
    await takePicture(page, "contact-sent");
  });

  it.each([
    ["light", "ltr"],
    ["dark", "ltr"],
    ["vintage", "rtl"],
  ])("without script: a page of its own, on a %s theme, %s", async (theme, direction) => {
    const visitor = await test.visitor();
    const context = await visitor.context.browser()!.newContext({ javaScriptEnabled: false, viewport: narrow });
    try {
      const page = await context.newPage();
      await page.goto(`${store}/pages/contact?theme=${theme}`);
      await page.goto(`${store}/pages/contact?dir=${direction}`);
      await takePicture(page, `contact-plain-${theme}`);
      const email = `plain-${theme}@example.com`;
      await fill(page, email, `My ${theme} cup came broken.`);
      await page.getByLabel("Photos or documents").setInputFiles([file("a.png"), file("b.png")]);
      await button(page, "Send message").click();
      await page.getByRole("heading", { name: "Thank you, your message has arrived" }).waitFor();
      expect(page.url()).toContain("/apps/latte/contact");
      expect(await findOverflow(page.mainFrame())).toEqual([]);
      await takePicture(page, `contact-plain-${theme}-sent`);
      const [ticket, ...more] = await arrived(email);
      expect(more).toEqual([]);
      expect(ticket).toMatchObject({ status: "new", files: ["a.png", "b.png"] }); // prettier-ignore
      await page.getByRole("link", { name: "Write another message" }).click();
      await page.getByLabel("What is it about?").selectOption({ label: "Wholesale" });
      await takePicture(page, `contact-plain-${theme}-page`);
    } finally {
      await context.close();
    }
  });
});

describe("the help button", () => {
  it("opens its panel by keyboard, shows one part after the other, and gives the focus back", async () => {
    const visitor = await test.visitor();
    const page = await visitor.open(store);
    await page.waitForFunction(() => customElements.get("latte-button"));
    const opener = page.locator("[data-latte-open]");
    const panel = page.getByRole("dialog");
    expect(await findBarriers(page.mainFrame())).toEqual([]);
    await takePicture(page, "button-closed");
    for (const viewport of [wide, narrow]) {
      await page.setViewportSize(viewport);
      await opener.focus();
      await page.keyboard.press("Enter");
      await panel.getByRole("link", { name: "Write to us" }).waitFor();
      expect(await panel.evaluate((one) => one.contains(document.activeElement))).toBe(true);
      // Nothing behind the panel is reached.
      for (let key = 0; key < 8; key++) await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement === document.body || document.querySelector("dialog")!.contains(document.activeElement))).toBe(true); // prettier-ignore
      await page.waitForFunction(() => [...document.styleSheets].some(({ href }) => href?.includes("latte-help.css")));
      expect(await findBarriers(page.mainFrame())).toEqual([]);
      expect(await findOverflow(page.mainFrame())).toEqual([]);
      await takePicture(page, "button-open");
      await page.waitForFunction(() => customElements.get("latte-help"));
      await panel.getByRole("link", { name: "Write to us" }).press("Enter");
      await panel.getByLabel("Your message").waitFor();
      expect(await findBarriers(page.mainFrame())).toEqual([]);
      expect(await findOverflow(page.mainFrame())).toEqual([]);
      await takePicture(page, "button-contact");
      // What was begun is there again, also after a click beside the text.
      await panel.getByLabel("Your message").fill("Half a mess");
      await panel.getByRole("button", { name: "Back" }).press("Enter");
      await panel.getByRole("link", { name: "Write to us" }).click();
      expect(await panel.getByLabel("Your message").inputValue()).toBe("Half a mess");
      // Come to by another link, with only a topic chosen, it is found under its own.
      await panel.getByLabel("Your message").fill("");
      await panel.getByRole("button", { name: "Back" }).press("Enter");
      await panel.getByRole("link", { name: "Track my order" }).click();
      await panel.getByLabel("Order number").waitFor();
      await panel.getByRole("link", { name: "Write to us" }).click();
      await panel.getByLabel("What is it about?").selectOption({ index: 2 });
      const topic = await panel.getByLabel("What is it about?").inputValue();
      await panel.getByRole("button", { name: "Back" }).press("Enter");
      await panel.getByRole("link", { name: "Track my order" }).click();
      await panel.getByLabel("Order number").waitFor();
      await panel.getByRole("button", { name: "Back" }).press("Enter");
      await panel.getByRole("link", { name: "Write to us" }).click();
      await panel.getByLabel("Your message").fill("Half a mess");
      expect(await panel.getByLabel("What is it about?").inputValue()).toBe(topic);
      await panel.click({ position: { x: 3, y: 40 } });
      expect(await panel.getByLabel("Your message").inputValue()).toBe("Half a mess");
      await panel.getByLabel("Your message").fill("");
      await panel.getByLabel("What is it about?").selectOption({ index: 0 });
      await panel.getByRole("button", { name: "Back" }).press("Enter");
      await panel.getByRole("link", { name: "Write to us" }).waitFor();
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "hidden" });
      expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true);
    }
    expect(new URL(page.url()).pathname).not.toContain("/apps/");
  });
});

it("what the demo shows came from the contact form, with order and topic", async () => {
  const rows = await read<{ subject: string; order: boolean }>(
    `select subject, order_id is not null as order from ticket
     where channel = 'storefront' and (subject like 'Delivery · #%' or subject = 'Wholesale') order by subject`,
  );
  expect(rows).toEqual([
    { subject: expect.stringMatching(/^Delivery · #/), order: true },
    { subject: "Wholesale", order: false },
  ]);
});
