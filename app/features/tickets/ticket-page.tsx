import { BlockStack } from "@shopify/polaris";
import { memo, useCallback, useDeferredValue, useEffect, useRef, useState, useTransition, type ReactNode } from "react";
import { focusAfter } from "#app/ui/focus-after.ts";
import { useShortcut } from "#app/ui/use-shortcut.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { CustomerTickets } from "../customers/customer-tickets.tsx";
import { CustomerCard } from "../orders/customer-card.tsx";
import { OrderColumn } from "../orders/order-column.tsx";
import type { OrderContext } from "../orders/order-context.ts";
import { actButtonId, actMenuId } from "../acts/act-button-id.ts";
import type { ActKind } from "../acts/act-kind.ts";
import { ActOpenContext, BeginActContext, type GoOn } from "../acts/authority/begin-act.ts";
import { ActPanel } from "../acts/act-panel.tsx";
import { Composer, type ComposerHandle } from "../replies/composer.tsx";
import { RequestCards } from "../self-service/requests/request-cards.tsx";
import { Conversation } from "./conversation.tsx";
import { MergedBanner } from "./merged-banner.tsx";
import { TypingLine } from "./presence-faces.tsx";
import { TicketHeader } from "./ticket-header.tsx";
import styles from "./ticket-page.module.css";
import { TicketPanes, type TicketPane } from "./ticket-panes.tsx";
import { useListWay } from "./use-list-way.ts";
import { usePresence } from "./use-presence.ts";
import type { TicketView } from "./ticket-view.ts";

interface Props {
  ticket: TicketView;
  context: OrderContext;
}

/** The page where people spend their day: the conversation, and beside it what it is about. */
export const TicketPage = memo(function TicketPage({ ticket, context }: Props): ReactNode {
  const { t } = useTranslation("order");
  const [pane, setPane] = useState<TicketPane>("conversation");
  const [act, setAct] = useState<{ kind: ActKind; goOn: GoOn | null; nth: number } | null>(null);
  // The click is answered at once; what comes in the order's place is drawn after that.
  const [isChanging, change] = useTransition();
  const composer = useRef<ComposerHandle>(null);
  const { order, customer } = context;
  useLiveReload(
    (event) =>
      event.kind === "shop" ||
      (event.kind === "ticket" && event.number === ticket.number && !event.isRead) ||
      (event.kind === "order" &&
        (event.orderId === order?.id || context.related.some(({ id }) => id === event.orderId))),
  );
  const { present, typed, sent } = usePresence(ticket.number, ticket.present);
  const isMerged = ticket.mergedInto !== null;
  const isActing = act !== null && order !== null && !isMerged;
  // The act is there first; then the other buttons step back.
  const quiet = useDeferredValue(isActing);
  const beginAct = useCallback((kind: ActKind, goOn: GoOn | null = null) => {
    setPane("order");
    change(() => setAct((before) => ({ kind, goOn, nth: (before?.nth ?? 0) + 1 })));
  }, []);
  // An act that is left gives the focus back to what it was opened from.
  const orderPart = useRef<HTMLDivElement>(null);
  const leftKind = useRef<ActKind | null>(null);
  useEffect(() => {
    const left = leftKind.current;
    leftKind.current = act?.kind ?? null;
    if (!left || act) return;
    focusAfter([document.getElementById(actButtonId(left)), document.getElementById(actMenuId), orderPart.current]);
  }, [act]);
  const way = useListWay(ticket.number);
  // An act is left by its own way back.
  useShortcut("Escape", "back", () => way.back(true), { enabled: !isActing, quiet: true });

  return (
    <BeginActContext.Provider value={isMerged || !order ? null : beginAct}>
      <div className={styles.page}>
        <TicketHeader ticket={ticket} present={present} way={way} />
        {ticket.mergedInto === null ? null : <MergedBanner into={ticket.mergedInto} />}
        <TicketPanes current={pane} onChoose={setPane} />
        <div className={styles.columns} data-pane={pane}>
          <div className={styles.conversation} onInput={typed}>
            <ActOpenContext.Provider value={isActing}>
              <Conversation ticket={ticket} />
            </ActOpenContext.Provider>
            {isMerged ? null : (
              <>
                <TypingLine present={present} />
                <Composer ticket={ticket} quiet={quiet} handle={composer} onSend={sent} />
              </>
            )}
          </div>
          <aside className={styles.side} aria-label={t("column")}>
            <div
              ref={orderPart}
              tabIndex={-1}
              className={styles.part}
              data-part="order"
              data-acting={isActing || undefined}
              data-changing={isChanging || undefined}
            >
              {isActing ? (
                <ActPanel
                  key={act.nth}
                  kind={act.kind}
                  goOn={act.goOn}
                  number={ticket.number}
                  order={order}
                  actions={context.actions}
                  onClose={() => change(() => setAct(null))}
                  onInstead={beginAct}
                  onSentence={(text, labelOf) => {
                    setPane("conversation");
                    composer.current?.insert(text, labelOf);
                  }}
                />
              ) : (
                <BlockStack gap="400">
                  {context.hasRequests ? <RequestCards number={ticket.number} since={ticket} /> : null}
                  <OrderColumn number={ticket.number} context={context} onAct={isMerged ? null : beginAct} />
                </BlockStack>
              )}
            </div>
            <div className={styles.part} data-part="customer">
              <BlockStack gap="400">
                {customer ? <CustomerCard of={customer} /> : null}
                <CustomerTickets number={ticket.number} since={ticket} />
              </BlockStack>
            </div>
          </aside>
        </div>
      </div>
    </BeginActContext.Provider>
  );
});
