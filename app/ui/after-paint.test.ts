import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { afterPaint } from "./after-paint.ts";

describe("what is done after a paint", () => {
  let paint: (() => void) | null = null;
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("requestAnimationFrame", (work: () => void) => ((paint = work), 1));
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
