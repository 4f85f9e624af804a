import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { Outcome } from "../shared/outcome.ts";
import { askComposer } from "./composer-asks.ts";
import type { TakenBack } from "./undo-send.server.ts";

/** Takes a mail back; its text returns to the composer. */
export function useUndoSend(number: number) {
  const { t } = useTranslation("reply");
  const say = useProblemText("reply");
  const shopify = useAppBridge();
  const fetcher = useFetcher<Outcome<TakenBack>>();
  useAnswer(fetcher.data, (answer) => {
    if (!answer.ok) return;
    askComposer({ act: "restore", taken: answer.value });
    shopify.toast.show(t("undone"));
  });
  return {
    busy: fetcher.state !== "idle",
    refusal: fetcher.data && !fetcher.data.ok ? say(fetcher.data) : null,
    undo: (messageId: string) =>
      fetcher.submit({ messageId }, { method: "post", action: `/app/tickets/${number}/undo` }),
  };
}
