/** What is changed of the team, and nothing else: what others change meanwhile stays as they left it. */
export interface TeamChanges {
  /** The role chosen for somebody, by their id; "": the default one. */
  people: Record<string, string>;
  /** Left out: as it is. */
  defaultRole?: string | undefined;
  /** As typed; left out: as it is. */
  remindMinutes?: string | undefined;
}

export const nothingChanged: TeamChanges = { people: {} };

/** What is left open that long is told again: sooner would nag, later is given up as unanswered. Ours. */
export const remindLimits = { least: 5, most: 1_440 } as const;

/** The same changes with this one; one that leads back to what is saved is none. */
export function withRole(changes: TeamChanges, personId: string, saved: string, chosen: string): TeamChanges {
  const people = Object.fromEntries(Object.entries(changes.people).filter(([id]) => id !== personId));
  return { ...changes, people: chosen === saved ? people : { ...people, [personId]: chosen } };
}
