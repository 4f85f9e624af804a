import { useEffect, useReducer, useState } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import type { WantedPreview } from "./sample-order.ts";

/** Until somebody has stopped typing; milliseconds, ours. */
const pauseMs = 200;

export interface RulesPreviewState {
  /** What was shown last; null: nothing yet. */
  html: string | null;
  /** A field is not right, or it could not be read: `html` is of before. */
  problem: "wrong" | "failed" | null;
  reading: boolean;
  again(): void;
}

/** Reads what customers would see by rules as they are typed, whenever they or what is looked at change. */
export function useRulesPreview(values: object, wanted: WantedPreview): RulesPreviewState {
  const [attempt, again] = useReducer((count: number) => count + 1, 0);
  const { state, asker, kind, isSent } = wanted;
  const fields = { values: JSON.stringify(values), state, asker, kind: kind ?? "", step: isSent ? "sent" : "form" };
  const body = new URLSearchParams(fields).toString();
  const asked = `${attempt} ${body}`;
  const [shown, setShown] = useState<Pick<RulesPreviewState, "html" | "problem"> & { asked: string | null }>({
    asked: null,
    html: null,
    problem: null,
  });
  useEffect(() => {
    const stop = new AbortController();
    const tell = (problem: RulesPreviewState["problem"], html?: string) =>
      stop.signal.aborted || setShown((before) => ({ asked, html: html ?? before.html, problem }));
    const timer = setTimeout(() => {
      void readPreview(body, stop.signal).then(
        (answer) => (answer.ok ? tell(null, answer.value.html) : tell("wrong")),
        () => tell("failed"),
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked, body]);
  return { html: shown.html, problem: shown.problem, reading: shown.asked !== asked, again };
}

async function readPreview(body: string, signal: AbortSignal): Promise<Outcome<{ html: string }>> {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const answer = await fetch("/app/settings/requests/preview", { method: "POST", headers, body, signal });
  if (!answer.ok) throw new Error(`the preview answered ${answer.status}`);
  return (await answer.json()) as Outcome<{ html: string }>;
}
