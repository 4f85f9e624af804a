import type { Frame } from "playwright-core";

/** What a document has measured of itself. Milliseconds. */
export interface Observed {
  /** Of the largest thing that was painted, since the document was asked for. */
  lcp: number;
  /** What that was. */
  largest: string;
  /** When the document's first byte came: until then it is the server's and the connection's time. */
  firstByte: number;
  /** Sum of all shifts that nobody caused by an input. */
  cls: number;
  /** What shifted. */
  shifted: string[];
  /** The longest of each interaction's events since the last look; those under 16 ms are not told by the browser. */
  interactions: number[];
}

interface Watching extends Omit<Observed, "interactions" | "firstByte"> {
  byInteraction: Map<number, number>;
}

/** Runs in the page before its own scripts, so it must be complete in itself. */
export function observePage(): void {
  const name = (node: unknown) => (node instanceof Element ? node.outerHTML.slice(0, 120) : String(node));
  const watching: Watching = { lcp: 0, largest: "", cls: 0, shifted: [], byInteraction: new Map() };
  (window as unknown as { watching: Watching }).watching = watching;
  const observe = (type: string, onEntry: (entry: never) => void, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => onEntry(entry as never))).observe({
      type,
      buffered: true,
      ...more,
    });
  observe("largest-contentful-paint", (entry: { startTime: number; element: Element | null }) => {
    watching.lcp = entry.startTime;
    watching.largest = name(entry.element);
  });
  observe("layout-shift", (entry: { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] }) => {
    if (entry.hadRecentInput) return;
    watching.cls += entry.value;
    watching.shifted.push(...entry.sources.map(({ node }) => name(node)));
  });
  observe(
    "event",
    (entry: { interactionId: number; duration: number }) => {
      if (!entry.interactionId) return;
      const known = watching.byInteraction.get(entry.interactionId) ?? 0;
      watching.byInteraction.set(entry.interactionId, Math.max(known, entry.duration));
    },
    { durationThreshold: 16 },
  );
}

/** Waits until the document has painted what it has to paint, then tells what it has measured. */
export function readObserved(frame: Frame): Promise<Observed> {
  return frame.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let index = 0; index < 3; index++) await nextFrame();
    // Entries of events are handed over when the browser has time.
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 }));
    await new Promise((resolve) => setTimeout(resolve, 60));
    const { watching } = window as unknown as { watching: Watching };
    const { byInteraction, ...rest } = watching;
    const interactions = [...byInteraction.values()];
    byInteraction.clear();
    const [{ responseStart }] = performance.getEntriesByType("navigation") as [PerformanceNavigationTiming];
    return { ...rest, firstByte: responseStart, interactions };
  });
}

/**
 * How long a fixed piece of work takes in this frame, in milliseconds: shows how slow the processor really is there. The
 * pieces are short, so that on a busy machine some of them are not interrupted.
 */
export function timeWork(frame: Frame): Promise<number> {
  return frame.evaluate(() => {
    const work = () => {
      const at = performance.now();
      let sum = 0;
      for (let index = 0; index < 200_000; index++) sum += Math.sqrt(index) % 3;
      return [performance.now() - at, sum] as const;
    };
    work();
    return Math.min(...Array.from({ length: 30 }, () => work()[0]));
  });
}
