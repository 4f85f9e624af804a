import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { afterPaint } from "./after-paint.ts";

describe("what is done after a paint", () => {
  let paint: (() => void) | null = null;
  let page: EventTarget & { visibilityState: string };
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("requestAnimationFrame", (work: () => void) => ((paint = work), 1));
    vi.stubGlobal("document", (page = Object.assign(new EventTarget(), { visibilityState: "visible" })));
    vi.stubGlobal("cancelAnimationFrame", () => (paint = null));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("waits for the frame, then for the page to be free", () => {
    const work = vi.fn();
    afterPaint(work);
    vi.advanceTimersByTime(50);
    paint!();
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(500);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("is done all the same where nothing is painted", () => {
    const work = vi.fn();
    afterPaint(work);
    vi.advanceTimersByTime(99);
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledTimes(1);
    expect(paint).toBeNull();
  });

  it("is done at once where the page is hidden, or becomes so: no frame and no timer may come any more", () => {
    const work = vi.fn();
    afterPaint(work);
    page.dispatchEvent(new Event("visibilitychange"));
    expect(work).not.toHaveBeenCalled();
    page.visibilityState = "hidden";
    page.dispatchEvent(new Event("visibilitychange"));
    expect(work).toHaveBeenCalledTimes(1);
    afterPaint(work);
    expect(work).toHaveBeenCalledTimes(2);
    page.dispatchEvent(new Event("visibilitychange"));
    vi.advanceTimersByTime(500);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("is left out when it is stopped, before the frame and after", () => {
    const work = vi.fn();
    afterPaint(work)();
    expect(paint).toBeNull();
    const stop = afterPaint(work);
    paint!();
    stop();
    vi.advanceTimersByTime(500);
    expect(work).not.toHaveBeenCalled();
  });
});
