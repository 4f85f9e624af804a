import { mostTagsOfTicket } from "#app/features/tags/tag-name.ts";
import { writeBefore } from "#app/features/tickets/ticket-before.ts";
import type { EventData, EventKind } from "#app/features/tickets/ticket-event.ts";
import {
  endsWaiting,
  maySnooze,
  placeAt,
  snoozedPlace,
  statusAfterSnooze,
  type TicketPlace,
} from "#app/features/tickets/ticket-place.ts";
import { mayChangeStatus, type TicketStatus } from "#app/features/tickets/ticket-status.ts";
import type { BulkChange } from "./bulk-action.ts";

/** What a change of many tickets may change of one. */
export interface BulkState extends TicketPlace {
  waitingSince: Date | null;
  unread: boolean;
  assigneeId: string | null;
  priority: number;
  /** Ascending. */
  tagIds: string[];
}

/** Names for the timeline, looked up once. */
export interface BulkNames {
  staff: ReadonlyMap<string, string>;
  tag: string;
}

export interface BulkStep {
  after: BulkState;
  /** null: the timeline does not tell it. */
  event: { kind: EventKind; data: EventData } | null;
}

/**
 * What the change makes of one ticket at `at`, by the rules of a single ticket. `same`: it is so already. `refused`: the
 * table of statuses, a merged ticket or the number of tags does not allow it.
 */
export function changeOne(
  before: BulkState & { merged: boolean },
  change: BulkChange,
  names: BulkNames,
  at: Date,
): BulkStep | "same" | "refused" {
  const { merged, ...state } = before;
  switch (change.kind) {
    case "assign":
      if (state.assigneeId === change.data.staffId) return "same";
      return { after: { ...state, assigneeId: change.data.staffId }, event: assigned(change.data.staffId, names) };
    case "priority":
      if (state.priority === change.data.priority) return "same";
      return {
        after: { ...state, priority: change.data.priority },
        event: { kind: "priority", data: { from: state.priority, to: change.data.priority } },
      };
    case "read":
      return state.unread === change.data.unread
        ? "same"
        : { after: { ...state, unread: change.data.unread }, event: null };
    case "tag":
    case "untag":
      return changeTag(state, change.kind, change.data.tagId, names);
    case "status":
      return changeStatus(state, merged, change.data.status, at);
    case "spam":
      return changeStatus(state, merged, "spam", at);
    case "snooze":
      return changeSnooze(state, change.data, at);
  }
}

function changeStatus(state: BulkState, merged: boolean, to: TicketStatus, at: Date): BulkStep | "same" | "refused" {
  if (state.status === to) return "same";
  if (merged || !mayChangeStatus(state.status, to)) return "refused";
  const after = { ...state, ...placeAt(to, at, state.solvedAt), ...(endsWaiting(to) && { waitingSince: null }) };
  return { after, event: { kind: "status", data: { from: state.status, to, before: writeBefore(state) } } };
}

function changeSnooze(
  state: BulkState,
  { snoozed, until }: { snoozed: boolean; until: string | null },
  at: Date,
): BulkStep | "same" | "refused" {
  if (!snoozed) {
    if (!state.snoozed) return "same";
    const after = { ...state, ...placeAt(statusAfterSnooze(state.status), at) };
    return { after, event: { kind: "woken", data: { because: "person" } } };
  }
  if (!maySnooze(state.status)) return "refused";
  if (state.snoozed && (state.snoozedUntil?.toISOString() ?? null) === until) return "same";
  const after = { ...state, ...snoozedPlace(state.status, until === null ? null : new Date(until)) };
  return { after, event: { kind: "snoozed", data: { until, before: writeBefore(state) } } };
}

function changeTag(
  state: BulkState,
  kind: "tag" | "untag",
  tagId: string,
  names: BulkNames,
): BulkStep | "same" | "refused" {
  const has = state.tagIds.includes(tagId);
  if (has === (kind === "tag")) return "same";
  if (kind === "tag" && state.tagIds.length >= mostTagsOfTicket) return "refused";
  const tagIds = kind === "tag" ? [...state.tagIds, tagId].sort(byNumber) : state.tagIds.filter((id) => id !== tagId);
  return { after: { ...state, tagIds }, event: tagged(kind === "tag", names) };
}

const byNumber = (one: string, other: string): number => (BigInt(one) < BigInt(other) ? -1 : 1);
const tagged = (added: boolean, { tag }: BulkNames): BulkStep["event"] => ({
  kind: "tagged",
  data: { added: added ? [tag] : [], removed: added ? [] : [tag] },
});
const assigned = (id: string | null, { staff }: BulkNames): BulkStep["event"] => ({
  kind: "assigned",
  data: { name: id === null ? null : (staff.get(id) ?? null) },
});

/** Which columns a change is about: undo looks at these, and puts these back. */
const touched: Record<BulkChange["kind"], readonly (keyof BulkState)[]> = {
  assign: ["assigneeId"],
  priority: ["priority"],
  read: ["unread"],
  tag: ["tagIds"],
  untag: ["tagIds"],
  status: ["status", "snoozed", "snoozedUntil", "solvedAt", "closedAt", "waitingSince"],
  spam: ["status", "snoozed", "snoozedUntil", "solvedAt", "closedAt", "waitingSince"],
  snooze: ["status", "snoozed", "snoozedUntil", "solvedAt", "closedAt", "waitingSince"],
};

/**
 * Takes the change of one ticket back. `kept`: somebody has changed it since in what the change was about, so it stays.
 * Of tags only the one that was put on or taken off counts.
 */
export function undoOne(
  now: BulkState,
  change: BulkChange,
  was: { before: BulkState; after: BulkState },
  names: BulkNames,
): BulkStep | "kept" {
  if (change.kind === "tag" || change.kind === "untag") {
    const back = changeTag(now, change.kind === "tag" ? "untag" : "tag", change.data.tagId, names);
    return typeof back === "string" ? "kept" : back;
  }
  const fields = touched[change.kind];
  if (fields.some((field) => JSON.stringify(now[field]) !== JSON.stringify(was.after[field]))) return "kept";
  const restored = Object.fromEntries(fields.map((field) => [field, was.before[field]])) as Partial<BulkState>;
  const after = { ...now, ...restored, ...(fields.includes("status") && { isOpen: was.before.isOpen }) };
  return { after, event: undoEvent(change, now, was.before, names) };
}

function undoEvent(change: BulkChange, now: BulkState, before: BulkState, names: BulkNames): BulkStep["event"] {
  switch (change.kind) {
    case "assign":
      return assigned(before.assigneeId, names);
    case "priority":
      return { kind: "priority", data: { from: now.priority, to: before.priority } };
    case "status":
    case "spam":
      return { kind: "status", data: { from: now.status, to: before.status, because: "undo" } };
    case "snooze":
      return before.snoozed
        ? { kind: "snoozed", data: { until: before.snoozedUntil?.toISOString() ?? null } }
        : { kind: "woken", data: { because: "undo" } };
    default:
      return null;
  }
}

/** Reads a state as it was stored in JSON. */
export function stateFromJson(json: unknown): BulkState | null {
  if (typeof json !== "object" || json === null) return null;
  const state = json as Record<keyof BulkState, unknown>;
  const instant = (value: unknown) => (typeof value === "string" ? new Date(value) : null);
  return {
    ...(state as unknown as BulkState),
    snoozedUntil: instant(state.snoozedUntil),
    solvedAt: instant(state.solvedAt),
    closedAt: instant(state.closedAt),
    waitingSince: instant(state.waitingSince),
  };
}
