import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { startRunningApp, type RunningApp, type RunningAppOptions } from "#tests/setup/running-app.ts";
import { launchBrowser, newVisitor, type Visitor } from "./launch.ts";
import { keepPicture } from "./take-picture.ts";

/** What the tests of one file share; there from the first test on. */
export interface BrowserTest {
  readonly running: RunningApp;
  /** A new person, who leaves after the test. Anything that goes wrong in their pages fails it. */
  visitor(viewport?: { width: number; height: number }): Promise<Visitor>;
  /** A person who stays for all tests of the file; what goes wrong in their pages fails the test in which it does. */
  resident(): Promise<Visitor>;
}

/** All files of one process show their pages in one browser, which ends with the process. */
let shared: Promise<Browser> | undefined;

async function sharedBrowser(): Promise<Browser> {
  const there = await shared?.catch(() => undefined);
  if (!there?.isConnected()) shared = launchBrowser();
  return shared!;
}

/** Starts the app, and a browser where there is none yet, for the tests of this file. */
export function startBrowserTest(options: RunningAppOptions = {}): BrowserTest {
  let running: RunningApp | undefined;
  let browser: Browser | undefined;
  const visitors: Visitor[] = [];
  const residents: Visitor[] = [];

  beforeAll(async () => {
    const both = await Promise.allSettled([startRunningApp(options), sharedBrowser()]);
    if (both[0].status === "fulfilled") running = both[0].value;
    if (both[1].status === "fulfilled") browser = both[1].value;
    for (const one of both) if (one.status === "rejected") throw one.reason;
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await keepWhatIsSeen(task.name);
    const left = visitors.splice(0);
    await Promise.all(left.map(({ context }) => context.close()));
    for (const { watch } of [...left, ...residents]) {
      expect(watch.troubles(), "the pages had trouble").toEqual([]);
      expect(watch.strayRequests(), "requests left this machine").toEqual([]);
    }
  });

  async function keepWhatIsSeen(name: string): Promise<void> {
    const pages = [...visitors, ...residents].flatMap(({ context }) => context.pages());
    const label = name.replaceAll(/[^\w]+/g, "-").slice(0, 40);
    for (const [index, page] of pages.entries()) await keepPicture(page, `failed-${label}-${index}`);
  }

  afterAll(async () => {
    await Promise.all(residents.map(({ context }) => context.close()));
    await running?.stop();
  });

  return {
    get running() {
      if (!running) throw new Error("the app is not running");
      return running;
    },
    async visitor(viewport) {
      const one = await newVisitor(browser!, viewport);
      visitors.push(one);
      return one;
    },
    async resident() {
      const one = await newVisitor(browser!);
      residents.push(one);
      return one;
    },
  };
}
