import { Badge, InlineError, Tag, Text } from "@shopify/polaris";
import { memo, type ReactNode } from "react";
import { NoticesBell } from "#app/features/palette/notices-bell.tsx";
import { formatDateTime } from "#app/ui/format-time.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { AssigneeMenu } from "./assignee-menu.tsx";
import { FollowersMenu } from "./followers-menu.tsx";
import { PresenceFaces } from "./presence-faces.tsx";
import { PriorityMenu } from "./priority-menu.tsx";
import { SnoozeMenu } from "./snooze-menu.tsx";
import { StatusMenu } from "./status-menu.tsx";
import { TicketStatusBadge } from "./ticket-status-badge.tsx";
import { TagsMenu } from "./tags-menu.tsx";
import { TicketWays } from "./ticket-ways.tsx";
import { TicketActs } from "./ticket-acts.tsx";
import styles from "./ticket-page.module.css";
import { maySnooze } from "./ticket-place.ts";
import { isDoneStatus, isTicketStatus, type TicketStatus } from "./ticket-status.ts";
import toolbar from "./ticket-toolbar.module.css";
import { parsePriority } from "./ticket-priority.ts";
import type { PresentPerson, TicketView } from "./ticket-view.ts";
import { useStateAction } from "./use-state-action.tsx";
import type { ListWay } from "./use-list-way.ts";
import { useTags } from "./use-tags.tsx";
import { WaitingBadge } from "./waiting-badge.tsx";

interface Props {
  ticket: TicketView;
  present: PresentPerson[];
  way: ListWay;
}

/** What the ticket is, whose it is, where it stands, and the way it goes on. */
export const TicketHeader = memo(function TicketHeader(props: Props): ReactNode {
  const { ticket, present, way } = props;
  const { t } = useTranslation("ticket");
  const { t: say } = useTranslation("state");
  const change = useStateAction();
  const priority = useStateAction();
  const tags = useTags(ticket);
  const sent = change.sending?.get("to");
  const status: TicketStatus = isTicketStatus(sent) ? sent : ticket.status;
  const from = ticket.status;
  const move = (to: TicketStatus) => change.submit({ intent: "status", from, to });
  const level = parsePriority(priority.sending?.get("to")) ?? ticket.priority;
  const isMerged = ticket.mergedInto !== null;
  const refusal = change.refusal ?? priority.refusal ?? tags.refusal;

  return (
    <header className={styles.header}>
      <TicketActs ticket={ticket} status={status} onMove={move} way={way} submit={change.submit} />
      <div className={styles.subject}>
        {/* The admin's own bar shows it. */}
        <Text as="h1" visuallyHidden>
          {t("title", { number: ticket.number, subject: ticket.subject || t("noSubject") })}
        </Text>
        <div className={toolbar.facts}>
          {isMerged ? <TicketStatusBadge status={status} /> : <StatusMenu status={status} onMove={move} />}
          <SnoozedBadge ticket={ticket} />
          <WaitingBadge since={isDoneStatus(status) || status === "spam" ? null : ticket.waitingSince} />
          {ticket.blocked ? <Badge>{say("blocked")}</Badge> : null}
          <Text as="span" fontWeight="semibold">
            {ticket.customer.name}
          </Text>
          <span className={toolbar.email}>{ticket.customer.email}</span>
        </div>
        {tags.shown.length ? (
          <div className={toolbar.tags}>
            {tags.shown.map((tag) => (
              <Tag
                key={tag.id}
                accessibilityLabel={say("tags.remove", { name: tag.name })}
                onRemove={() => tags.remove(tag)}
              >
                {tag.name}
              </Tag>
            ))}
          </div>
        ) : null}
        {refusal ? <InlineError fieldID="ticket-header" message={refusal} /> : null}
      </div>
      <div className={toolbar.toolbar} role="group" aria-label={say("toolbar")}>
        <PresenceFaces present={present} />
        {isMerged ? null : (
          <>
            <AssigneeMenu ticket={ticket} />
            <SnoozeMenu
              enabled={maySnooze(status)}
              onSnooze={(until) => change.submit({ intent: "snooze", from, until })}
            />
            <PriorityMenu
              priority={level}
              onSet={(to) => priority.submit({ intent: "priority", from: String(ticket.priority), to: String(to) })}
            />
            <TagsMenu tags={tags.shown} onAdd={tags.add} onRemove={tags.remove} />
            <FollowersMenu ticket={ticket} />
          </>
        )}
      </div>
      <div className={toolbar.ways}>
        <TicketWays way={way} />
        <NoticesBell />
      </div>
    </header>
  );
});

function SnoozedBadge({ ticket }: { ticket: TicketView }): ReactNode {
  const { t } = useTranslation("state");
  const { now, locale, zone } = usePage();
  if (!ticket.snoozed) return null;
  const { snoozedUntil } = ticket;
  return (
    <Badge>
      {snoozedUntil
        ? t("snooze.until", { when: formatDateTime(new Date(snoozedUntil), now, locale, zone) })
        : t("snooze.untilReply")}
    </Badge>
  );
}
