import { useCallback, useEffect, useReducer, useState } from "react";
import { afterPaint } from "./after-paint.ts";

/**
 * What a part of a page reads when the page is there: null until then, and `again` for another try, during which
 * `reading` is true. Read once more whenever `since` changes. `read` answers also when something went wrong, and is the
 * same function at each drawing.
 */
export function useRead<Data>(address: string, read: (address: string) => Promise<Data>, since?: unknown) {
  const [attempt, again] = useReducer((count: number) => count + 1, 0);
  const asked = `${attempt} ${address}`;
  const [answer, setAnswer] = useState<{ asked: string; address: string; data: Data } | null>(null);
  useEffect(() => {
    let isOver = false;
    const leaveOut = afterPaint(() => {
      void read(address).then((data) => {
        if (!isOver) setAnswer({ asked, address, data });
      });
    });
    return () => {
      isOver = true;
      leaveOut();
    };
  }, [asked, address, read, since]);
  return {
    data: answer?.address === address ? answer.data : null,
    reading: answer?.asked !== asked,
    again: useCallback(() => again(), []),
  };
}
