/** A word of the shop's articles. */
export interface KnownWord {
  word: string;
  /** Lower case, without accents. */
  folded: string;
}

/** How many letters may be wrong: none in a short word, one up to five letters, two in longer ones. Ours. */
const mostWrong = (letters: number): number => (letters < 4 ? 0 : letters < 6 ? 1 : 2);

/**
 * What somebody probably meant who typed a word that stands in no article: the known word that differs by fewest letters
 * (one wrong, missing, too many, or two that changed places), of equal ones the first. null: nothing is near enough.
 */
export function closestWord(typed: string, known: readonly KnownWord[]): KnownWord | null {
  let most = mostWrong([...typed].length);
  let closest: KnownWord | null = null;
  for (const one of known) {
    const wrong = wrongLetters(typed, one.folded, most);
    if (wrong > most) continue;
    closest = one;
    most = wrong - 1;
  }
  return closest;
}

/** How many letters differ, counted no further than one more than `most`. */
function wrongLetters(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same, swapped));
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
