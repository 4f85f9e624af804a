import { useNavigation, useRevalidator } from "@remix-run/react";
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import type { LiveEvent } from "#app/platform/live/live-event.ts";
import { makeLiveHub, type LiveHub, type LiveListener } from "./live-hub.ts";
import { useLive } from "./use-live.ts";

const Context = createContext<LiveHub | null>(null);

/**
 * One connection for live updates per open page, however many parts listen. A hidden page has none, unless its reader
 * wants to be told also then (`evenHidden`).
 */
export function LiveUpdates({
  evenHidden = false,
  children,
}: {
  evenHidden?: boolean;
  children: ReactNode;
}): ReactNode {
  const [hub] = useState(makeLiveHub);
  const { state } = useNavigation();
  // After the parts of a new page have asked what they missed: what is inside comes before what is around.
  useEffect(() => hub.expectPage(state !== "idle"), [state, hub]);
  useLive(`/app/live?page=${hub.pageId}`, hub.tell, () => hub.tell(null), evenHidden);
  return <Context.Provider value={hub}>{children}</Context.Provider>;
}

/** The id by which the server knows this open page; null outside the app's frame. */
export const usePageId = (): string | null => useContext(Context)?.pageId ?? null;

/** Hears every batch of events; null: some may have been missed. */
export function useLiveEvents(onEvents: LiveListener): void {
  const hub = useContext(Context);
  const latest = useRef(onEvents);
  useEffect(() => {
    latest.current = onEvents;
  });
  useEffect(() => hub?.add((batch) => latest.current(batch)), [hub]);
}

/** Several changes in a row are one reading … */
const settleMs = 150;
/** … and a shop where something changes all the time is read again once a second. */
const mostOftenMs = 1_000;

/** Reads the page's data again after events that concern it. */
export function useLiveReload(concerns: (event: LiveEvent) => boolean): void {
  const { revalidate } = useRevalidator();
  useLiveRead(concerns, revalidate);
}

/**
 * Calls `read` after events that concern it and when some may have been missed; not while nobody looks, but once when
 * somebody does. The answer asks for it by hand, in the same turn.
 */
export function useLiveRead(concerns: (event: LiveEvent) => boolean, read: () => unknown): () => void {
  const hub = useContext(Context);
  const latest = useRef({ concerns, read });
  const soon = useRef(() => {});
  useEffect(() => {
    latest.current = { concerns, read };
  });
  useEffect(() => {
    const turns = startTurns(() => latest.current.read());
    soon.current = turns.ask;
    const leave = hub?.add((events) => {
      if (!events || events.some((event) => latest.current.concerns(event))) turns.ask();
    }, true);
    return () => {
      turns.stop();
      leave?.();
    };
  }, [hub]);
  return useCallback(() => soon.current(), []);
}

/** Calls `read` a moment after it was asked for, once for all who ask meanwhile, and never for a hidden page. */
function startTurns(read: () => unknown): { ask(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let readAt = 0;
  let missed = false;
  const ask = () => {
    if (document.visibilityState === "hidden") {
      missed = true;
      return;
    }
    timer ??= setTimeout(
      () => {
        timer = undefined;
        if (document.visibilityState === "hidden") {
          missed = true;
          return;
        }
        readAt = Date.now();
        read();
      },
      Math.max(settleMs, readAt + mostOftenMs - Date.now()),
    );
  };
  const onVisibility = () => {
    if (!missed || document.visibilityState === "hidden") return;
    missed = false;
    ask();
  };
  document.addEventListener("visibilitychange", onVisibility);
  return {
    ask,
    stop() {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
    },
  };
}
