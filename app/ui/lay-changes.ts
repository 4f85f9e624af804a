/** What somebody changed and has not saved yet: of each such field what it is now, and what was saved then. */
export type Changes<Values> = { [Field in keyof Values]?: { was: Values[Field]; now: Values[Field] } };

/**
 * Changes laid over what is saved by now, perhaps by somebody else: a field that was not changed is as it is saved. Of a
 * list of words only those put in and taken out are changed.
 */
export function layChanges<Values extends object>(saved: Values, changes: Changes<Values>): Values {
  const values = { ...saved };
  for (const field of Object.keys(changes) as (keyof Values)[]) {
    const { was, now } = changes[field]!;
    values[field] = layList(saved[field], was, now) ?? now;
  }
  return values;
}

/** What was saved as far as somebody saw it: of a field that they changed, as it was when they began to. */
export function asSeen<Values extends object>(saved: Values, changes: Changes<Values>): Values {
  const seen = { ...saved };
  for (const field of Object.keys(changes) as (keyof Values)[]) seen[field] = changes[field]!.was;
  return seen;
}

/** Adds a change of what is shown. What is as it is saved again is changed no more. */
export function addChange<Values extends object>(
  saved: Values,
  changes: Changes<Values>,
  change: Partial<Values>,
): Changes<Values> {
  const all = { ...changes };
  for (const field of Object.keys(change) as (keyof Values)[]) {
    const now = change[field] as Values[keyof Values];
    if (isSame(now, saved[field])) delete all[field];
    else all[field] = { was: saved[field], now };
  }
  return all;
}

export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

function layList<T>(saved: T, was: T, now: T): T | null {
  if (!isWords(saved) || !isWords(was) || !isWords(now)) return null;
  const kept = saved.filter((one) => now.includes(one) || !was.includes(one));
  return [...kept, ...now.filter((one) => !was.includes(one) && !kept.includes(one))] as T;
}
