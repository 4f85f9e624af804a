import { useNavigate } from "@remix-run/react";
import { useMemo, useSyncExternalStore } from "react";
import { neighboursOf, readListPlace, type WayState } from "./list-place.ts";

const never = () => () => undefined;

/** The ways from a ticket back to the list as it was left, and on to the tickets beside it there. */
export function useListWay(number: number) {
  const navigate = useNavigate();
  const place = useSyncExternalStore(never, readListPlace, () => null);
  return useMemo(() => {
    const { before, after } = neighboursOf(place, number);
    const go = (to: number | null) =>
      to === null
        ? undefined
        : // In the place of this one: the browser's way back leads to the list.
          () => navigate(`/app/tickets/${to}`, { replace: true });
    return {
      /** `byKey`: the ticket's row has the focus then. */
      back: (byKey = false) => {
        const state: WayState = { scrollKey: place?.scrollKey, ...(byKey ? { focus: number } : {}) };
        navigate(place?.address ?? "/app/tickets", { state });
      },
      /** undefined: there is none. */
      before: go(before),
      after: go(after),
    };
  }, [navigate, place, number]);
}
export type ListWay = ReturnType<typeof useListWay>;
