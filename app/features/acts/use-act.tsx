import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useAfterPause } from "#app/ui/use-after-pause.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import type { Refusal } from "#app/features/shared/outcome.ts";
import { actAddress } from "./act-address.ts";
import type { ActKind } from "./act-kind.ts";
import type { ActPreview } from "./act-preview.ts";
import type { Checked } from "./act-problems.ts";
import type { GoOn } from "./authority/begin-act.ts";
import type { ActionView } from "./action-view.ts";

export type { ActPreview };

type PreviewAnswer<Preview> = Checked<Preview> | Refusal;
type ConfirmAnswer = { ok: true; value: ActionView } | Refusal;
export type ActValues = Record<string, string>;

/** How an act of one kind is asked for. */
export interface ActForm {
  kind: ActKind;
  /** Of the ticket. */
  number: number;
  /** What the form starts from; fields by name. */
  untouched: ActValues;
  /** Whether there is anything to preview. */
  isChosen: (values: ActValues) => boolean;
  /** What the values mean for what can be done now: what they name may have gone meanwhile. Left out: as they are. */
  fit?: (values: ActValues) => ActValues;
  /** Sent with each preview beside the form's fields. */
  beside?: ActValues;
  /** What can still be done has changed: to be read again. */
  onOutdated: () => void;
  /** A request to go on from; null: none. */
  goOn: GoOn | null;
}

/** Stands in a field while what it will hold is on its way: until then nothing is asked, and nothing can be confirmed. */
export const arriving = "…";

/** Typing goes on for a moment before Shopify is asked what it would mean. */
const pauseMs = 450;

/**
 * What is chosen, what Shopify says it comes to, and the confirmation of exactly that. A calculation counts only for
 * the choice it was made from; a confirmation goes out once.
 */
export function useAct<Preview extends ActPreview>(form: ActForm) {
  const { kind, isChosen, onOutdated } = form;
  const action = actAddress(kind, form.number);
  const say = useProblemText(kind);
  const [typed, setValues] = useState<ActValues>({ ...form.untouched, ...form.goOn?.values });
  const values = form.fit?.(typed) ?? typed;
  const [word, setWord] = useState("");
  /** What is said to who asked for what this takes the place of. */
  const [reply, setReply] = useState(form.goOn?.answer?.word ?? "");
  const [askedFor, setAskedFor] = useState("");
  const [answeredFor, setAnsweredFor] = useState("");
  const [confirming, setConfirming] = useState<Preview | null>(null);
  /** Confirmed, and nobody heard what came of it: until that is known, nothing else may be asked for. */
  const [unanswered, setUnanswered] = useState<Preview | null>(null);
  /** The preview that a confirmation found to hold no longer. */
  const [dropped, setDropped] = useState<string | null>(null);
  const [confirmed, setConfirmed] = useState<ActionView | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const previewer = useFetcher<PreviewAnswer<Preview>>();
  const confirmer = useFetcher<ConfirmAnswer>();

  const current = JSON.stringify(values);
  const chosen = isChosen(values);
  const waits = Object.values(values).includes(arriving);
  const busy = confirmer.state !== "idle";

  function ask(): void {
    setAskedFor(current);
    setAnsweredFor("");
    const brought = { ...form.beside, ...openedBy((previewer.data ?? null) as PreviewAnswer<Preview> | null) };
    previewer.submit({ ...values, ...brought, intent: "preview" }, { method: "post", action });
  }

  useAfterPause(chosen && !waits && current !== askedFor ? current : null, pauseMs, ask);
  useAnswer(previewer.data, () => setAnsweredFor(askedFor));
  useAnswer(confirmer.data, (answer) => {
    const isLost = !answer.ok && answer.problem === "not_sent";
    // The same preview confirmed again is the same act; another choice would be another act.
    setUnanswered(isLost ? confirming : null);
    if (answer.ok) return setConfirmed(answer.value);
    if (isLost) return;
    setRefused(answer);
    // What was said beside it is not taken; the preview still holds.
    if (answer.field === "word" || answer.field === "answer") return;
    setDropped(confirming?.requestKey ?? null);
    if (!recalculated.has(answer.problem)) return;
    onOutdated();
    ask();
  });

  const answer = (previewer.data ?? null) as PreviewAnswer<Preview> | null;
  const fresh = chosen && answeredFor === current ? answer : null;
  const preview = fresh?.ok && fresh.value.requestKey !== dropped ? fresh.value : null;
  const problems = fresh && !fresh.ok ? ("problems" in fresh ? fresh.problems : [{ ...fresh, field: "" }]) : [];

  return {
    kind,
    values,
    set(field: string, value: string): void {
      if (busy || unanswered) return;
      setRefused(null);
      setValues((before) => ({ ...before, [field]: value }));
    },
    chosen,
    preview,
    /** What to show: of an earlier choice, greyed, until the new one is here; null: nothing is chosen. */
    shown: chosen ? (preview ?? (answer?.ok ? answer.value : null)) : null,
    calculating: chosen && answeredFor !== current,
    problemOf(field: string): string | undefined {
      const found = problems.find((one) => one.field === field);
      if (found) return say(found);
      return refused && field === (refused.field ?? "") ? say(refused) : undefined;
    },
    /** Shopify, or we, could not be reached: to be asked again as it stands. */
    retry: problems.some(({ problem }) => outages.has(problem)) ? ask : null,
    confirming: busy,
    /** A confirmation got no answer; `confirm` asks for the very same again. */
    unanswered: unanswered !== null,
    confirm(): void {
      const wanted = unanswered ?? preview;
      if (!wanted || busy || confirmed) return;
      if (wanted.policy.needsReason && !word.trim())
        return setRefused({ ok: false, problem: "reason_missing", field: "word" });
      setRefused(null);
      const { minor, currency } = wanted.amount.presentment;
      setConfirming(wanted);
      const intent = wanted.over.length ? "ask" : "confirm";
      const { insteadOf = "" } = form.goOn ?? {};
      confirmer.submit(
        { intent, requestKey: wanted.requestKey, amountMinor: minor, currency, word, insteadOf, answer: reply },
        { method: "post", action },
      );
    },
    /** Why somebody else should approve it, or why it steps outside of the merchant's policies. */
    word,
    setWord(typed: string): void {
      setRefused(null);
      setWord(typed);
    },
    /** Who asked for what this takes the place of, and what is said to them; null: it takes no one's place. */
    answer: form.goOn?.answer ? { to: form.goOn.answer.to, word: reply } : null,
    setAnswer(typed: string): void {
      setRefused(null);
      setReply(typed);
    },
    result: confirmed,
    setResult: setConfirmed,
    /** Back to the form, as it was filled in. */
    startAgain(): void {
      setConfirmed(null);
      setRefused(null);
      ask();
    },
  };
}

export type Act<Preview extends ActPreview> = ReturnType<typeof useAct<Preview>>;

/** What the last preview gave along for the next one. */
function openedBy(answer: PreviewAnswer<ActPreview> | null): { opened?: string } {
  const opened = answer?.ok ? answer.value.opened : answer && "problems" in answer ? answer.opened : undefined;
  return opened === undefined ? {} : { opened };
}

const outages = new Set(["not_reached", "not_sent"]);
/** The form stays as it is filled in, and what it comes to now is shown. */
const recalculated = new Set([
  "preview_expired",
  "order_changed",
  "amount_changed",
  "not_confirmable",
  "over_limit",
  "within_limit",
]);
