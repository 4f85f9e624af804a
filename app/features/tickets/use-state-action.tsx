import { useAppBridge } from "@shopify/app-bridge-react";
import { useRef } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import type { Refusal } from "../shared/outcome.ts";
import { parsePriority, priorityWords } from "./ticket-priority.ts";
import { isTicketStatus } from "./ticket-status.ts";
import { useTicketAction } from "./use-ticket-action.tsx";

/** A change of where the ticket stands; after some of them a toast offers to take it back. */
export function useStateAction() {
  const { t } = useTranslation("state");
  const shopify = useAppBridge();
  const shown = useRef<string>(undefined);
  const change = useTicketAction("common", "/state");
  const undo = useTicketAction("common", "/state");
  const sayRefusal = useRefusalText();
  useAnswer(change.answer, (answer) => {
    const toast = answer.ok ? toastOf(answer.value) : null;
    if (!toast) return;
    // Only the latest change can be taken back: an older offer would be refused.
    if (shown.current) shopify.toast.hide(shown.current);
    shown.current = shopify.toast.show(t(toast.text), {
      duration: 8_000,
      action: t("toast.undo"),
      onAction: () => undo.submit({ intent: "undo", change: toast.change }),
    });
  });
  useAnswer(undo.answer, (answer) => {
    if (answer.ok) shopify.toast.show(t("toast.undone"));
  });
  return {
    ...change,
    refusal: sayRefusal(change.answer) ?? sayRefusal(undo.answer),
  };
}

/** What the toast says, and what takes the change back; null where there is nothing to say. */
function toastOf(value: unknown): { text: "toast.solved" | "toast.spam" | "snooze.done"; change: string } | null {
  const { status, change } = (value ?? {}) as { status?: unknown; change?: unknown };
  if (typeof change !== "string") return null;
  if (status === undefined) return { text: "snooze.done", change };
  if (status === "solved") return { text: "toast.solved", change };
  return status === "spam" ? { text: "toast.spam", change } : null;
}

/** Says a refusal in the words of the ticket's state; null where there is none. */
export function useRefusalText(): (answer: { ok: boolean } | undefined) => string | null {
  const { t, i18n } = useTranslation("state");
  const { t: say } = useTranslation();
  return (answer) => {
    if (!answer || answer.ok) return null;
    const { problem, detail = "" } = answer as Refusal;
    const priority = parsePriority(detail);
    const word = isTicketStatus(detail)
      ? say(`status.${detail}`)
      : priority === null
        ? detail
        : t(`priority.${priorityWords[priority]}`);
    const key = i18n.exists(`state:problem.${problem}`) ? `state:problem.${problem}` : `common:problem.${problem}`;
    return i18n.exists(key) ? t(key as "problem.changed", { detail: word }) : say("problem.unexpected");
  };
}
