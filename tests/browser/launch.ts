import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { findChromium } from "./find-chromium.ts";
import { watchPages, type PageWatch } from "./watch-page.ts";

/** Starts a browser that asks nothing of the network by itself. @throws where there is none, saying how to get one. */
export async function launchBrowser(...more: string[]): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      ...more,
    ],
  });
}

/** One person at one screen: pages that share cookies, and what goes wrong in them. */
export interface Visitor {
  context: BrowserContext;
  watch: PageWatch;
  open(address: string): Promise<Page>;
}

export const wide = { width: 1280, height: 860 };
export const narrow = { width: 375, height: 780 };

/** A new person; `timeoutMs` is how long an expected thing may take to appear, not how long is waited. */
export async function newVisitor(browser: Browser, viewport = wide, timeoutMs = 40_000): Promise<Visitor> {
  const context = await browser.newContext({
    viewport,
    // The headless one calls itself a robot, and robots are turned away.
    userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    locale: "en-GB",
    timezoneId: "Europe/Warsaw",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(timeoutMs);
  context.setDefaultNavigationTimeout(2 * timeoutMs);
  const watch = watchPages();
  context.on("page", watch.watch);
  return {
    context,
    watch,
    async open(address) {
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
  };
}
