import type { LiveEvent } from "#app/platform/live/live-event.ts";

/** What was heard at once; null: events may have been missed. */
export type LiveBatch = LiveEvent[] | null;
export type LiveListener = (batch: LiveBatch) => void;

/** Hands on what one connection hears to the parts of a page. */
export interface LiveHub {
  /** By which the server knows this open page. */
  pageId: string;
  tell: LiveListener;
  /**
   * Adds a part that has read its data; the answer takes it away again. `catchUp`: it is told what was heard while its
   * page was on its way, which may have been after its data were read.
   */
  add(listener: LiveListener, catchUp?: boolean): () => void;
  /** Another page is on its way from now on, or has come. */
  expectPage(onItsWay: boolean): void;
}

/** A hub without listeners. */
export function makeLiveHub(): LiveHub {
  const listeners = new Set<LiveListener>();
  let waiting = false;
  let meanwhile: LiveBatch[] = [];
  return {
    pageId: crypto.randomUUID(),
    tell(batch) {
      if (waiting) meanwhile.push(batch);
      listeners.forEach((listener) => listener(batch));
    },
    add(listener, catchUp = false) {
      if (catchUp) meanwhile.forEach(listener);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    expectPage(onItsWay) {
      waiting = onItsWay;
      if (!onItsWay) meanwhile = [];
    },
  };
}
