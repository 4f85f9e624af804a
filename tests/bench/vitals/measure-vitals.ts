import type { Browser, BrowserContext, Frame, FrameLocator, Locator, Page } from "playwright-core";
import { launchBrowser, newVisitor } from "#tests/browser/launch.ts";
import type { BenchApp } from "../bench-app.ts";
import { median } from "../statistics.ts";
import { observePage, readObserved, timeWork, type Observed } from "./observe-page.ts";
import { throttleFrames, type Throttle } from "./throttle.ts";

export const vitalsPages = ["inbox", "ticket"] as const;
export type VitalsPage = (typeof vitalsPages)[number];

/** Medians of the rounds, in milliseconds but for `cls`. */
export interface PageVitals {
  /** With nothing in the browser's cache, and with what the first visit left there. */
  lcp: { first: number; again: number };
  /** Of the first visit: how much of it went by until the document's first byte. */
  firstByte: number;
  /** What was largest. */
  largest: string;
  cls: number;
  shifted: string[];
  /** The longest interaction of a visit. */
  inp: number;
  /** By kind of interaction: the longest of that kind. */
  interactions: Record<string, number>;
}

export interface Vitals {
  throttle: number;
  /** How much longer a fixed piece of work really took within the app's frame: the median of all visits. */
  throttled: number;
  rounds: number;
  pages: Record<VitalsPage, PageVitals>;
}

export interface VitalsOptions {
  throttle: number;
  rounds: number;
  /** A ticket about an order of which money can go back. */
  ticketNumber: number;
}

interface Desk {
  page: Page;
  app: FrameLocator;
  frame: Frame;
  throttle: Throttle;
}

/** One visit: what each kind of interaction took, and what the document says of itself in the end. */
interface Visit extends Observed {
  kinds: Record<string, number>;
  again: number;
  throttled: number;
}

/** Shorter ones are not told by the browser. */
const shortest = 16;

/**
 * Visits inbox and ticket in the pretend admin as people do, with a slow processor, and reads what browsers measure. The
 * app's frame has a process of its own, as in everybody's Chrome: else the admin's work would count as ours.
 */
export async function measureVitals(app: BenchApp, options: VitalsOptions): Promise<Vitals> {
  const browser = await launchBrowser("--site-per-process");
  try {
    const visits: Record<VitalsPage, Visit[]> = { inbox: [], ticket: [] };
    // Of several rounds the first one warms up the server, and does not count.
    const unmeasured = options.rounds > 1 ? 1 : 0;
    for (let round = 0; round < options.rounds + unmeasured; round++)
      for (const name of vitalsPages) {
        const one = await visit(browser, app, name, options);
        if (round >= unmeasured) visits[name].push(one);
      }
    return {
      throttle: options.throttle,
      throttled: median([...visits.inbox, ...visits.ticket].map(({ throttled }) => throttled)),
      rounds: options.rounds,
      pages: { inbox: sumUp(visits.inbox), ticket: sumUp(visits.ticket) },
    };
  } finally {
    await browser.close();
  }
}

async function visit(browser: Browser, app: BenchApp, name: VitalsPage, options: VitalsOptions): Promise<Visit> {
  const address = adminAddress(app, name === "inbox" ? "/app/tickets" : `/app/tickets/${options.ticketNumber}`);
  const { context } = await newVisitor(browser, undefined, 60_000);
  try {
    await context.addInitScript(observePage);
    const desk = await open(context, address, options.throttle);
    const first = await readObserved(desk.frame);
    const throttled = await checkThrottle(desk, options.throttle);
    const kinds = await (name === "inbox" ? workInbox(desk) : workTicket(desk));
    const { cls, shifted } = await readObserved(desk.frame);
    await desk.page.close();
    const again = await readObserved((await open(context, address, options.throttle)).frame);
    return { ...first, cls, shifted, kinds, again: again.lcp, throttled };
  } finally {
    await context.close();
  }
}

/** How much slower the app's frame is. On a busy machine the browser does not manage to slow itself down. */
async function checkThrottle({ frame, throttle }: Desk, times: number): Promise<number> {
  const slow = await timeWork(frame);
  await throttle(1);
  const plain = await timeWork(frame);
  await throttle(times);
  return slow / plain;
}

/** Does things of a kind in the frame and keeps how long the longest interaction of that kind was. */
function watchKinds(frame: Frame) {
  const kinds: Record<string, number> = {};
  const act = async (kind: string, work: () => Promise<void>) => {
    await work();
    const { interactions } = await readObserved(frame);
    kinds[kind] = Math.max(shortest, kinds[kind] ?? 0, ...interactions);
  };
  return { kinds, act };
}

async function workInbox({ page, app, frame }: Desk): Promise<Record<string, number>> {
  const { kinds, act } = watchKinds(frame);
  await app.getByRole("table").waitFor();
  await frame.waitForFunction(() => document.hasFocus());
  for (const key of ["j", "j", "k"]) await act(`key ${key}`, () => page.keyboard.press(key));
  await act("select by x", () => page.keyboard.press("x"));
  await act("unselect", () => page.keyboard.press("x"));
  await act("open a ticket", async () => {
    await page.keyboard.press("Enter");
    await app.getByRole("heading", { level: 1 }).waitFor();
    await app.getByRole("log").waitFor();
  });
  return kinds;
}

/** A plain click: the driver's own one first asks the page what lies under it, which would count as the page's work. */
async function click({ page }: Desk, target: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error("what is to be clicked is not shown");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

async function workTicket(desk: Desk): Promise<Record<string, number>> {
  const { page, app, frame } = desk;
  const { kinds, act } = watchKinds(frame);
  const composer = app.getByRole("textbox", { name: /^Reply to/ });
  await act("into the composer", () => click(desk, composer));
  await act("type", () => page.keyboard.type("Thank you, Ana.", { delay: 60 }));
  await act("open the refund", async () => {
    await click(desk, app.getByRole("button", { name: "Refund", exact: true }));
    await app
      .getByRole("button", { name: /^One more / })
      .first()
      .waitFor();
  });
  return kinds;
}

async function open(context: BrowserContext, address: string, times: number): Promise<Desk> {
  const page = await context.newPage();
  const throttle = await throttleFrames(page);
  await throttle(times);
  await page.goto(address);
  const app = page.frameLocator('iframe[title="Latte"]');
  const frame = await appFrame(page);
  await frame.waitForFunction(() => "__remixContext" in window && document.readyState === "complete");
  return { page, app, frame, throttle };
}

/**
 * The app's frame when it has loaded. Nothing is asked of a page that is still being read: to look whether something is
 * shown in it, it would have to be laid out in between, and that would count as its own work.
 */
async function appFrame(page: Page): Promise<Frame> {
  const isApp = (frame: Frame) => frame.name() === "app-iframe" && frame.url().includes("/app");
  const frame = page.frames().find(isApp) ?? (await page.waitForEvent("framenavigated", isApp));
  await frame.waitForLoadState("load");
  return frame;
}

function adminAddress({ standin }: BenchApp, path: string): string {
  const [state] = standin.states.values();
  return `${standin.urls.shell}/store/${state!.shop.domain.split(".")[0]}/apps/${standin.app.handle}${path}`;
}

function sumUp(visits: Visit[]): PageVitals {
  const of = (read: (visit: Visit) => number) => median(visits.map(read));
  const kinds = Object.keys(visits[0]?.kinds ?? {});
  return {
    lcp: { first: of(({ lcp }) => lcp), again: of(({ again }) => again) },
    firstByte: of(({ firstByte }) => firstByte),
    largest: visits.at(-1)?.largest ?? "",
    cls: Math.max(...visits.map(({ cls }) => cls)),
    shifted: [...new Set(visits.flatMap(({ shifted }) => shifted))],
    inp: of((visit) => Math.max(...Object.values(visit.kinds))),
    interactions: Object.fromEntries(kinds.map((kind) => [kind, of((visit) => visit.kinds[kind]!)])),
  };
}
