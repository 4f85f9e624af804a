import { useEffect, useRef } from "react";

/**
 * Calls `onAnswer` once for each answer that a fetcher brings, with what the page knows by then.
 *
 * Looked for after each drawing and not by an effect that depends on the answer: the router's fetchers read it from
 * outside of React's state, and when React gives up a drawing in which nothing else has changed, such an effect is noted
 * as done without having run.
 */
export function useAnswer<Answer>(answer: Answer | undefined, onAnswer: (answer: Answer) => void): void {
  const told = useRef<Answer>();
  useEffect(() => {
    if (answer === undefined || told.current === answer) return;
    told.current = answer;
    onAnswer(answer);
  });
}
