import { ScrollRestoration, useLocation, useRevalidator } from "@remix-run/react";
import { useLayoutEffect, useRef, type MutableRefObject, type ReactNode } from "react";

/** Takes down how far the person has scrolled, before React Router's part moves the page. */
function Mark({ yRef }: { yRef: MutableRefObject<number> }): ReactNode {
  useLayoutEffect(() => {
    yRef.current = window.scrollY;
  });
  return null;
}

/**
 * Restores how far pages were scrolled, under the keys of `getKey`. A page that is only read anew stays where it was
 * scrolled to meanwhile: React Router would take it back to where it was when the reading began.
 */
export function PageScroll({ getKey }: { getKey: (location: { state: unknown; key: string }) => string }): ReactNode {
  const { key } = useLocation();
  // Drawn, and so in effect, whenever React Router's part is.
  useRevalidator();
  const shown = useRef(key);
  const yRef = useRef(0);
  useLayoutEffect(() => {
    if (shown.current === key && window.scrollY !== yRef.current) window.scrollTo(0, yRef.current);
    shown.current = key;
  });
  return (
    <>
      <Mark yRef={yRef} />
      <ScrollRestoration getKey={getKey} />
    </>
  );
}
