import { useCallback, useEffect, useRef } from "react";

/**
 * Saves what is typed a moment after the last key. `flush` saves at once what is still waiting (on blur, before
 * leaving); `forget` drops it, because it was sent.
 */
export function useAutosave(
  text: string,
  save: (text: string) => void,
  pauseMs = 800,
): { flush(): void; forget(): void } {
  const saved = useRef(text);
  const latest = useRef({ text, save });
  useEffect(() => {
    latest.current = { text, save };
  });
  const flush = useCallback(() => {
    if (latest.current.text === saved.current) return;
    saved.current = latest.current.text;
    latest.current.save(latest.current.text);
  }, []);
  const forget = useCallback(() => {
    latest.current.text = "";
    saved.current = "";
  }, []);
  useEffect(() => {
    if (text === saved.current) return;
    const timer = setTimeout(flush, pauseMs);
    return () => clearTimeout(timer);
  }, [text, pauseMs, flush]);
  useEffect(() => flush, [flush]);
  return { flush, forget };
}
