/**
 * What the timeline of a ticket tells beside its messages; `data` by kind, empty where none is named:
 * - created {channel, because?: "blocked" | "suspicious" | "staff"}; reopened {from, to, because?}
 * - status {from, to, because?: "undo" | "time"}; priority {from, to}: 0 to 3
 * - assigned {name | null}; follower {name, follows}; tagged {added, removed}: names
 * - snoozed {until | null}: ISO 8601; woken {because: "time" | "reply" | "person" | "undo"}
 * - blocked, unblocked {pattern}; merged, merged_away, split {number}: of the other ticket
 * - customer_merged: another record turned out to be the same person; taken_back: an answer was
 * - order_pinned {orderName | null}; order_matched {orderName}
 * - files_left {count}: files of a stranger that were not taken; action: ActionView
 *
 * Reading and marking as unread are not told: they say nothing about the customer's problem.
 */
export const eventKinds = [
  "created",
  "reopened",
  "status",
  "assigned",
  "snoozed",
  "woken",
  "priority",
  "tagged",
  "follower",
  "blocked",
  "unblocked",
  "customer_merged",
  "merged",
  "merged_away",
  "split",
  "taken_back",
  "order_pinned",
  "order_matched",
  "files_left",
  "action",
] as const;

export type EventKind = (typeof eventKinds)[number];

/** What an event holds, as JSON. `before` is how the ticket was, for taking the change back; pages do not get it. */
export interface EventData {
  readonly [key: string]: string | number | boolean | null | readonly string[] | EventData;
}
