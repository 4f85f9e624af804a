import { useCallback, useEffect, useRef } from "react";

/**
 * Saves what is typed a moment after the last key. `flush` saves at once what is still waiting (on blur, before
 * leaving); `forget` drops it, because it was sent. Nothing is saved while `held`: it is being sent.
 */
export function useAutosave(
  text: string,
  held: boolean,
  save: (text: string) => void,
  pauseMs = 800,
): { flush(): void; forget(): void } {
  const saved = useRef(text);
  const latest = useRef({ text, held, save });
  useEffect(() => {
    latest.current = { text, held, save };
  });
  const flush = useCallback(() => {
    if (latest.current.held || latest.current.text === saved.current) return;
    saved.current = latest.current.text;
    latest.current.save(latest.current.text);
  }, []);
  const forget = useCallback(() => {
    latest.current.text = "";
    saved.current = "";
  }, []);
  useEffect(() => {
    if (held || text === saved.current) return;
    const timer = setTimeout(flush, pauseMs);
    return () => clearTimeout(timer);
  }, [text, held, pauseMs, flush]);
  useEffect(() => flush, [flush]);
  return { flush, forget };
}
