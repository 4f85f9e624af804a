import { useCallback, useEffect, useRef, useState } from "react";
import { useLiveEvents, usePageId } from "#app/ui/live-context.tsx";
import { beatSeconds, typingSeconds } from "./presence.ts";
import type { PresentPerson } from "./ticket-view.ts";

type State = "here" | "typing" | "gone";

/**
 * Says that the ticket is open here, and who else has it open. A hidden tab says nothing and counts as gone. One that is
 * closed has no time to fetch a token and say so: then the end of its live connection does. Whatever fails is left out:
 * nobody's work waits for it.
 */
export function usePresence(number: number, initial: PresentPerson[]) {
  const url = `/app/tickets/${number}/presence`;
  const pageId = usePageId();
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
      const body = new URLSearchParams({ state: next, page: pageId ?? "" });
      void ask({ method: "POST", body, keepalive: next === "gone" });
    },
    [ask, pageId],
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
    // When it is looked at again, it says that it is here, and hears who else is.
    if (document.visibilityState === "hidden") return;
    // Whose connection ended counts as gone.
    if (!events && state.current !== "gone") tell(state.current);
    else if (!events || events.some((event) => event.kind === "presence" && event.number === number)) void ask();
  });

  /** Somebody typed a character here. */
  const typed = useCallback(() => {
    clearTimeout(typingEnds.current);
    typingEnds.current = setTimeout(() => tell("here"), typingSeconds * 1_000);
    if (state.current !== "typing") tell("typing");
  }, [tell]);

  /** What was typed has been sent. */
  const sent = useCallback(() => {
    clearTimeout(typingEnds.current);
    if (state.current === "typing") tell("here");
  }, [tell]);

  return { present, typed, sent };
}
