import type { ReactNode } from "react";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import type { EarlierTicket } from "../customers/customer-history.ts";
import styles from "./merge.module.css";
import { TicketStatusBadge } from "./ticket-status-badge.tsx";

/** A ticket that one may choose. */
export function ChoiceRow({
  ticket,
  chosen,
  onChoose,
}: {
  ticket: EarlierTicket;
  chosen: boolean;
  onChoose: () => void;
}): ReactNode {
  return (
    <button type="button" className={styles.choice} aria-pressed={chosen} onClick={onChoose}>
      <span className={styles.number}>#{ticket.number}</span>
      <span className={styles.subject}>{ticket.subject}</span>
      <TicketStatusBadge status={ticket.status} />
      <span className={styles.time}>
        <RelativeTime at={ticket.lastActivityAt} />
      </span>
    </button>
  );
}
