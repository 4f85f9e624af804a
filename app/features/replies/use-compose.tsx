import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import { normaliseAddress } from "#app/platform/mail/address.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useAutosave } from "#app/ui/use-autosave.ts";
import type { Outcome, Refusal } from "../shared/outcome.ts";
import type { MessageView, TicketView } from "../tickets/ticket-view.ts";
import type { DraftKind } from "./draft-kind.ts";
import { forwardedOf } from "./forwardable.ts";
import type { QueuedMessage } from "./queue-message.server.ts";
import { hasRecipients, nobody, type DraftRecipients } from "./recipients.ts";
import type { SendStatus } from "./send-choice.ts";
import type { TakenBack } from "./undo-send.server.ts";
import { useDraftSaver } from "./use-draft-saver.ts";
import { useDraftFiles } from "./use-draft-files.ts";
import { useUndoSend } from "./use-undo-send.ts";

type Answer = Outcome<QueuedMessage> | (Refusal & { messages?: MessageView[] });

export interface SendHow {
  status?: SendStatus;
  /** What crossed has been seen. */
  confirmed?: boolean;
}

/** Typing, keeping and sending one text. It is never lost: it goes away only when the server has taken it. */
export function useCompose(kind: DraftKind, ticket: TicketView, onSend: () => void) {
  const { t } = useTranslation("reply");
  const say = useProblemText("reply");
  const shopify = useAppBridge();
  const action = `/app/tickets/${ticket.number}`;
  const sender = useFetcher<Answer>();
  const saver = useDraftSaver(ticket.number);
  const undo = useUndoSend(ticket.number);
  const [text, setText] = useState(ticket.drafts[kind]);
  const [chosen, setChosen] = useState<DraftRecipients | null>(() => draftedRecipients(kind, ticket));
  const files = useDraftFiles(
    `${action}/files`,
    kind,
    ticket.compose.files.filter((one) => one.kind === kind),
  );
  const [answered, setAnswered] = useState(false);
  const [early, setEarly] = useState<Refusal | null>(null);
  const key = useRef<string>();
  const seen = useRef(newestMessage(ticket));
  const how = useRef<SendHow>({});
  const sentFiles = useRef<string[]>([]);
  const sending = sender.state !== "idle";
  // Until somebody touches them, the ticket says who is in copy: also what the customer's newest mail adds.
  const wanted = chosen ?? (kind === "reply" ? { ...nobody, cc: ticket.compose.cc } : nobody);
  const recipients = kind === "forward" ? { ...wanted, messageId: forwardedOf(ticket, wanted.messageId) } : wanted;

  const clientKey = () => (key.current ??= crypto.randomUUID());
  const autosave = useAutosave(snapshot(text, chosen), sending, () =>
    saver.save({ kind, body: text, recipients: JSON.stringify(recipients), clientKey: clientKey() }),
  );

  function sayDone({ messageId, undoUntil }: QueuedMessage): void {
    const done = t(kind === "reply" ? "sent" : kind === "note" ? "noted" : "forwarded");
    if (!undoUntil) return void shopify.toast.show(done);
    const duration = Math.max(1_000, Math.min(60_000, new Date(undoUntil).getTime() - Date.now()));
    shopify.toast.show(done, { duration, action: t("undo"), onAction: () => undo.undo(messageId) });
  }

  useAnswer(sender.data, (answer) => {
    setAnswered(true);
    if (!answer.ok) return;
    autosave.forget();
    setText("");
    setChosen(null);
    files.forget(sentFiles.current);
    key.current = undefined;
    sayDone(answer.value);
  });

  function send(next: SendHow = {}): void {
    if (sending) return;
    // "Send as it is" repeats what was wanted before something crossed.
    if (!next.confirmed) how.current = next;
    // What crossed was shown, and no more than that: what comes after it is shown before it is answered past, too.
    else seen.current = messages?.at(-1)?.id ?? seen.current;
    const problem = refuseEarly();
    setEarly(problem);
    setAnswered(false);
    if (problem) return;
    sentFiles.current = files.ids;
    const fields: Record<string, string> = { body: text, clientKey: clientKey() };
    if (kind !== "forward") fields.intent = kind;
    if (kind !== "note") {
      fields.recipients = JSON.stringify(recipients);
      fields.files = files.ids.join(",");
    }
    if (how.current.status) fields.status = how.current.status;
    if (seen.current) fields.lastSeenMessageId = seen.current;
    onSend();
    sender.submit(fields, { method: "post", action: kind === "forward" ? `${action}/forward` : action });
  }

  /** What the page knows without asking. */
  function refuseEarly(): Refusal | null {
    if (kind === "note") return null;
    if (files.uploading) return { ok: false, problem: "files_uploading" };
    for (const field of ["to", "cc", "bcc"] as const) {
      const wrong = recipients[field].find((one) => normaliseAddress(one) === null);
      if (wrong !== undefined) return { ok: false, problem: "bad_recipient", field, detail: wrong };
    }
    if (kind === "forward" && recipients.messageId === null) return { ok: false, problem: "no_such_message" };
    if (kind === "forward" && !recipients.to.length) return { ok: false, problem: "no_recipient", field: "to" };
    return null;
  }

  const refused = early ?? (answered && sender.data && !sender.data.ok ? sender.data : null);
  const messages = crossedBy(refused);
  const refusal = refused && !messages ? { field: refused.field ?? "body", text: say(refused) } : null;
  useEffect(() => {
    if (refused?.problem === "bad_key") key.current = undefined;
  }, [refused]);

  function touch(): void {
    setAnswered(false);
    setEarly(null);
    seen.current = newestMessage(ticket);
  }

  return {
    text,
    setText,
    recipients,
    files,
    type(next: string): void {
      setText(next);
      touch();
    },
    choose(part: Partial<DraftRecipients>): void {
      setChosen({ ...recipients, ...part });
      touch();
    },
    restore(taken: TakenBack): void {
      key.current = undefined;
      setText((now) => (now.trim() && !taken.body.endsWith(now) ? `${taken.body}\n\n${now}` : taken.body));
      setChosen(taken.recipients);
      files.restore(taken.files);
      touch();
    },
    /** Whoever goes to the text has what is on the page in sight. */
    look(): void {
      seen.current = newestMessage(ticket);
    },
    saveNow: autosave.flush,
    send,
    sending,
    crossed: messages ?? null,
    refusal: refusal ?? (undo.refusal ? { field: "body", text: undo.refusal } : null),
    draftState: text || saver.state === "saving" ? saver.state : null,
  };
}

const crossedBy = (refused: Refusal | { messages?: MessageView[] } | null): MessageView[] | undefined =>
  refused && "messages" in refused ? refused.messages : undefined;

const draftedRecipients = (kind: DraftKind, { compose }: TicketView): DraftRecipients | null =>
  kind === "reply" ? compose.reply : kind === "forward" && isBegun(compose.forward) ? compose.forward : null;

const isBegun = (one: DraftRecipients): boolean => hasRecipients(one) || one.messageId !== null;

/** What of the draft is compared with what was kept last. */
const snapshot = (text: string, chosen: DraftRecipients | null): string =>
  text === "" && !chosen ? "" : JSON.stringify([text, chosen]);

function newestMessage({ timeline }: TicketView): string | null {
  const last = timeline.findLast((item) => item.type === "message");
  return last?.type === "message" ? last.message.id : null;
}
