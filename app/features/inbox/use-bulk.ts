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

const isOver = (view: BulkView | null): boolean =>
  view !== null && (view.state === "done" || view.state === "failed" || view.state === "undone");

/** Live news are quick; this is for when they are cut. */
const askAgainMs = 2_000;

/**
 * Changes many tickets and follows how far it is. A request that did not get through is sent again with the same key.
 * `onChange` is told of each new state.
 */
export function useBulk(onChange: (bulk: BulkOfPage) => void) {
  const [bulk, setBulk] = useState<BulkOfPage | null>(null);
  const latest = useRef({ bulk, onChange });
  useEffect(() => {
    latest.current = { bulk, onChange };
  });

  const show = useCallback((next: BulkOfPage | null) => {
    latest.current.bulk = next;
    setBulk(next);
    if (next) latest.current.onChange(next);
  }, []);

  const read = useCallback(async () => {
    const { bulk } = latest.current;
    if (!bulk?.id || isOver(bulk.view)) return;
    const answer = await getJson<{ bulk: BulkView }>(`/app/bulk?id=${bulk.id}`);
    const now = latest.current.bulk;
    if (answer && now?.id === bulk.id) show({ ...now, view: answer.bulk });
  }, [show]);

  useLiveEvents((events) => {
    const id = latest.current.bulk?.id;
    if (id && (!events || events.some((event) => event.kind === "bulk" && event.bulkId === id))) void read();
  });
  const running = bulk !== null && bulk.problem === null && !isOver(bulk.view);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => void read(), askAgainMs);
    return () => clearInterval(timer);
  }, [running, read]);

  const start = useCallback(
    async (change: BulkChange | SnoozeAsk, tickets: BulkAsk["tickets"], again?: string) => {
      const ask = { change, tickets, requestKey: again ?? crypto.randomUUID() } as BulkAsk;
      show({ ask, id: null, view: null, problem: null });
      const answer = await post({ ask: JSON.stringify(ask) });
      const now = latest.current.bulk;
      if (now?.ask.requestKey !== ask.requestKey) return;
      show({ ...now, id: answer.ok ? answer.value.id : null, problem: answer.ok ? null : answer.problem });
      void read();
    },
    [show, read],
  );
  const undo = useCallback(async () => {
    const { bulk } = latest.current;
    if (!bulk?.id || !bulk.view || bulk.view.state === "undone" || bulk.view.state === "undoing") return;
    show({ ...bulk, view: { ...bulk.view, state: "undoing" } });
    const answer = await post({ intent: "undo", id: bulk.id });
    const now = latest.current.bulk;
    if (now?.id !== bulk.id) return;
    show({ ...now, ...(answer.ok ? {} : { view: bulk.view, problem: answer.problem }) });
    void read();
  }, [show, read]);
  const dismiss = useCallback(() => show(null), [show]);
  return useMemo(() => ({ bulk, running, start, undo, dismiss }), [bulk, running, start, undo, dismiss]);
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
