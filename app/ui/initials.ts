/** At most two letters that stand for a name or an address: "Ana Kowalska" is AK, "ana@x" is A. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/@.*/, "")
    .split(/[\s._-]+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? "").replace(/^[^\p{L}\p{N}]+/u, "")][0]?.toLocaleUpperCase() ?? "").join("");
}
