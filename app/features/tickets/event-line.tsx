import { memo, type ReactNode } from "react";
import { ActionEvent } from "../acts/action-line.tsx";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import styles from "./conversation.module.css";
import type { EventView } from "./ticket-view.ts";
import { useEventSentence } from "./use-event-sentence.ts";

/** What happened to the ticket, between its messages. */
export const EventLine = memo(function EventLine({
  event,
  isLatest,
}: {
  event: EventView;
  isLatest: boolean;
}): ReactNode {
  const sentence = useEventSentence(event);
  if (event.kind === "action") return <ActionEvent data={event.data} isLatest={isLatest} />;
  return (
    <p className={styles.event}>
      <span>{sentence}</span> <span aria-hidden="true">·</span> <RelativeTime at={event.at} />
    </p>
  );
});
