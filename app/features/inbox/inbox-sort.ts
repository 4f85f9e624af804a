/**
 * latest, oldest: by the last message. waiting: who waits longest first, then those who do not wait. priority: urgent
 * first, within it the latest. created: the newest ticket first.
 */
export const inboxSorts = ["latest", "oldest", "waiting", "priority", "created"] as const;
export type InboxSort = (typeof inboxSorts)[number];

/** Reads a sort from an address or from what was stored; null when it is none. */
export const parseSort = (value: unknown): InboxSort | null => inboxSorts.find((sort) => sort === value) ?? null;

/** How many columns a place in a list of this order has; the last is the ticket's id. */
export const keyCount: Record<InboxSort, number> = { latest: 2, oldest: 2, waiting: 2, priority: 3, created: 1 };
