import { useFetcher, useParams } from "@remix-run/react";
import { useState } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { readJson } from "#app/ui/read-json.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useRead } from "#app/ui/use-read.ts";
import type { ActionView } from "../action-view.ts";
import type { RequestDetail } from "./request-detail.ts";

export type RequestDecision = "approve" | "decline" | "withdraw";

const read = (address: string) => keepTyped(() => readJson<Outcome<RequestDetail>>(address));

/** What is typed beside a request and not said yet: in the order's place an act may be opened and left meanwhile. */
const words = new Map<ActionView["id"], string>();

/** A request that waits: what it is about, and what one is about to say to it. */
export function useRequest({ id }: ActionView, onDecided?: (action: ActionView) => void) {
  const { number } = useParams();
  const address = `/app/tickets/${number}/approval`;
  const { data, again, reading } = useRead(`${address}?action=${id}`, read);
  const fetcher = useFetcher<Outcome<ActionView>>();
  const say = useProblemText("authority");
  const [word, setWord] = useState(words.get(id) ?? "");
  const [decision, setDecision] = useState<RequestDecision | null>(null);
  const [refused, setRefused] = useState<{ field?: string; text: string } | null>(null);
  useAnswer(fetcher.data, (answer) => {
    if (answer.ok) {
      words.delete(id);
      return onDecided?.(answer.value);
    }
    setRefused({ field: answer.field, text: say(answer) });
  });
  const busy = fetcher.state !== "idle";
  return {
    detail: data?.ok ? data.value : null,
    /** It is decided on in another ticket, or not there any more. */
    isElsewhere: data?.ok === false && data.problem === "not_found",
    failed: data?.ok === false,
    reading,
    again,
    word,
    setWord(typed: string): void {
      setRefused(null);
      words.set(id, typed);
      setWord(typed);
    },
    problemOf: (field?: string) => (refused && refused.field === field ? refused.text : undefined),
    /** What is being said just now. */
    busyWith: busy ? decision : null,
    busy,
    /** Something was said to it here, and not refused. */
    hasDecided: decision !== null && refused === null,
    decide(what: RequestDecision): void {
      if (busy) return;
      setRefused(null);
      setDecision(what);
      fetcher.submit({ intent: what, actionId: id, word }, { method: "post", action: address });
    },
  };
}

export type Request = ReturnType<typeof useRequest>;
