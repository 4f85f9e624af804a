import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { usePage } from "#app/ui/page-context.tsx";
import { useProblemText } from "#app/ui/problem-text.ts";
import type { Refusal } from "../shared/outcome.ts";
import type { ActionView } from "./action-view.ts";
import type { RefundForm, RefundPreview } from "./refund-preview.ts";
import type { Checked } from "./refund-problems.ts";

type PreviewAnswer = Checked<RefundPreview> | Refusal;
type ConfirmAnswer = { ok: true; value: ActionView } | Refusal;
export type RefundValues = Record<string, string>;
export type Refund = ReturnType<typeof useRefund>;

/** Typing goes on for a moment before Shopify is asked what it would mean. */
const pauseMs = 450;
const untouched: RefundValues = {
  shipping: "none",
  restock: "none",
  method: "original",
  reason: "",
  note: "",
  notify: "",
};

/**
 * What is chosen, what Shopify says it comes to, and the confirmation of exactly that. A calculation counts only for
 * the choice it was made from; a confirmation goes out once.
 */
export function useRefund(number: number, form: RefundForm) {
  const { locale } = usePage();
  const say = useProblemText("refund");
  const action = `/app/tickets/${number}/refund`;
  const [values, setValues] = useState(untouched);
  const asked = useRef("");
  const [answeredFor, setAnsweredFor] = useState("");
  const [confirmed, setConfirmed] = useState<ActionView | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const previewer = useFetcher<PreviewAnswer>();
  const confirmer = useFetcher<ConfirmAnswer>();

  const current = JSON.stringify(values);
  const chosen = isAnythingChosen(values);
  const confirming = confirmer.state !== "idle";

  function ask(): void {
    asked.current = current;
    const fields = { ...values, intent: "preview", currency: form.currency, locale };
    previewer.submit(fields, { method: "post", action });
  }

  useEffect(() => {
    if (!chosen || current === asked.current) return;
    const timer = setTimeout(ask, pauseMs);
    return () => clearTimeout(timer);
    // Asked again for another choice, and for nothing else.
  }, [current, chosen]);

  useEffect(() => {
    if (previewer.data) setAnsweredFor(asked.current);
  }, [previewer.data]);

  useEffect(() => {
    const answer = confirmer.data;
    if (!answer) return;
    if (answer.ok) return setConfirmed(answer.value);
    setRefused(answer);
    // What was to be confirmed no longer holds: calculate it anew, the form stays as it is.
    asked.current = "";
    setAnsweredFor("");
    if (recalculated.has(answer.problem)) ask();
  }, [confirmer.data]);

  const fresh = chosen && answeredFor === current ? (previewer.data ?? null) : null;
  const preview = fresh?.ok ? fresh.value : null;
  const problems = fresh && !fresh.ok ? ("problems" in fresh ? fresh.problems : [{ ...fresh, field: "" }]) : [];

  return {
    values,
    set(field: string, value: string): void {
      setRefused(null);
      setValues((before) => ({ ...before, [field]: value }));
    },
    chosen,
    preview,
    /** Calculated for an earlier choice: shown, greyed, until the new one is here. */
    stalePreview: preview ? null : previewer.data?.ok ? previewer.data.value : null,
    calculating: chosen && answeredFor !== current,
    problemOf(field: string): string | undefined {
      const found = problems.find((one) => one.field === field);
      if (found) return say(found);
      return field === "" && refused ? say(refused) : undefined;
    },
    retry: ask,
    confirming,
    confirm(): void {
      if (!preview || confirming || confirmed) return;
      setRefused(null);
      const { minor, currency } = preview.amount.presentment;
      confirmer.submit(
        { intent: "confirm", requestKey: preview.requestKey, amountMinor: minor, currency },
        { method: "post", action },
      );
    },
    result: confirmed,
    /** Back to the form, as it was filled in. */
    startAgain(): void {
      setConfirmed(null);
      setRefused(null);
      ask();
    },
  };
}

const recalculated = new Set(["preview_expired", "order_changed", "amount_changed", "not_confirmable"]);

const isAnythingChosen = (values: RefundValues): boolean =>
  Object.entries(values).some(
    ([field, value]) =>
      (field.startsWith("line.") && Number(value) > 0) ||
      (field === "shipping" && value === "all") ||
      (field === "shippingAmount" && value.trim() !== "" && values.shipping === "amount") ||
      (field === "amount" && value.trim() !== ""),
  );
