import { useRevalidator } from "@remix-run/react";
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import type { LiveEvent } from "#app/platform/live/live-event.ts";
import { useLive } from "./use-live.ts";

/** Told of every batch; null: events may have been missed. */
type Listener = (events: LiveEvent[] | null) => void;

const Context = createContext<Set<Listener> | null>(null);

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
  const [listeners] = useState(() => new Set<Listener>());
  useLive(
    "/app/live",
    (events) => listeners.forEach((listener) => listener(events)),
    () => listeners.forEach((listener) => listener(null)),
    evenHidden,
  );
  return <Context.Provider value={listeners}>{children}</Context.Provider>;
}

/** Hears every batch of events; null: some may have been missed. */
export function useLiveEvents(onEvents: Listener): void {
  const listeners = useContext(Context);
  const latest = useRef(onEvents);
  useEffect(() => {
    latest.current = onEvents;
  });
  useEffect(() => {
    const listener: Listener = (events) => latest.current(events);
    listeners?.add(listener);
    return () => {
      listeners?.delete(listener);
    };
  }, [listeners]);
}

/** Several changes in a row are one reading … */
const settleMs = 150;
/** … and a shop where something changes all the time is read again once a second. */
const mostOftenMs = 1_000;

/** Reads the page's data again after events that concern it. */
export function useLiveReload(concerns: (event: LiveEvent) => boolean): void {
  const listeners = useContext(Context);
  const { revalidate } = useRevalidator();
  const latest = useRef({ concerns, revalidate });
  useEffect(() => {
    latest.current = { concerns, revalidate };
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let readAt = 0;
    let missed = false;
    const listener: Listener = (events) => {
      if (events && !events.some((event) => latest.current.concerns(event))) return;
      // Nobody looks: read once when somebody does.
      if (document.visibilityState === "hidden") {
        missed = true;
        return;
      }
      timer ??= setTimeout(
        () => {
          timer = undefined;
          readAt = Date.now();
          latest.current.revalidate();
        },
        Math.max(settleMs, readAt + mostOftenMs - Date.now()),
      );
    };
    const onVisibility = () => {
      if (!missed || document.visibilityState === "hidden") return;
      missed = false;
      listener(null);
    };
    listeners?.add(listener);
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
      listeners?.delete(listener);
    };
  }, [listeners]);
}
