import { useRevalidator } from "@remix-run/react";
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import type { LiveEvent } from "#app/platform/live/live-event.ts";
import { useLive } from "./use-live.ts";

/** Told of every batch; null: events may have been missed. */
type Listener = (events: LiveEvent[] | null) => void;

const Context = createContext<Set<Listener> | null>(null);

/** One connection for live updates per open page, however many parts listen. */
export function LiveUpdates({ children }: { children: ReactNode }): ReactNode {
  const [listeners] = useState(() => new Set<Listener>());
  useLive(
    "/app/live",
    (events) => listeners.forEach((listener) => listener(events)),
    () => listeners.forEach((listener) => listener(null)),
  );
  return <Context.Provider value={listeners}>{children}</Context.Provider>;
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
    const listener: Listener = (events) => {
      if (events && !events.some((event) => latest.current.concerns(event))) return;
      timer ??= setTimeout(
        () => {
          timer = undefined;
          readAt = Date.now();
          latest.current.revalidate();
        },
        Math.max(settleMs, readAt + mostOftenMs - Date.now()),
      );
    };
    listeners?.add(listener);
    return () => {
      clearTimeout(timer);
      listeners?.delete(listener);
    };
  }, [listeners]);
}
