import { Button, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./conversation.module.css";
import { EventLine } from "./event-line.tsx";
import { MessageCard } from "./message-card.tsx";
import type { TicketView } from "./ticket-view.ts";
import { useTimeline } from "./use-timeline.tsx";

/** Everything that was said and done, oldest first, standing at its end like a chat. */
export function Conversation({ ticket }: { ticket: TicketView }): ReactNode {
  const { t } = useTranslation("ticket");
  const { items, earlier } = useTimeline(ticket);
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
          </div>
        ) : null}
        {items.map((item) =>
          item.type === "message" ? (
            <MessageCard key={`m${item.message.id}`} message={item.message} />
          ) : (
            <EventLine key={`e${item.event.id}`} event={item.event} />
          ),
        )}
      </div>
    </div>
  );
}
