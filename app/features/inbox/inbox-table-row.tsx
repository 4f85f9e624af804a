import { Link } from "@remix-run/react";
import { Badge, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import styles from "./inbox.module.css";
import { TicketStatusBadge } from "#app/features/tickets/ticket-status-badge.tsx";
import type { InboxRow } from "#app/features/tickets/ticket-view.ts";
import { WaitingBadge } from "#app/features/tickets/waiting-badge.tsx";

export function InboxTableRow({ row }: { row: InboxRow }): ReactNode {
  const { t } = useTranslation("inbox");
  const { t: say } = useTranslation("ticket");
  return (
    <tr data-unread={row.unread || undefined}>
      <td data-column="customer">
        <span className={styles.dot} data-shown={row.unread || undefined}>
          {row.unread ? (
            <Text as="span" visuallyHidden>
              {t("unread")}
            </Text>
          ) : null}
        </span>
        <span className={styles.cut}>{row.customerName}</span>
      </td>
      <td data-column="subject">
        <Link to={`/app/tickets/${row.number}`} className={styles.subject} data-row="">
          {row.subject || say("noSubject")}
        </Link>
        <span className={styles.preview}>
          {row.lastMessageBy === "staff" ? <span>{t("youWrote")} </span> : null}
          {row.preview}
        </span>
      </td>
      <td data-column="order">{row.orderName ? <Badge>{row.orderName}</Badge> : null}</td>
      <td data-column="assignee" data-empty={!row.assigneeName || undefined}>
        <span className={styles.cut}>{row.assigneeName ?? t("unassigned")}</span>
      </td>
      <td data-column="status">
        {row.waitingSince ? <WaitingBadge since={row.waitingSince} /> : <TicketStatusBadge status={row.status} />}
      </td>
      <td data-column="activity">
        <RelativeTime at={row.lastActivityAt} />
      </td>
    </tr>
  );
}
