import { useCallback, useEffect, useMemo, useRef, useState } from "react";

interface Selected {
  address: string;
  numbers: ReadonlySet<number>;
  /** All that match the view and its filters, also those on other pages. */
  matching: boolean;
}

/** Which tickets of the list are selected. Another list begins with none. */
export function useSelection(address: string, onPage: readonly number[]) {
  const none: Selected = { address, numbers: new Set(), matching: false };
  const [kept, setKept] = useState(none);
  const now = kept.address === address ? kept : none;
  const latest = useRef({ address, onPage, now });
  useEffect(() => {
    latest.current = { address, onPage, now };
  });
  const from = useRef<number | null>(null);

  const set = useCallback(
    (numbers: Iterable<number>, matching = false) =>
      setKept({ address: latest.current.address, numbers: new Set(numbers), matching }),
    [],
  );
  /** `range`: also all between this one and the one before. */
  const toggle = useCallback(
    (number: number, range = false) => {
      const { now, onPage } = latest.current;
      const on = !now.numbers.has(number);
      const [one, other] = [onPage.indexOf(from.current ?? number), onPage.indexOf(number)];
      const touched = range && one >= 0 ? onPage.slice(Math.min(one, other), Math.max(one, other) + 1) : [number];
      const next = new Set(now.numbers);
      for (const each of touched) {
        if (on) next.add(each);
        else next.delete(each);
      }
      from.current = number;
      set(next);
    },
    [set],
  );
  const page = useCallback(() => set(latest.current.onPage), [set]);
  const matching = useCallback(() => set(latest.current.onPage, true), [set]);
  const clear = useCallback(() => set([]), [set]);
  return useMemo(
    () => ({ numbers: now.numbers, isMatching: now.matching, toggle, page, matching, clear }),
    [now.numbers, now.matching, toggle, page, matching, clear],
  );
}
export type Selection = ReturnType<typeof useSelection>;
