import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useRef } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { privacyKinds } from "./privacy-view.ts";

export interface Ask {
  busy: boolean;
  /** What was wrong, in words, at this field; undefined: nothing. "": at no field. */
  problemAt(field: string): string | undefined;
  send(fields: { kind: (typeof privacyKinds)[number]; email?: string; confirmation?: string }): void;
}

/** Sends a request about personal data; a success is said in a toast, and then `onDone` is called. */
export function useAsk(onDone?: () => void): Ask {
  const { t, i18n } = useTranslation("privacy");
  const say = useProblemText();
  const fetcher = useFetcher<Outcome<{ id: string }>>();
  const shopify = useAppBridge();
  const sent = useRef({ fields: "", key: "" });
  const answer = fetcher.data;

  useAnswer(answer, ({ ok }) => {
    if (!ok) return;
    shopify.toast.show(t("asked"));
    sent.current = { fields: "", key: "" };
    onDone?.();
  });

  return {
    busy: fetcher.state !== "idle",
    problemAt(field) {
      if (!answer || answer.ok || (answer.field ?? "") !== field) return undefined;
      const { problem } = answer;
      return i18n.exists(`privacy:problem.${problem}`) ? t(`problem.${problem as "not_owner"}`) : say(answer);
    },
    send(fields) {
      // The same form sent again is the same request.
      const text = JSON.stringify(fields);
      if (sent.current.fields !== text) sent.current = { fields: text, key: crypto.randomUUID() };
      fetcher.submit({ email: "", confirmation: "", ...fields, key: sent.current.key }, { method: "post" });
    },
  };
}
