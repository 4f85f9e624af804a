import { useEffect, useState } from "react";

/** Whether something has been going on for longer than people notice: then, not before, a skeleton is shown. */
export function useSlow(busy: boolean, afterMs = 250): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return;
    const timer = setTimeout(() => setSlow(true), afterMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy, afterMs]);
  return slow;
}
