import { useImperativeHandle, useRef, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { InlineError } from "@shopify/polaris";
import type { TicketView } from "../tickets/ticket-view.ts";
import styles from "./composer.module.css";
import type { ComposerHandle } from "./composer.tsx";
import { CrossedBanner } from "./crossed-banner.tsx";
import { SendButtons } from "./send-buttons.tsx";
import { useCompose } from "./use-compose.tsx";

interface Props {
  kind: "reply" | "note";
  shown: boolean;
  ticket: TicketView;
  /** Another button of the page is the one that counts now. */
  quiet: boolean;
  handle?: Ref<ComposerHandle>;
}

export function ComposerPane({ kind, shown, ticket, quiet, handle }: Props): ReactNode {
  const { t } = useTranslation("reply");
  const compose = useCompose(kind, ticket);
  const box = useRef<HTMLTextAreaElement>(null);
  const name = ticket.customer.name;
  const errorId = `composer-${kind}-error`;

  useImperativeHandle(handle, () => ({
    insert(text) {
      compose.setText((before) => (before.trim() ? `${before.trimEnd()}\n\n${text}` : text));
      requestAnimationFrame(() => {
        box.current?.focus();
        box.current?.setSelectionRange(box.current.value.length, box.current.value.length);
      });
    },
  }));

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    compose.send();
  }

  return (
    <div
      role="tabpanel"
      id={`composer-${kind}`}
      aria-labelledby={`composer-tab-${kind}`}
      hidden={!shown}
      className={styles.pane}
    >
      {compose.crossed ? (
        <CrossedBanner messages={compose.crossed} onSend={() => compose.send({ confirmed: true })} />
      ) : null}
      <textarea
        ref={box}
        className={styles.box}
        aria-label={kind === "reply" ? t("replyLabel", { name }) : t("noteLabel")}
        placeholder={kind === "reply" ? t("replyPlaceholder", { name }) : t("notePlaceholder")}
        value={compose.text}
        rows={3}
        readOnly={compose.sending}
        aria-invalid={compose.refusal ? true : undefined}
        aria-describedby={compose.refusal ? errorId : undefined}
        onChange={(event) => compose.type(event.target.value)}
        onFocus={compose.look}
        onBlur={compose.saveNow}
        onKeyDown={onKeyDown}
      />
      <div className={styles.foot}>
        <div className={styles.says} aria-live="polite">
          {compose.refusal ? (
            <InlineError fieldID={errorId} message={compose.refusal} />
          ) : (
            <span className={styles.quiet}>{compose.draftState ? t(compose.draftState) : ""}</span>
          )}
        </div>
        <SendButtons kind={kind} busy={compose.sending} quiet={quiet} onSend={compose.send} />
      </div>
    </div>
  );
}
