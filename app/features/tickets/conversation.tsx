import { Button, InlineError, Text } from "@shopify/polaris";
import { memo, useCallback, useState, type ReactNode } from "react";
import { useCommand } from "#app/ui/use-shortcut.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./conversation.module.css";
import { EventLine } from "./event-line.tsx";
import { MessageCard } from "./message-card.tsx";
import { messageMenuId } from "./message-menu.tsx";
import { SplitDialog } from "./split-dialog.tsx";
import type { EventView, MessageView, TicketView, TimelineItem } from "./ticket-view.ts";
import { useTimeline } from "./use-timeline.tsx";

/** Everything that was said and done, oldest first, standing at its end like a chat. */
export const Conversation = memo(function Conversation({ ticket }: { ticket: TicketView }): ReactNode {
  const { t } = useTranslation(["ticket", "state"]);
  const { items, earlier } = useTimeline(ticket);
  const latest = latestOfActions(items);
  const [splitting, setSplitting] = useState<MessageView | null>(null);
  const mayStayBehind = earlier !== null || items.filter(({ type }) => type === "message").length > 1;
  const newest = items.findLast((item) => item.type === "message" && item.message.kind === "customer");
  useCommand(null, "split", () => newest?.type === "message" && setSplitting(newest.message), {
    enabled: mayStayBehind && newest !== undefined && ticket.mergedInto === null,
  });
  const closeSplit = useCallback(() => {
    setSplitting(null);
    if (splitting) document.getElementById(messageMenuId(splitting.id))?.focus();
  }, [splitting]);
  return (
    <div className={styles.scroller} role="log" aria-label={t("conversation")} tabIndex={0}>
      <div className={styles.items}>
        <Text as="h2" visuallyHidden>
          {t("conversation")}
        </Text>
        {earlier ? (
          <div className={styles.earlier}>
            <Button onClick={earlier.load} loading={earlier.loading}>
              {t("showEarlier")}
            </Button>
            {earlier.failed ? <InlineError fieldID="earlier" message={t("state:earlierFailed")} /> : null}
          </div>
        ) : null}
        {items.map((item) =>
          item.type === "message" ? (
            <MessageCard
              key={`m${item.message.id}`}
              message={item.message}
              myId={ticket.myId}
              quiet={ticket.mergedInto !== null}
              onSplit={mayStayBehind ? setSplitting : null}
            />
          ) : (
            <EventLine key={`e${item.event.id}`} event={item.event} isLatest={latest.has(item.event)} />
          ),
        )}
      </div>
      {splitting ? (
        <SplitDialog number={ticket.number} message={splitting} subject={ticket.subject} onClose={closeSplit} />
      ) : null}
    </div>
  );
});

/** Of each act on an order the last event: what was told before it no longer holds. */
function latestOfActions(items: readonly TimelineItem[]): ReadonlySet<EventView> {
  const latest = new Map<unknown, EventView>();
  for (const item of items)
    if (item.type === "event" && item.event.kind === "action") latest.set(item.event.data.id, item.event);
  return new Set(latest.values());
}
