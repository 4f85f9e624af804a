import { Badge, Text } from "@shopify/polaris";
import { memo, type ReactNode } from "react";
import { TicketStatusBadge } from "#app/features/tickets/ticket-status-badge.tsx";
import { WaitingBadge } from "#app/features/tickets/waiting-badge.tsx";
import { formatDateTime } from "#app/ui/format-time.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { PresentPerson } from "#app/features/tickets/ticket-view.ts";
import { HitText } from "./hit-text.tsx";
import type { InboxRow } from "./inbox-view.ts";
import styles from "./inbox.module.css";
import { RowPresence } from "./row-presence.tsx";
import type { SearchRow } from "./search-result.ts";

interface Props {
  row: InboxRow | SearchRow;
  /** It no longer belongs to the view. */
  left: boolean;
  /** Who else has it open. */
  present: readonly PresentPerson[] | undefined;
  selected: boolean;
  /** The same function at each drawing: a row is drawn anew only when it changed. */
  onToggle(number: number, range: boolean): void;
}

/** One ticket of the list. */
export const InboxTableRow = memo(function InboxTableRow({ row, left, present, selected, onToggle }: Props): ReactNode {
  const { t } = useTranslation("inbox");
  const { t: say } = useTranslation("ticket");
  const subject = row.subject || say("noSubject");
  const found = "foundBy" in row ? row : null;
  return (
    <tr
      data-number={row.number}
      data-unread={row.unread || undefined}
      data-left={left || undefined}
      data-selected={selected || undefined}
    >
      <td data-column="select">
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={selected}
            aria-label={t("select", { number: row.number, subject })}
            onChange={(event) => onToggle(row.number, (event.nativeEvent as MouseEvent).shiftKey === true)}
          />
        </label>
      </td>
      <td data-column="customer">
        <span className={styles.dot} data-shown={row.unread || undefined}>
          {row.unread ? (
            <Text as="span" visuallyHidden>
              {t("unread")}
            </Text>
          ) : null}
        </span>
        <span className={styles.cut}>
          {found ? <HitText pieces={found.customerPieces} whole={row.customerName} /> : row.customerName}
        </span>
      </td>
      <td data-column="subject">
        <span className={styles.line}>
          <a href={`/app/tickets/${row.number}`} className={styles.subject} data-row="">
            {found ? <HitText pieces={found.subjectPieces} whole={subject} /> : subject}
          </a>
          <RowMarks row={row} />
        </span>
        <span className={styles.under}>
          <span className={styles.preview}>
            {found?.snippet.length ? (
              <HitText pieces={found.snippet} whole={row.preview} short />
            ) : (
              <>
                {row.lastMessageBy === "staff" ? <span>{t("youWrote")} </span> : null}
                {row.preview}
              </>
            )}
          </span>
          {present ? <RowPresence present={present} /> : null}
        </span>
      </td>
      <td data-column="order">{row.orderName ? <Badge>{row.orderName}</Badge> : null}</td>
      <td data-column="assignee" data-empty={!row.assigneeName || undefined}>
        <span className={styles.cut}>{row.assigneeName ?? t("unassigned")}</span>
      </td>
      <td data-column="status">
        <RowState row={row} left={left} />
      </td>
      <td data-column="activity">
        <RelativeTime at={row.lastActivityAt} />
      </td>
    </tr>
  );
});

/** Priority where it is not the usual one, tags, language. */
function RowMarks({ row }: { row: InboxRow }): ReactNode {
  const { t, i18n } = useTranslation("inbox");
  const shown = row.tags.slice(0, 2);
  const more = row.tags.length - shown.length;
  const foreign = row.language !== null && row.language !== i18n.language.slice(0, 2);
  if (row.priority === 1 && !shown.length && !foreign) return null;
  return (
    <span className={styles.marks}>
      {row.priority === 1 ? null : (
        <span className={styles.mark} data-priority={row.priority}>
          {t(`priority.${row.priority}`)}
        </span>
      )}
      {shown.map(({ id, name }) => (
        <span key={id} className={styles.mark}>
          {name}
        </span>
      ))}
      {more > 0 ? (
        <span className={styles.mark} role="img" aria-label={t("moreTags", { count: more })}>
          +{more}
        </span>
      ) : null}
      {foreign ? <abbr className={styles.language}>{row.language?.toUpperCase()}</abbr> : null}
    </span>
  );
}

function RowState({ row, left }: { row: InboxRow; left: boolean }): ReactNode {
  const { t } = useTranslation("inbox");
  const { now, locale, zone } = usePage();
  if (left) return <Badge tone="info">{t("moved")}</Badge>;
  if (row.snoozed)
    return (
      <Badge>
        {row.snoozedUntil
          ? t("snoozedUntil", { when: formatDateTime(new Date(row.snoozedUntil), now, locale, zone) })
          : t("snoozed")}
      </Badge>
    );
  const waits = row.waitingSince !== null && (row.status === "new" || row.status === "open");
  return waits ? <WaitingBadge since={row.waitingSince} /> : <TicketStatusBadge status={row.status} />;
}
