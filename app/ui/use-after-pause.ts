import { useEffect, useRef } from "react";

/** Calls `run` once `change` has stood still for a while: somebody has stopped typing. Nothing for null. */
export function useAfterPause(change: string | null, pauseMs: number, run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (change === null) return;
    const timer = setTimeout(() => latest.current(), pauseMs);
    return () => clearTimeout(timer);
  }, [change, pauseMs]);
}
