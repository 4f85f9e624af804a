import { useImperativeHandle, useRef, useState, type ReactNode, type Ref } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Button } from "@shopify/polaris";
import type { TicketView } from "../tickets/ticket-view.ts";
import styles from "./composer.module.css";
import { ComposerPane } from "./composer-pane.tsx";

export interface ComposerHandle {
  /** Puts a sentence at the end of the reply and goes there. */
  insert(text: string): void;
}

type Kind = "reply" | "note";

/** Where one writes: to the customer or for the team. Both texts are kept while one changes between them. */
export function Composer(props: { ticket: TicketView; quiet: boolean; handle: Ref<ComposerHandle> }): ReactNode {
  const { ticket } = props;
  const { t } = useTranslation("reply");
  const [kind, setKind] = useState<Kind>("reply");
  const [tall, setTall] = useState(false);
  const reply = useRef<ComposerHandle>(null);
  useImperativeHandle(props.handle, () => ({
    insert(text) {
      setKind("reply");
      reply.current?.insert(text);
    },
  }));
  const tab = (one: Kind) => (
    <button
      type="button"
      role="tab"
      id={`composer-tab-${one}`}
      aria-selected={kind === one}
      aria-controls={`composer-${one}`}
      tabIndex={kind === one ? 0 : -1}
      className={styles.tab}
      onClick={() => setKind(one)}
    >
      {t(`tabs.${one}`)}
    </button>
  );
  return (
    <section className={styles.composer} data-kind={kind} data-tall={tall || undefined}>
      <div className={styles.bar}>
        <div
          role="tablist"
          aria-label={t("tabs.label")}
          className={styles.tabs}
          onKeyDown={(event) => {
            if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
            const other = kind === "reply" ? "note" : "reply";
            setKind(other);
            document.getElementById(`composer-tab-${other}`)?.focus();
          }}
        >
          {tab("reply")}
          {tab("note")}
        </div>
        <span className={styles.tallButton}>
          <Button variant="plain" onClick={() => setTall(!tall)}>
            {tall ? t("shrink") : t("open")}
          </Button>
        </span>
      </div>
      <ComposerPane kind="reply" shown={kind === "reply"} ticket={ticket} quiet={props.quiet} handle={reply} />
      <ComposerPane kind="note" shown={kind === "note"} ticket={ticket} quiet={props.quiet} />
    </section>
  );
}
