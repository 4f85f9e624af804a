import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useLiveEvents } from "#app/ui/live-context.tsx";
import type { BulkChange, BulkView } from "./bulk-action.ts";
import type { BulkAsk } from "./bulk-ask.ts";

/** A change of tickets that this page began. */
export interface BulkOfPage {
  ask: BulkAsk;
  /** Set once the server has it. */
  id: string | null;
  /** As it was read last. */
  view: BulkView | null;
  /** A problem's word (`bulk:problem`), or that it did not get through. */
  problem: string | null;
}

/** It goes on no longer. */
export const isOver = (view: BulkView | null): boolean =>
  view !== null && (view.state === "done" || view.state === "failed" || view.state === "undone");

/** Live news are quick; this is for when they are cut. */
const askAgainMs = 2_000;

/** So many changes are followed at once; of older ones the list tells. */
const most = 20;

/**
 * Changes tickets and follows how far it is. One may begin another change before the first is done: `bulks` has all,
 * `bulk` is the last one, which is told of and can be undone. A request that did not get through is sent again with the
 * same key. `onEnd` is told of each that has come to an end.
 */
export function useBulk(onEnd: (bulk: BulkOfPage) => void) {
  const [bulks, setBulks] = useState<readonly BulkOfPage[]>([]);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const latest = useRef({ bulks, onEnd });
  useEffect(() => {
    latest.current.onEnd = onEnd;
  });

  const keep = useCallback((next: readonly BulkOfPage[]) => {
    latest.current.bulks = next.slice(-most);
    setBulks(latest.current.bulks);
  }, []);
  const change = useCallback(
    (key: string, more: Partial<BulkOfPage>) => {
      const before = latest.current.bulks.find((one) => one.ask.requestKey === key);
      if (!before) return;
      const after = { ...before, ...more };
      keep(latest.current.bulks.map((one) => (one === before ? after : one)));
      if (isOver(after.view) && before.view?.state !== after.view?.state) latest.current.onEnd(after);
    },
    [keep],
  );

  const read = useCallback(
    async (id: string | null) => {
      const open = latest.current.bulks.filter((one) => one.id && !isOver(one.view) && (!id || one.id === id));
      for (const one of open) {
        const answer = await getJson<{ bulk: BulkView }>(`/app/bulk?id=${one.id}`);
        if (answer) change(one.ask.requestKey, { view: answer.bulk });
      }
    },
    [change],
  );
  useLiveEvents((events) => {
    if (!events) return void read(null);
    for (const event of events) if (event.kind === "bulk") void read(event.bulkId);
  });
  const running = bulks.some((one) => one.problem === null && !isOver(one.view));
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => void read(null), askAgainMs);
    return () => clearInterval(timer);
  }, [running, read]);

  const start = useCallback(
    async (what: BulkChange | SnoozeAsk, tickets: BulkAsk["tickets"], again?: string) => {
      const requestKey = again ?? crypto.randomUUID();
      const ask = { change: what, tickets, requestKey } as BulkAsk;
      const others = latest.current.bulks.filter((one) => one.ask.requestKey !== requestKey);
      keep([...others, { ask, id: null, view: null, problem: null }]);
      const answer = await post({ ask: JSON.stringify(ask) });
      change(requestKey, answer.ok ? { id: answer.value.id } : { problem: answer.problem });
      if (answer.ok) await read(answer.value.id);
    },
    [keep, change, read],
  );
  const undo = useCallback(
    async (key?: string) => {
      const { bulks } = latest.current;
      const bulk = key ? bulks.find((one) => one.ask.requestKey === key) : bulks.at(-1);
      if (!bulk?.id || !bulk.view || (bulk.view.state !== "done" && bulk.view.state !== "failed")) return;
      change(bulk.ask.requestKey, { view: { ...bulk.view, state: "undoing" } });
      const answer = await post({ intent: "undo", id: bulk.id });
      if (answer.ok) await read(bulk.id);
      else change(bulk.ask.requestKey, { view: bulk.view, problem: answer.problem });
    },
    [change, read],
  );
  const last = bulks.at(-1) ?? null;
  const bulk = last && last.ask.requestKey !== dismissed ? last : null;
  const dismiss = useCallback(() => setDismissed(latest.current.bulks.at(-1)?.ask.requestKey ?? null), []);
  return useMemo(() => ({ bulk, bulks, start, undo, dismiss }), [bulk, bulks, start, undo, dismiss]);
}
export type Bulk = ReturnType<typeof useBulk>;

/** A snooze as a form has it: its end by the shop's clocks; the server reads it. */
export type SnoozeAsk = { kind: "snooze"; data: { snoozed: boolean; until: string | null } };

async function getJson<T>(address: string): Promise<T | null> {
  try {
    const response = await fetch(address);
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}

async function post(fields: Record<string, string>): Promise<Outcome<{ id: string }>> {
  try {
    const response = await fetch("/app/bulk", { method: "POST", body: new URLSearchParams(fields) });
    if (!response.ok) return { ok: false, problem: "not_sent" };
    return (await response.json()) as Outcome<{ id: string }>;
  } catch {
    return { ok: false, problem: "not_sent" };
  }
}
