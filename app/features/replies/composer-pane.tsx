import { InlineError } from "@shopify/polaris";
import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from "react";
import { flushSync } from "react-dom";
import { afterPaint } from "#app/ui/after-paint.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { TicketView } from "../tickets/ticket-view.ts";
import { AttachButton } from "./attach-button.tsx";
import styles from "./composer.module.css";
import type { PaneHandle } from "./composer.tsx";
import { CrossedBanner } from "./crossed-banner.tsx";
import type { DraftKind } from "./draft-kind.ts";
import { DraftFilesRow } from "./draft-files-row.tsx";
import { ForwardedMessage } from "./forwarded-message.tsx";
import { InsertButton } from "./insert-button.tsx";
import { MentionList } from "./mention-list.tsx";
import { RecipientsRows } from "./recipients-rows.tsx";
import { SendButtons, useSendChoice } from "./send-buttons.tsx";
import type { SendStatus } from "./send-choice.ts";
import { useCompose } from "./use-compose.tsx";
import { useMentions } from "./use-mentions.ts";

interface Props {
  kind: DraftKind;
  shown: boolean;
  ticket: TicketView;
  /** Another button of the page is the one that counts now. */
  quiet: boolean;
  handle: Ref<PaneHandle>;
  onSend: () => void;
}

export function ComposerPane({ kind, shown, ticket, quiet, handle, onSend }: Props): ReactNode {
  const { t } = useTranslation("reply");
  const { t: files } = useTranslation("files");
  const compose = useCompose(kind, ticket, onSend);
  const box = useRef<HTMLTextAreaElement>(null);
  const mentions = useMentions(box, kind === "note" ? ticket.staff : [], compose.type);
  const [status, setStatus] = useSendChoice();
  const [dragging, setDragging] = useState(false);
  const { name } = ticket.customer;
  const errorId = `composer-${kind}-error`;
  const mentionsId = `composer-${kind}-people`;
  const mayAttach = kind !== "note";
  const inBody = compose.refusal?.field === "body" || kind === "note" ? compose.refusal : null;

  // It may have to be shown first, and hold what is put into it.
  const focusWanted = useRef(false);
  const [focusAsked, askFocus] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (!focusWanted.current || !shown) return;
    focusWanted.current = false;
    box.current?.focus();
    box.current?.setSelectionRange(box.current.value.length, box.current.value.length);
  }, [focusAsked, shown]);

  function focus(): void {
    focusWanted.current = true;
    askFocus();
  }
  function insert(text: string, labelOf: string | null = null): void {
    if (labelOf) compose.files.addLabel(labelOf, files("label"));
    compose.setText((before) => (before.trim() ? `${before.trimEnd()}\n\n${text}` : text));
    focus();
  }
  useImperativeHandle(handle, () => ({
    insert,
    focus,
    forward: (messageId) => compose.choose({ messageId }),
    restore: compose.restore,
  }));

  function send(next: SendStatus): void {
    if (kind === "reply") setStatus(next);
    compose.send(kind === "reply" ? { status: next } : {});
  }
  const latestSend = useRef(send);
  useLayoutEffect(() => void (latestSend.current = send));
  function onKeyDown(event: KeyboardEvent): void {
    if (mentions.onKeyDown(event)) return;
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    // An address that is just being typed goes along.
    const field = event.target;
    if (field instanceof HTMLInputElement) flushSync(() => field.blur());
    latestSend.current(status);
  }
  function take(list: FileList, event: { preventDefault(): void }): void {
    if (!mayAttach || !list.length) return;
    event.preventDefault();
    compose.files.add([...list]);
  }
  const hasFiles = (event: DragEvent) => mayAttach && event.dataTransfer.types.includes("Files");

  return (
    <div
      role="tabpanel"
      id={`composer-${kind}`}
      aria-labelledby={`composer-tab-${kind}`}
      hidden={!shown}
      className={styles.pane}
      data-dragging={dragging || undefined}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragging(false);
      }}
      onDrop={(event) => {
        setDragging(false);
        take(event.dataTransfer.files, event);
      }}
    >
      {compose.crossed ? (
        <CrossedBanner messages={compose.crossed} onSend={() => compose.send({ confirmed: true })} />
      ) : null}
      {kind === "note" ? null : (
        <RecipientsRows
          kind={kind}
          customer={ticket.customer}
          recipients={compose.recipients}
          people={ticket.compose.people}
          readOnly={compose.sending}
          refusal={compose.refusal}
          onChange={compose.choose}
        />
      )}
      {kind === "forward" ? (
        <ForwardedMessage
          ticket={ticket}
          messageId={compose.recipients.messageId}
          onChoose={(messageId) => compose.choose({ messageId })}
        />
      ) : null}
      <textarea
        ref={box}
        className={styles.box}
        aria-label={kind === "reply" ? t("replyLabel", { name }) : t(kind === "note" ? "noteLabel" : "forwardLabel")}
        placeholder={
          kind === "reply"
            ? t("replyPlaceholder", { name })
            : t(kind === "note" ? "notePlaceholder" : "forwardPlaceholder")
        }
        value={compose.text}
        rows={3}
        readOnly={compose.sending}
        aria-invalid={inBody ? true : undefined}
        aria-describedby={inBody ? errorId : undefined}
        {...(mentions.found.length > 0 && {
          "aria-controls": mentionsId,
          "aria-activedescendant": `${mentionsId}-${mentions.active}`,
        })}
        onChange={(event) => {
          compose.type(event.target.value);
          mentions.look();
        }}
        onClick={mentions.look}
        onFocus={compose.look}
        onBlur={() => {
          mentions.close();
          afterPaint(compose.saveNow);
        }}
        onPaste={(event) => take(event.clipboardData.files, event)}
      />
      {kind === "note" ? <MentionList of={mentions} id={mentionsId} /> : null}
      {kind !== "note" && ticket.compose.signature ? (
        <details className={styles.signature}>
          <summary>{t("signature")}</summary>
          <div dir="auto">{ticket.compose.signature}</div>
        </details>
      ) : null}
      {mayAttach ? <DraftFilesRow of={compose.files} readOnly={compose.sending} /> : null}
      <div className={styles.foot}>
        <div className={styles.says} aria-live="polite">
          {inBody ? (
            <InlineError fieldID={errorId} message={inBody.text} />
          ) : (
            <span className={styles.quiet}>{compose.draftState ? t(compose.draftState) : ""}</span>
          )}
        </div>
        <div className={styles.buttons}>
          {kind === "reply" ? (
            <InsertButton ticketNumber={ticket.number} disabled={compose.sending} onInsert={insert} />
          ) : null}
          {mayAttach ? <AttachButton disabled={compose.sending} onChoose={compose.files.add} /> : null}
          <SendButtons kind={kind} busy={compose.sending} quiet={quiet} status={status} onSend={send} />
        </div>
      </div>
    </div>
  );
}
