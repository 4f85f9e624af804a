/** What one may be writing in a ticket: to the customer, for the team, or to somebody else with a message sent on. */
export const draftKinds = ["reply", "note", "forward"] as const;
export type DraftKind = (typeof draftKinds)[number];

export const isDraftKind = (value: unknown): value is DraftKind => draftKinds.includes(value as DraftKind);
