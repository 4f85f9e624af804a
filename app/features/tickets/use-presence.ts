import { useCallback, useEffect, useRef, useState } from "react";
import { useLiveEvents } from "#app/ui/live-context.tsx";
import { beatSeconds, typingSeconds } from "./presence.ts";
import type { PresentPerson } from "./ticket-view.ts";

type State = "here" | "typing" | "gone";

/**
 * Says that the ticket is open here, and who else has it open. A hidden tab says nothing and counts as gone. Whatever
 * fails is left out: nobody's work waits for it.
 */
export function usePresence(number: number, initial: PresentPerson[]) {
  const url = `/app/tickets/${number}/presence`;
  const [present, setPresent] = useState(initial);
  const [read, setRead] = useState(initial);
  if (read !== initial) {
    setRead(initial);
    setPresent(initial);
  }
  const state = useRef<State>("gone");
  const typingEnds = useRef<ReturnType<typeof setTimeout>>(undefined);

  const ask = useCallback(
    async (init?: RequestInit) => {
      try {
        const response = await fetch(url, init);
        if (!response.ok) return;
        const next = ((await response.json()) as { present: PresentPerson[] }).present;
        // Each beat tells; the page is drawn anew only when somebody came, went or began to type.
        setPresent((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      } catch {
        // The connection is away; the next beat finds it again.
      }
    },
    [url],
  );
  const tell = useCallback(
    (next: State) => {
      if (document.visibilityState === "hidden" && next !== "gone") return;
      state.current = next;
      void ask({ method: "POST", body: new URLSearchParams({ state: next }), keepalive: next === "gone" });
    },
    [ask],
  );

  useEffect(() => {
    const arrive = () => tell("here");
    const leave = () => {
      clearTimeout(typingEnds.current);
      if (state.current !== "gone") tell("gone");
    };
    const onVisibility = () => (document.visibilityState === "visible" ? arrive() : leave());
    arrive();
    const beat = setInterval(() => tell(state.current === "typing" ? "typing" : "here"), beatSeconds * 1_000);
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(beat);
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [tell]);

  useLiveEvents((events) => {
    if (!events || events.some((event) => event.kind === "presence" && event.number === number)) void ask();
  });

  /** Somebody typed a character here. */
  const typed = useCallback(() => {
    clearTimeout(typingEnds.current);
    typingEnds.current = setTimeout(() => tell("here"), typingSeconds * 1_000);
    if (state.current !== "typing") tell("typing");
  }, [tell]);

  return { present, typed };
}
