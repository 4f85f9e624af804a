import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useLiveEvents } from "#app/ui/live-context.tsx";
import type { BulkChange, BulkView } from "./bulk-action.ts";
import type { BulkAsk } from "./bulk-ask.server.ts";
import { isMade, isOver, laterView, mayTakeBack, type BulkOfPage } from "./bulk-of-page.ts";

/** Live news are quick; this is for when they are cut. */
const askAgainMs = 2_000;

/** So many changes are followed at once; of older ones the list tells. */
const most = 20;

/**
 * Changes tickets and follows how far it is. One may begin another change before the first is done: `bulks` has all,
 * `bulk` is the last one, which is told of. `undo` takes back the one with this key, else the last that can be; one that
 * is still being made is taken back as soon as it is. A request that did not get through is sent again with the same
 * key. `onEnd` is told of each that has come to an end.
 */
export function useBulk(onEnd: (bulk: BulkOfPage) => void) {
  const [bulks, setBulks] = useState<readonly BulkOfPage[]>([]);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const latest = useRef({ bulks, onEnd, undo: async (_key: string) => {} });

  const keep = useCallback((next: readonly BulkOfPage[]) => {
    latest.current.bulks = next.slice(-most);
    setBulks(latest.current.bulks);
  }, []);
  const change = useCallback(
    (key: string, more: Partial<BulkOfPage>) =>
      keep(latest.current.bulks.map((one) => (one.ask.requestKey === key ? { ...one, ...more } : one))),
    [keep],
  );
  const find = (key: string) => latest.current.bulks.find((one) => one.ask.requestKey === key);

  const read = useCallback(
    async (id: string | null) => {
      const open = latest.current.bulks.filter((one) => one.id && !isOver(one.view) && (!id || one.id === id));
      for (const { ask, id } of open) {
        const answer = await getJson<{ bulk: BulkView }>(`/app/bulk?id=${id}`);
        const before = find(ask.requestKey);
        if (!answer || !before) continue;
        const view = laterView(before.view, answer.bulk);
        change(ask.requestKey, { view });
        if (!isOver(view) || view.state === before.view?.state) continue;
        if (before.undoWanted && isMade(view)) void latest.current.undo(ask.requestKey);
        else latest.current.onEnd({ ...before, view });
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
    const timer = setInterval(() => {
      // Nobody looks: it is read when somebody does, as the live connection begins again.
      if (document.visibilityState === "visible") void read(null);
    }, askAgainMs);
    return () => clearInterval(timer);
  }, [running, read]);

  const start = useCallback(
    async (what: BulkChange | SnoozeAsk, tickets: BulkAsk["tickets"], again?: string) => {
      const requestKey = again ?? crypto.randomUUID();
      const ask = { change: what, tickets, requestKey } as BulkAsk;
      const others = latest.current.bulks.filter((one) => one.ask.requestKey !== requestKey);
      keep([...others, { ask, id: null, view: null, problem: null, undoWanted: false }]);
      const answer = await post({ ask: JSON.stringify(ask) });
      change(requestKey, answer.ok ? { id: answer.value.id } : { problem: answer.problem });
      if (answer.ok) await read(answer.value.id);
    },
    [keep, change, read],
  );
  const undo = useCallback(
    async (key?: string) => {
      const bulk = key ? find(key) : latest.current.bulks.findLast(mayTakeBack);
      if (!bulk || !mayTakeBack(bulk)) return;
      const { requestKey } = bulk.ask;
      if (!bulk.view || !isMade(bulk.view)) return change(requestKey, { undoWanted: true });
      change(requestKey, { view: { ...bulk.view, state: "undoing" }, problem: null, undoWanted: false });
      const answer = await post({ intent: "undo", id: bulk.view.id });
      if (answer.ok) await read(bulk.view.id);
      else change(requestKey, { view: bulk.view, problem: answer.problem });
    },
    [change, read],
  );
  useEffect(() => {
    latest.current.onEnd = onEnd;
    latest.current.undo = undo;
  });
  const last = bulks.at(-1) ?? null;
  const bulk = last && last.ask.requestKey !== dismissed ? last : null;
  const canUndo = bulks.some(mayTakeBack);
  const dismiss = useCallback(() => setDismissed(latest.current.bulks.at(-1)?.ask.requestKey ?? null), []);
  return useMemo(() => ({ bulk, bulks, canUndo, start, undo, dismiss }), [bulk, bulks, canUndo, start, undo, dismiss]);
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
