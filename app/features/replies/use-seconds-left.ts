import { useEffect, useRef, useState } from "react";
import { usePage } from "#app/ui/page-context.tsx";

/** Whole seconds until an instant, by the server's clock; counts down, 0 when it is over or there is none. */
export function useSecondsLeft(until: string | null): number {
  const { now } = usePage();
  const ahead = useRef(0);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    ahead.current = now.getTime() - Date.now();
  }, [now]);
  useEffect(() => {
    if (until === null) return setLeft(0);
    const count = () => {
      const seconds = Math.max(0, Math.ceil((new Date(until).getTime() - Date.now() - ahead.current) / 1_000));
      setLeft(seconds);
      if (seconds === 0) clearInterval(timer);
    };
    const timer = setInterval(count, 250);
    count();
    return () => clearInterval(timer);
  }, [until]);
  return left;
}
