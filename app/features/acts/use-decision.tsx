import { useFetcher, useParams } from "@remix-run/react";
import { useState } from "react";
import { formatDateTime } from "#app/ui/format-time.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import type { Outcome } from "../shared/outcome.ts";
import type { ActionView } from "./action-view.ts";
import type { ActionComparison, Decided, Decision } from "./order-action-decision.ts";
import { useActText } from "./use-act-text.ts";

/** Both sides of an act that waits for a person, what one is about to say of it, and what the server said to that. */
export function useDecision({ id: actionId, kind }: ActionView, onDecided?: (action: ActionView) => void) {
  const { number } = useParams();
  const t = useActText(kind);
  const say = useProblemText(kind);
  const { now, locale, zone } = usePage();
  const comparer = useFetcher<Outcome<ActionComparison>>();
  const decider = useFetcher<Outcome<Decided>>();
  const [choice, setChoice] = useState<Decision | null>(null);
  const action = `/app/tickets/${number}`;

  const [word, setWord] = useState("");
  const [wordProblem, setWordProblem] = useState<string | null>(null);
  const choose = (next: Decision | null): void => {
    setChoice(next);
    setWordProblem(null);
  };

  useAnswer(decider.data, (answer) => {
    if (!answer.ok && answer.field === "word") return setWordProblem(say(answer));
    choose(null);
    if (!answer.ok) return;
    setWord("");
    if (answer.value.found) shopify.toast.show(t("decide.found"));
    onDecided?.(answer.value.action);
  });
  const refusal = [decider.data, comparer.data].find((answer) => answer && !answer.ok && answer.field !== "word");
  const dateTime = (at: string): string => formatDateTime(new Date(at), now, locale, zone);

  return {
    comparison: comparer.data?.ok ? comparer.data.value : null,
    comparing: comparer.state !== "idle",
    compare: () => comparer.submit({ intent: "compare", actionId }, { method: "post", action }),
    choice,
    choose,
    word,
    wordProblem,
    setWord(next: string): void {
      setWord(next);
      setWordProblem(null);
    },
    deciding: decider.state !== "idle",
    decide(): void {
      if (choice && decider.state === "idle")
        decider.submit({ intent: "decide", actionId, decision: choice, word }, { method: "post", action });
    },
    dateTime,
    refusal:
      refusal && !refusal.ok
        ? say(
            refusal.problem === "too_early" && refusal.detail
              ? { ...refusal, detail: dateTime(refusal.detail) }
              : refusal,
          )
        : null,
  };
}
