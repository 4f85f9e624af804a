const minute = 60_000;

/** Owners are told of what nobody answered after so many times the time of the reminder. Ours. */
const timesUntilOwners = 4;

/** What nobody answered for three days is not answered any more: it would be another order by then. Ours. */
export const unansweredMilliseconds = 72 * 60 * minute;

export const firstReminder = (askedAt: Date, remindMinutes: number): Date =>
  new Date(askedAt.getTime() + remindMinutes * minute);

/** Who is told next of a request that waits, and when after that; null: nobody any more. */
export interface Reminder {
  whom: "approvers" | "owners" | "nobody";
  nextAt: Date | null;
}

/**
 * What is due of a request: first who may approve is reminded, then all owners are told, and in the end it is given up.
 * @param reminded how often people were told since it was asked
 * @param remindMinutes the shop's setting
 */
export function nextReminder(reminded: number, askedAt: Date, remindMinutes: number): Reminder {
  const after = (milliseconds: number) => new Date(askedAt.getTime() + milliseconds);
  const owners = Math.min(remindMinutes * timesUntilOwners * minute, unansweredMilliseconds);
  if (reminded === 0) return { whom: "approvers", nextAt: after(owners) };
  return reminded === 1 ? { whom: "owners", nextAt: after(unansweredMilliseconds) } : { whom: "nobody", nextAt: null };
}
