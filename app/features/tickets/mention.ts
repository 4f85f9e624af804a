/** A person who can be mentioned. */
export interface Mentionable<Id> {
  id: Id;
  name: string;
}

/**
 * Whom a note mentions: `@` and the name in any case, or the first name where only one has it. Of several names that fit
 * the longest counts. An `@` inside a word (an address) mentions nobody. Each person once, in the order of the text.
 */
export function findMentions<Id>(text: string, people: readonly Mentionable<Id>[]): Id[] {
  const names = callNames(people);
  const found = new Set<Id>();
  const folded = fold(text);
  for (let at = folded.indexOf("@"); at >= 0; at = folded.indexOf("@", at + 1)) {
    if (isWordCharacter(folded.slice(Math.max(0, at - 2), at))) continue;
    const called = names.find(
      ({ name }) => folded.startsWith(name, at + 1) && !startsWithWord(folded.slice(at + 1 + name.length)),
    );
    if (called) found.add(called.id);
  }
  return [...found];
}

/** By what each can be called, longest first. A name that several people have calls none of them. */
function callNames<Id>(people: readonly Mentionable<Id>[]): { name: string; id: Id }[] {
  const full = people.map(({ id, name }) => ({ id, name: fold(name.trim()) })).filter(({ name }) => name !== "");
  const first = full.map(({ id, name }) => ({ id, name: name.split(" ")[0] ?? "" }));
  const whole = unique(full);
  const alone = unique(first).filter(({ name }) => full.every((one) => one.name !== name));
  return [...whole, ...alone].sort((one, other) => other.name.length - one.name.length);
}

function unique<Called extends { name: string }>(all: readonly Called[]): Called[] {
  const counts = new Map<string, number>();
  for (const { name } of all) counts.set(name, (counts.get(name) ?? 0) + 1);
  return all.filter(({ name }) => counts.get(name) === 1);
}

const fold = (text: string): string => text.normalize("NFC").toLowerCase().replace(/\s/g, " ");
const isWordCharacter = (end: string): boolean => /[\p{L}\p{N}._%+-]$/u.test(end);
const startsWithWord = (rest: string): boolean => /^[\p{L}\p{N}_]/u.test(rest);
