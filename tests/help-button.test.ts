import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";

/** What the help button's script decides by itself: whether it is its time. The script is the one that shops get. */

interface Button {
  dataset: Record<string, string>;
  isTime(): boolean;
}
let define: new () => Button;

beforeAll(async () => {
  vi.stubGlobal("HTMLElement", class {});
  vi.stubGlobal("customElements", { get: () => undefined, define: (_: string, of: new () => Button) => (define = of) });
  const script = "../extensions/storefront-help/assets/latte-button.js";
  await import(script);
});
afterEach(() => void vi.useRealTimers());
afterAll(() => void vi.unstubAllGlobals());

/** From Monday to Friday in two spans, on Saturday until one minute to midnight, never on Sunday. */
const week = JSON.stringify([...Array(5).fill([["09:00", "12:30"], ["13:00", "17:00"]]), [["00:00", "23:59"]], []]); // prettier-ignore
const isShown = (now: string, dataset: Record<string, string>): boolean => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(now) });
  return Object.assign(new define(), { dataset: { zone: "Europe/Warsaw", week, closed: "[]", ...dataset } }).isTime();
};

describe("while the shop is open, in its zone", () => {
  test.each([
    ["Monday, a minute before", "2026-11-23T07:59:59Z", false],
    ["Monday, on the minute", "2026-11-23T08:00:00Z", true],
    ["Monday, between the spans", "2026-11-23T11:30:00Z", false],
    ["Monday, the end is over", "2026-11-23T16:00:00Z", false],
    ["in summer the zone is another", "2026-07-20T07:00:00Z", true],
    ["here it is Saturday already", "2026-11-20T23:00:00Z", true],
    ["the last minute of Saturday", "2026-11-21T22:59:00Z", false],
    ["Sunday", "2026-11-22T10:00:00Z", false],
  ])("%s: %s %s", (_name, now, shown) => expect(isShown(now, { when: "open" })).toBe(shown));

  test("not on a day on which it is closed", () => {
    const closed = '["2026-11-23"]';
    expect(isShown("2026-11-23T10:00:00Z", { when: "open", closed })).toBe(false);
    expect(isShown("2026-11-24T10:00:00Z", { when: "open", closed })).toBe(true);
  });
});

describe("in chosen hours", () => {
  test.each([
    ["9", "17", "2026-11-23T07:59:00Z", false],
    ["9", "17", "2026-11-23T08:00:00Z", true],
    ["9", "17", "2026-11-23T16:00:00Z", false],
    ["22", "6", "2026-11-23T21:00:00Z", true],
    ["22", "6", "2026-11-23T04:59:00Z", true],
    ["22", "6", "2026-11-23T05:00:00Z", false],
    ["0", "0", "2026-11-23T11:00:00Z", true],
  ])("from %s to %s at %s: %s", (from, to, now, shown) =>
    expect(isShown(now, { when: "hours", from, to })).toBe(shown),
  );
});

test.each([
  ["always", { when: "always", week: "null" }],
  ["no hours are known", { when: "open", week: "null", closed: "null" }],
  ["a zone that there is not", { when: "open", zone: "Mars/Olympus" }],
])("%s: it is shown", (_name, dataset) => expect(isShown("2026-11-22T10:00:00Z", dataset)).toBe(true));
