import { maySnooze } from "#app/features/tickets/ticket-place.ts";
import { isOpenStatus, mayChangeStatus, type TicketStatus } from "#app/features/tickets/ticket-status.ts";
import type { BulkChange } from "./bulk-action.ts";
import type { InboxFilter } from "./inbox-filter.ts";
import type { InboxRow } from "./inbox-view.ts";

interface Names {
  /** Who acts. */
  me: string;
  staff: (id: string) => string | null;
  tag: (id: string) => string | null;
}

/** The row as it will be once the change is made, to be shown at once; the same row where the change is not possible. */
export function rowAfterChange(row: InboxRow, change: BulkChange, names: Names): InboxRow {
  switch (change.kind) {
    case "assign": {
      const { staffId } = change.data;
      return {
        ...row,
        assigneeId: staffId,
        assigneeName: staffId === null ? null : names.staff(staffId),
        isMine: staffId === names.me,
      };
    }
    case "tag":
    case "untag": {
      const { tagId: id } = change.data;
      const others = row.tags.filter((tag) => tag.id !== id);
      return { ...row, tags: change.kind === "tag" ? [...others, { id, name: names.tag(id) ?? "" }] : others };
    }
    case "status":
      return withStatus(row, change.data.status);
    case "spam":
      return withStatus(row, "spam");
    case "priority":
      return { ...row, priority: change.data.priority as InboxRow["priority"] };
    case "read":
      return { ...row, unread: change.data.unread };
    case "snooze": {
      const { snoozed, until } = change.data;
      return snoozed && !maySnooze(row.status) ? row : { ...row, snoozed, snoozedUntil: snoozed ? until : null };
    }
  }
}

const withStatus = (row: InboxRow, status: TicketStatus): InboxRow =>
  mayChangeStatus(row.status, status)
    ? {
        ...row,
        status,
        snoozed: false,
        snoozedUntil: null,
        waitingSince: isOpenStatus(status) || status === "on_hold" ? row.waitingSince : null,
      }
    : row;

/** Whether the row stays in a list with this filter, as far as the row itself can tell. */
export function staysIn(row: InboxRow, filter: InboxFilter, me: string): boolean {
  const asks = (list: readonly unknown[], holds: boolean) => !list.length || holds;
  const has = (who: string) =>
    who === "me" ? row.assigneeId === me : row.assigneeId === (who === "none" ? null : who);
  return (
    asks(filter.status, filter.status.includes(row.status)) &&
    asks(filter.assignee, filter.assignee.some(has)) &&
    asks(
      filter.tag,
      filter.tag.some((id) => row.tags.some((tag) => tag.id === id)),
    ) &&
    asks(filter.priority, filter.priority.includes(row.priority)) &&
    (filter.snoozed === "any" || (filter.snoozed === "only") === row.snoozed) &&
    (!filter.only.includes("unread") || row.unread) &&
    (!filter.only.includes("waiting") || row.waitingSince !== null)
  );
}
