import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { HandProblem } from "./ask-by-hand.server.ts";
import type { privacyKinds } from "./privacy-view.ts";

interface Answer {
  ok: boolean;
  problem?: HandProblem;
  field?: string;
}

export interface Ask {
  busy: boolean;
  /** What was wrong, in words, at this field; undefined: nothing. "": at no field. */
  problemAt(field: string): string | undefined;
  send(fields: { kind: (typeof privacyKinds)[number]; email?: string; confirmation?: string }): void;
}

/** Sends a request about personal data; a success is said in a toast, and then `onDone` is called. */
export function useAsk(onDone?: () => void): Ask {
  const { t } = useTranslation("privacy");
  const fetcher = useFetcher<Answer>();
  const shopify = useAppBridge();
  const sent = useRef({ fields: "", key: "" });
  const answer = fetcher.data;

  useEffect(() => {
    if (!answer?.ok) return;
    shopify.toast.show(t("asked"));
    sent.current = { fields: "", key: "" };
    onDone?.();
    // Once per answer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer]);

  return {
    busy: fetcher.state !== "idle",
    problemAt: (field) =>
      answer && !answer.ok && (answer.field ?? "") === field && answer.problem
        ? t(`problem.${answer.problem}`)
        : undefined,
    send(fields) {
      // The same form sent again is the same request.
      const text = JSON.stringify(fields);
      if (sent.current.fields !== text) sent.current = { fields: text, key: crypto.randomUUID() };
      fetcher.submit({ email: "", confirmation: "", ...fields, key: sent.current.key }, { method: "post" });
    },
  };
}
