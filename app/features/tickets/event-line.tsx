import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ActionView } from "../acts/action-view.ts";
import { ActionLine } from "../acts/action-line.tsx";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import styles from "./conversation.module.css";
import { isTicketStatus } from "./ticket-status.ts";
import type { EventView } from "./ticket-view.ts";

/** What happened to the ticket, between its messages. */
export function EventLine({ event, isLatest }: { event: EventView; isLatest: boolean }): ReactNode {
  const sentence = useEventSentence(event);
  if (event.kind === "action") return <ActionLine action={event.data as unknown as ActionView} isLatest={isLatest} />;
  return (
    <p className={styles.event}>
      <span>{sentence}</span> <RelativeTime at={event.at} />
    </p>
  );
}

function useEventSentence({ kind, data, staffName }: EventView): string {
  const { t } = useTranslation("ticket");
  const { t: say } = useTranslation();
  const text = (value: unknown) => (typeof value === "string" && value ? value : null);
  const who = staffName ?? t("event.somebody");
  if (kind === "created") return t("event.created");
  if (kind === "reopened") return t("event.reopened");
  if (kind === "status") {
    const status = isTicketStatus(data.to) ? say(`status.${data.to}`) : say("none");
    return staffName ? t("event.status", { who, status }) : t("event.statusAuto", { status });
  }
  if (kind === "assigned") {
    const name = text(data.name);
    if (name && name === staffName) return t("event.took", { who });
    return name ? t("event.assigned", { who, name }) : t("event.unassigned", { who });
  }
  const order = text(data.orderName);
  if (kind === "order_pinned")
    return order ? t("event.order_pinned", { who, order }) : t("event.order_unpinned", { who });
  if (kind === "order_matched") return t("event.order_matched", { order: order ?? say("none") });
  return t("event.other");
}
