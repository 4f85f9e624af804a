import { useLocation } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { memo, useEffect, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from "react";
import { useShortcut } from "#app/ui/use-shortcut.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { wayStateOf } from "../tickets/list-place.ts";
import type { TicketView } from "../tickets/ticket-view.ts";
import { hearComposerAsks, type ComposerAsk } from "./composer-asks.ts";
import styles from "./composer.module.css";
import { ComposerPane } from "./composer-pane.tsx";
import { draftKinds, type DraftKind } from "./draft-kind.ts";
import type { TakenBack } from "./undo-send.server.ts";

export interface ComposerHandle {
  /** Puts a sentence at the end of the reply and goes there. @param labelOf an act whose label comes along as a file */
  insert(text: string, labelOf?: string | null): void;
}

/** What the composer asks of one of its texts. */
export interface PaneHandle extends ComposerHandle {
  focus(): void;
  forward(messageId: string): void;
  restore(taken: TakenBack): void;
}

/**
 * Where one writes: to the customer, for the team, or to somebody else with a message sent on. All texts are kept while
 * one changes between them.
 */
export const Composer = memo(function Composer(props: {
  ticket: TicketView;
  quiet: boolean;
  handle: Ref<ComposerHandle>;
  onSend: () => void;
}): ReactNode {
  const { ticket } = props;
  const { t } = useTranslation("reply");
  const [kind, setKind] = useState<DraftKind>("reply");
  const [tall, setTall] = useState(false);
  const reply = useRef<PaneHandle>(null);
  const note = useRef<PaneHandle>(null);
  const forward = useRef<PaneHandle>(null);
  const panes = { reply, note, forward };
  useImperativeHandle(props.handle, () => ({
    insert(text, labelOf) {
      setKind("reply");
      reply.current?.insert(text, labelOf);
    },
  }));

  function go(to: DraftKind): void {
    setKind(to);
    panes[to].current?.focus();
  }
  const answer = useRef<(ask: ComposerAsk) => void>();
  useEffect(() => {
    answer.current = (ask) => {
      if (ask.act === "write") return go(ask.kind);
      const to = ask.act === "forward" ? "forward" : ask.taken.kind;
      setKind(to);
      if (ask.act === "forward") panes.forward.current?.forward(ask.messageId);
      else panes[to].current?.restore(ask.taken);
      panes[to].current?.focus();
    };
  });
  // Heard without a gap: an ask may come while this part of the page is just being drawn anew.
  useEffect(() => hearComposerAsks((ask) => answer.current?.(ask)), []);
  // One came here to write.
  const arrival = useLocation();
  const { compose } = wayStateOf(arrival);
  useEffect(() => {
    if (compose) answer.current?.({ act: "write", kind: compose });
  }, [compose, arrival.key]);
  useShortcut("r", "reply", () => go("reply"));
  useShortcut("n", "note", () => go("note"));
  useShortcut("f", "forward", () => go("forward"));

  const tab = (one: DraftKind) => (
    <button
      key={one}
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
    <section
      className={styles.composer}
      data-kind={kind}
      data-tall={tall || undefined}
      onKeyDown={(event) => {
        // Out of the text, to the keys of the page.
        if (event.key === "Escape" && !event.defaultPrevented) (event.target as HTMLElement).blur();
      }}
    >
      <div className={styles.bar}>
        <div
          role="tablist"
          aria-label={t("tabs.label")}
          className={styles.tabs}
          onKeyDown={(event) => {
            const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
            if (step === undefined) return;
            const place = draftKinds.indexOf(kind) + step + draftKinds.length;
            const other = draftKinds[place % draftKinds.length] ?? kind;
            setKind(other);
            document.getElementById(`composer-tab-${other}`)?.focus();
          }}
        >
          {draftKinds.map(tab)}
        </div>
        <span className={styles.tallButton}>
          <Button variant="plain" onClick={() => setTall(!tall)}>
            {tall ? t("shrink") : t("open")}
          </Button>
        </span>
      </div>
      {draftKinds.map((one) => (
        <ComposerPane
          key={one}
          kind={one}
          shown={kind === one}
          ticket={ticket}
          quiet={props.quiet}
          handle={panes[one]}
          onSend={props.onSend}
        />
      ))}
    </section>
  );
});
