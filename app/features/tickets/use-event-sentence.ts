import { isKind } from "../acts/read-record.ts";
import type { TFunction } from "i18next";
import { formatDateTime } from "#app/ui/format-time.ts";
import { usePage, type PageSettings } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { parsePriority, priorityWords } from "./ticket-priority.ts";
import { isTicketStatus } from "./ticket-status.ts";
import type { EventView } from "./ticket-view.ts";

type Say = TFunction<["ticket", "state", "common"]>;

/** What happened, in a sentence of the page's language. */
export function useEventSentence(event: EventView): string {
  const { t } = useTranslation(["ticket", "state", "common"]);
  const page = usePage();
  return sentenceOf(event, t, page);
}

function sentenceOf({ kind, data, staffName }: EventView, t: Say, { now, locale, zone }: PageSettings): string {
  const who = staffName ?? t("event.somebody");
  const by = { who };
  switch (kind) {
    case "created":
      if (data.because === "staff") return t("state:event.createdStaff", by);
      if (data.because === "suspicious") return t("state:event.createdSuspicious");
      return data.because === "blocked" ? t("state:event.createdBlocked") : t("event.created");
    case "reopened":
      return sayReopened(data.because, t);
    case "status":
      return sayStatus(data, staffName, t);
    case "assigned": {
      const name = text(data.name);
      if (name && name === staffName) return t("event.took", by);
      return name ? t("event.assigned", { who, name }) : t("event.unassigned", by);
    }
    case "snoozed": {
      const until = text(data.until);
      if (!until) return t("state:event.snoozedReply", by);
      return t("state:event.snoozed", { who, when: formatDateTime(new Date(until), now, locale, zone) });
    }
    case "woken":
      return sayWoken(data.because, who, t);
    case "priority": {
      const priority = parsePriority(String(data.to));
      return priority === null
        ? t("event.other")
        : t("state:event.priority", { who, priority: t(`state:priority.${priorityWords[priority]}`) });
    }
    case "tagged":
      return [
        ...sayTags(data.added, t, (tags) => t("state:event.tagAdded", { who, tags })),
        ...sayTags(data.removed, t, (tags) => t("state:event.tagRemoved", { who, tags })),
      ].join(" · ");
    case "follower": {
      const name = text(data.name) ?? t("event.somebody");
      if (name === staffName)
        return data.follows ? t("state:event.follows", { name }) : t("state:event.unfollows", { name });
      return data.follows ? t("state:event.madeFollow", { who, name }) : t("state:event.madeUnfollow", { who, name });
    }
    case "blocked":
      return t("state:event.blocked", { who, pattern: text(data.pattern) ?? t("common:none") });
    case "unblocked":
      return t("state:event.unblocked", { who, pattern: text(data.pattern) ?? t("common:none") });
    case "customer_merged":
      return t("state:event.customerMerged", by);
    case "merged":
      return t("state:event.merged", { who, number: Number(data.number) });
    case "merged_away":
      return t("state:event.mergedAway", { who, number: Number(data.number) });
    case "split":
      return data.isNew
        ? t("state:event.splitFrom", { who, number: Number(data.number) })
        : t("state:event.split", { who, number: Number(data.number) });
    case "taken_back":
      return t("state:event.takenBack", by);
    case "order_pinned": {
      const order = text(data.orderName);
      return order ? t("event.order_pinned", { who, order }) : t("event.order_unpinned", by);
    }
    case "order_matched":
      return t("event.order_matched", { order: text(data.orderName) ?? t("common:none") });
    case "files_left":
      return t("event.files_left", { count: Number(data.count) });
    default:
      return t("event.other");
  }
}

function sayReopened(because: unknown, t: Say): string {
  if (isKind(because)) return t("state:event.reopenedRefund");
  return because === "bounced" ? t("state:event.reopenedBounced") : t("event.reopened");
}

function sayStatus(data: EventView["data"], staffName: string | null, t: Say): string {
  const status = isTicketStatus(data.to) ? t(`common:status.${data.to}`) : t("common:none");
  if (data.because === "time") return t("state:event.closedByTime");
  if (!staffName) return t("event.statusAuto", { status });
  return data.because === "undo"
    ? t("state:event.statusUndone", { who: staffName, status })
    : t("event.status", { who: staffName, status });
}

function sayWoken(because: unknown, who: string, t: Say): string {
  if (because === "time") return t("state:event.wokenTime");
  if (because === "reply") return t("state:event.wokenReply");
  return because === "undo" ? t("state:event.wokenUndo", { who }) : t("state:event.wokenPerson", { who });
}

/** One sentence, or none where there are no tags of this kind. */
function sayTags(names: unknown, t: Say, say: (tags: string) => string): string[] {
  const tags = Array.isArray(names) ? names.filter((name): name is string => typeof name === "string") : [];
  return tags.length ? [say(tags.map((name) => t("common:quoted", { text: name })).join(", "))] : [];
}

const text = (value: unknown): string | null => (typeof value === "string" && value ? value : null);
