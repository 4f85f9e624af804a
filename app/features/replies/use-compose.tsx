import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useRef, useState } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useAutosave } from "#app/ui/use-autosave.ts";
import type { Outcome, Refusal } from "../shared/outcome.ts";
import type { MessageView, TicketView } from "../tickets/ticket-view.ts";

type Answer = Outcome<{ messageId: string }> | (Refusal & { messages?: MessageView[] });

export interface SendChoice {
  status?: "solved";
  /** What crossed has been seen. */
  confirmed?: boolean;
}

/** Typing, keeping and sending one text. It is never lost: it goes away only when the server has taken it. */
export function useCompose(kind: "reply" | "note", ticket: TicketView) {
  const { t } = useTranslation("reply");
  const say = useProblemText("reply");
  const shopify = useAppBridge();
  const action = `/app/tickets/${ticket.number}`;
  const sender = useFetcher<Answer>();
  const saver = useFetcher<Outcome<null>>();
  const [text, setText] = useState(ticket.drafts[kind]);
  const [answered, setAnswered] = useState(false);
  const key = useRef<string>();
  const seen = useRef(newestMessage(ticket));
  const choice = useRef<SendChoice>({});
  const sending = sender.state !== "idle";

  const clientKey = () => (key.current ??= crypto.randomUUID());
  const autosave = useAutosave(text, sending, (body) =>
    saver.submit({ intent: "draft", kind, body, clientKey: clientKey() }, { method: "post", action }),
  );

  useAnswer(sender.data, (answer) => {
    setAnswered(true);
    if (!answer.ok) return;
    autosave.forget();
    setText("");
    key.current = undefined;
    shopify.toast.show(t(kind === "reply" ? "sent" : "noted"));
  });

  function send(how: SendChoice = {}): void {
    if (sending) return;
    // "Send as it is" repeats what was wanted before something crossed.
    if (!how.confirmed) choice.current = how;
    setAnswered(false);
    const fields: Record<string, string> = { intent: kind, body: text, clientKey: clientKey() };
    if (choice.current.status) fields.status = choice.current.status;
    if (how.confirmed) fields.confirmed = "on";
    if (seen.current) fields.lastSeenMessageId = seen.current;
    sender.submit(fields, { method: "post", action });
  }

  const refused = answered && sender.data && !sender.data.ok ? sender.data : null;
  return {
    text,
    setText,
    type(next: string): void {
      setText(next);
      setAnswered(false);
      seen.current = newestMessage(ticket);
    },
    /** Whoever goes to the text has what is on the page in sight. */
    look(): void {
      seen.current = newestMessage(ticket);
    },
    saveNow: autosave.flush,
    send,
    sending,
    crossed: refusedFor(refused) ?? null,
    refusal: refused && !refusedFor(refused) ? say(refused) : null,
    draftState: draftState(saver, text),
  };
}

const refusedFor = (refused: { messages?: MessageView[] } | Refusal | null) =>
  refused && "messages" in refused ? refused.messages : undefined;

function newestMessage({ timeline }: TicketView): string | null {
  const last = timeline.findLast((item) => item.type === "message");
  return last?.type === "message" ? last.message.id : null;
}

function draftState(saver: { state: string; data: Outcome<null> | undefined }, text: string) {
  if (saver.state !== "idle") return "saving" as const;
  if (!saver.data || !text) return null;
  return saver.data.ok ? ("saved" as const) : ("notSaved" as const);
}
