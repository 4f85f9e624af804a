import { gzipSync } from "node:zlib";
import type { Browser, Page, Response } from "playwright-core";
import { makeStandin } from "#tests/setup/make-standin.ts";
import { makeWorld } from "#tests/standin/world/make-world.ts";
import { launchBrowser, narrow } from "../../browser/launch.ts";
import { scoreOf, type PageVitals } from "./lighthouse-score.ts";

/** A page of the store with or without the app's blocks: the median of the rounds. */
export interface StorefrontMeasure {
  page: string;
  without: PageVitals & { score: number };
  with: PageVitals & { score: number };
  /** Of the blocks: their styles, scripts, and what they add to the page; compressed. */
  addedBytes: number;
  /** Files of the app that hold up the first picture, by the browser's own word. */
  blocking: string[];
}

const pages = { home: "", contact: "/pages/contact", tracking: "/pages/track-order" } as const;
/** A processor so many times slower, as Lighthouse asks for phones. */
const slower = 4;

/**
 * Visits the pretend store with and without the blocks, in turns, so that both meet the same machine. The app itself is
 * not asked: nothing of it is, before a shopper acts.
 */
export async function measureStorefront(rounds: number): Promise<StorefrontMeasure[]> {
  const world = makeWorld({ seed: 7, now: new Date(), orders: 5 });
  const standin = makeStandin({
    states: () => world.states,
    key: "key",
    secret: "secret",
    appOrigin: () => "",
    appMail: () => null,
    mailDomain: "mail.test",
  });
  await standin.start();
  const browser = await launchBrowser();
  try {
    const store = `${standin.urls.internal}/storefront/${world.states[0]!.shop.domain.split(".")[0]}`;
    // The first page of a browser waits for the browser.
    await visit(browser, store, "", "all");
    const found: StorefrontMeasure[] = [];
    for (const [page, path] of Object.entries(pages)) found.push(await measurePage(browser, store, page, path, rounds));
    return found;
  } finally {
    await browser.close();
    await standin.stop();
  }
}

async function measurePage(
  browser: Browser,
  store: string,
  page: string,
  path: string,
  rounds: number,
): Promise<StorefrontMeasure> {
  const seen = { without: [] as Visit[], with: [] as Visit[] };
  for (let round = 0; round < rounds; round++)
    for (const way of ["without", "with"] as const)
      seen[way].push(await visit(browser, store, path, way === "with" ? "all" : "none"));
  const medianOf = (visits: Visit[]): PageVitals & { score: number } => {
    const of = (pick: (one: PageVitals) => number) => visits.map(({ vitals }) => pick(vitals)).toSorted((a, b) => a - b)[visits.length >> 1] ?? 0; // prettier-ignore
    const vitals = { fcp: of((v) => v.fcp), lcp: of((v) => v.lcp), tbt: of((v) => v.tbt), cls: of((v) => v.cls) };
    return { ...vitals, score: scoreOf(vitals) };
  };
  const [bare, full] = [seen.without.at(-1)!, seen.with.at(-1)!];
  return {
    page,
    without: medianOf(seen.without),
    with: medianOf(seen.with),
    addedBytes: full.bytes - bare.bytes,
    blocking: full.blocking,
  };
}

interface Visit {
  vitals: PageVitals;
  bytes: number;
  blocking: string[];
}

async function visit(browser: Browser, store: string, path: string, blocks: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: narrow });
  try {
    await context.addCookies([{ name: "storefront_blocks", value: blocks, url: store }]);
    const page = await context.newPage();
    await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slower });
    await page.addInitScript(observe);
    const answers: Response[] = [];
    page.on("response", (answer) => answers.push(answer));
    await page.goto(store + path, { waitUntil: "load" });
    const vitals = await settle(page);
    const bodies = await Promise.all(answers.map((answer) => answer.body().catch(() => Buffer.alloc(0))));
    const blocking = await page.evaluate(() =>
      performance.getEntriesByType("resource").flatMap((entry) => ((entry as unknown as { renderBlockingStatus?: string }).renderBlockingStatus === "blocking" && entry.name.includes("/extension/") ? [entry.name] : [])),
    ); // prettier-ignore
    return { vitals, blocking, bytes: bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) };
  } finally {
    await context.close().catch(() => {});
  }
}

/** Two pictures after the last long task: nothing more moves by itself. */
const settle = (page: Page): Promise<PageVitals> =>
  page.evaluate(async () => {
    const picture = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    await new Promise((next) => requestIdleCallback(() => next(null), { timeout: 3_000 }));
    await picture();
    await picture();
    const seen = (window as unknown as { vitals: PageVitals }).vitals;
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    return { ...seen, fcp: paint?.startTime ?? 0 };
  });

function observe(): void {
  const seen = { fcp: 0, lcp: 0, tbt: 0, cls: 0 };
  (window as unknown as { vitals: typeof seen }).vitals = seen;
  const watch = (type: string, note: (entry: PerformanceEntry & { value?: number }) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => (seen.lcp = entry.startTime));
  watch("layout-shift", (entry) => (seen.cls += entry.value ?? 0));
  watch("longtask", (entry) => (seen.tbt += Math.max(0, entry.duration - 50)));
}
