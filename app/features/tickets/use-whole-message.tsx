import { useFetcher } from "@remix-run/react";
import type { MessageView } from "./ticket-view.ts";

/** A long message comes in two parts: what the page carries, and all of it when somebody asks. */
export function useWholeMessage(message: MessageView) {
  const fetcher = useFetcher<{ message: { bodyText: string; bodyHtml: string | null } }>();
  const whole = fetcher.data?.message;
  return {
    text: whole?.bodyText ?? message.bodyText,
    html: whole?.bodyHtml ?? message.bodyHtml,
    complete: Boolean(whole),
    loading: fetcher.state !== "idle",
    load: () => {
      if (!whole && fetcher.state === "idle") fetcher.load(`/app/messages/${message.id}`);
    },
  };
}
