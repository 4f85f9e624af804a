import { useEffect, useRef } from "react";

/** Calls `onAnswer` once for each answer that a fetcher brings, with what the page knows by then. */
export function useAnswer<Answer>(answer: Answer | undefined, onAnswer: (answer: Answer) => void): void {
  const latest = useRef(onAnswer);
  useEffect(() => {
    latest.current = onAnswer;
  });
  useEffect(() => {
    if (answer !== undefined) latest.current(answer);
  }, [answer]);
}
