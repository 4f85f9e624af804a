import { useFetcher, useParams } from "@remix-run/react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { Refusal } from "../shared/outcome.ts";
import { useProblemText } from "#app/ui/problem-text.ts";

export type TicketActionAnswer = { ok: true; value?: unknown } | Refusal;

/**
 * One of the small changes to the ticket of this page, and what the server said to it. `part` is the route below the
 * ticket's own that takes it.
 */
export function useTicketAction(group: "common" | "order" = "common", part: "" | "/state" | "/people" = "") {
  const fetcher = useFetcher<TicketActionAnswer>();
  const { number } = useParams();
  const { t } = useTranslation();
  const say = useProblemText(group);
  const answer = fetcher.data;
  return {
    busy: fetcher.state !== "idle",
    /** What is being sent, to be shown at once. */
    sending: fetcher.formData ?? null,
    answer,
    refusal: answer && !answer.ok ? (say(answer) ?? t("problem.unexpected")) : null,
    submit: (fields: Record<string, string>) =>
      fetcher.submit(fields, { method: "post", action: `/app/tickets/${number}${part}` }),
  };
}
