import { useEffect, useRef } from "react";
import type { LiveEvent } from "#app/platform/live/live-event.ts";
import { readEventStream } from "./read-event-stream.ts";

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/**
 * Hears what changes in the shop, as long as the tab is visible. A hidden tab lets go of its connection; when it is
 * looked at again, and whenever a connection begins, `onGap` is called because nobody knows what was missed before.
 * Read by `fetch`, which carries the ID token of App Bridge; an EventSource cannot. `evenHidden` keeps the connection.
 */
export function useLive(
  url: string,
  onEvents: (events: LiveEvent[]) => void,
  onGap: () => void,
  evenHidden = false,
): void {
  const handlers = useRef({ onEvents, onGap });
  useEffect(() => {
    handlers.current = { onEvents, onGap };
  });
  useEffect(() => {
    let connection: AbortController | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;

    async function listen(): Promise<void> {
      const own = new AbortController();
      connection = own;
      try {
        const response = await fetch(url, { headers: { Accept: "text/event-stream" }, signal: own.signal });
        if (!response.ok || !response.body) throw new Error(`live updates: ${response.status}`);
        // Also the first time: something may have changed between the reading of the page and this.
        handlers.current.onGap();
        failures = 0;
        for await (const events of readEventStream(response.body)) handlers.current.onEvents(events);
      } catch {
        failures += 1;
      }
      if (!own.signal.aborted) again();
    }

    function again(): void {
      const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
      // Spread, so that a restarted server is not asked by every open page in the same moment.
      timer = setTimeout(() => void listen(), pause * (0.5 + Math.random() / 2));
    }

    function stop(): void {
      clearTimeout(timer);
      connection?.abort();
      connection = null;
    }

    const wanted = () => evenHidden || document.visibilityState === "visible";

    function onVisibility(): void {
      if (evenHidden) return;
      stop();
      if (wanted()) void listen();
    }

    if (wanted()) void listen();
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      stop();
    };
  }, [url, evenHidden]);
}
