import { useEffect, useState } from "react";
import type { FoundThings } from "#app/features/inbox/search-result.ts";

/** What `/app/find` answers. */
export interface FindAnswer {
  found: FoundThings | null;
  /** The views that this person may open, their own ones included. */
  views: { key: string; name: string }[];
}

const pauseMs = 120;

interface Finding {
  /** The last answer; it stays until another one comes. */
  answer: FindAnswer | null;
  /** What was typed when it was asked for. */
  answered: string | null;
  failed: boolean;
}

/**
 * What the server knows of what was typed. Asked for once typing pauses; an answer to what is no longer there is
 * dropped, also where it comes late.
 */
export function useFind(typed: string) {
  const [state, setState] = useState<Finding>({ answer: null, answered: null, failed: false });
  const [attempt, setAttempt] = useState(0);
  const q = typed.trim();
  useEffect(() => {
    const asking = new AbortController();
    const ask = async () => {
      try {
        const response = await fetch(`/app/find?${new URLSearchParams({ q })}`, { signal: asking.signal });
        if (!response.ok) throw new Error(`find: ${response.status}`);
        const answer = (await response.json()) as FindAnswer;
        if (!asking.signal.aborted) setState({ answer, answered: q, failed: false });
      } catch {
        if (!asking.signal.aborted) setState((before) => ({ ...before, failed: true }));
      }
    };
    const timer = setTimeout(() => void ask(), q ? pauseMs : 0);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [q, attempt]);
  return {
    views: state.answer?.views ?? null,
    found: q ? (state.answer?.found ?? null) : null,
    busy: state.answered !== q && !state.failed,
    failed: state.failed,
    retry: () => {
      setState((before) => ({ ...before, failed: false }));
      setAttempt((count) => count + 1);
    },
  };
}
