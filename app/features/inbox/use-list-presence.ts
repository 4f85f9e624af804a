import { useCallback, useEffect, useRef, useState } from "react";
import type { PresentPerson } from "#app/features/tickets/ticket-view.ts";
import { useLiveRead } from "#app/ui/live-context.tsx";
import type { ListPresence } from "./list-presence.server.ts";

export type PresentByNumber = ReadonlyMap<number, PresentPerson[]>;

const nobody: PresentByNumber = new Map();

/**
 * Who else is at the tickets with these numbers, kept up to date by live news. Who went without saying so is asked for
 * when their time is over. Without an answer what was known stays.
 */
export function useListPresence(numbers: readonly number[]): PresentByNumber {
  const [known, setKnown] = useState({ present: nobody, staleInSeconds: null as number | null });
  const asked = numbers.join(",");
  const latest = useRef({ asked, asking: null as AbortController | null });
  useEffect(() => {
    latest.current.asked = asked;
  }, [asked]);

  const read = useCallback(async () => {
    const { asked, asking } = latest.current;
    asking?.abort();
    const own = (latest.current.asking = new AbortController());
    if (!asked) return;
    try {
      const response = await fetch(`/app/presence?numbers=${asked}`, { signal: own.signal });
      if (!response.ok) return;
      const { tickets, staleInSeconds } = (await response.json()) as ListPresence;
      setKnown({ present: new Map(tickets.map(({ number, present }) => [number, present])), staleInSeconds });
    } catch {
      // Left, or no connection: the next news ask again.
    }
  }, []);
  const soon = useLiveRead((event) => event.kind === "presence" && numbers.includes(event.number), read);
  useEffect(soon, [soon, asked]);
  useEffect(() => {
    if (known.staleInSeconds === null) return;
    const timer = setTimeout(soon, known.staleInSeconds * 1_000);
    return () => clearTimeout(timer);
  }, [known, soon]);
  useEffect(() => {
    const { current } = latest;
    return () => current.asking?.abort();
  }, []);
  return known.present;
}
