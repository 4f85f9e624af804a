import { useEffect, useRef } from "react";

/**
 * Gives the focus to the first of these that is still on the page, where what had it is gone: somebody who went on
 * elsewhere meanwhile keeps it.
 */
export function focusAfter(candidates: Iterable<HTMLElement | null | undefined>): void {
  if (document.activeElement && document.activeElement !== document.body) return;
  for (const one of candidates) if (one?.isConnected) return one.focus({ preventScroll: true });
}

/** The elements around this one that can be given the focus by us, the nearest first. */
export function focusableAround(inside: Element | null): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = inside?.closest<HTMLElement>("[tabindex='-1']"); at; at = at.parentElement?.closest("[tabindex='-1']"))
    found.push(at);
  return found;
}

/**
 * When this part of the page goes away by what the reader did in it (`isOwn`), the focus goes to the first of what
 * `find` said while it was there.
 */
export function useFocusAfter(isOwn: boolean, find: () => Iterable<HTMLElement | null | undefined>): void {
  const own = useRef(isOwn);
  const findNow = useRef(find);
  useEffect(() => {
    own.current = isOwn;
    findNow.current = find;
  });
  useEffect(() => {
    const candidates = [...findNow.current()];
    return () => {
      if (own.current) focusAfter(candidates);
    };
  }, []);
}
