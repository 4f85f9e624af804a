import type { Team } from "./role-view.ts";

/**
 * The team's settings as their form holds them: `person.<id>` (the role chosen for somebody; "": the default one),
 * `defaultRole`, and `remindMinutes` as typed.
 */
export type TeamForm = Record<string, string>;

/** What is left open that long is told again: sooner would nag, later is given up as unanswered. Ours. */
export const remindLimits = { least: 5, most: 1_440 } as const;

/** The form as it is saved; who has a role that nobody may choose is not in it. */
export const teamForm = ({ roles, people }: Pick<Team, "roles" | "people">, remindMinutes: number): TeamForm => ({
  ...Object.fromEntries(
    people.filter(({ mayChoose }) => mayChoose).map(({ id, chosen }) => [`person.${id}`, chosen ?? ""]),
  ),
  defaultRole: roles.find(({ isDefault }) => isDefault)?.ref ?? "",
  remindMinutes: String(remindMinutes),
});
