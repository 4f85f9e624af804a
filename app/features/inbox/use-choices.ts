import { useCallback, useEffect, useState } from "react";
import type { FilterChoices } from "./inbox-view.ts";

/** What filters and changes offer. Read after the page is there; `failed` with a way to try again. */
export function useChoices() {
  const [choices, setChoices] = useState<FilterChoices | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const asking = new AbortController();
    const ask = async () => {
      try {
        const response = await fetch("/app/views", { signal: asking.signal });
        if (!response.ok) throw new Error(`choices: ${response.status}`);
        setChoices((await response.json()) as FilterChoices);
        setFailed(false);
      } catch {
        if (!asking.signal.aborted) setFailed(true);
      }
    };
    void ask();
    return () => asking.abort();
  }, [attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { choices, failed, retry };
}
export type Choices = ReturnType<typeof useChoices>;
