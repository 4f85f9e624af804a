/** Hands out numeric ids, each once. */
export interface Ids {
  next(): number;
}

/** Starts handing out ids at `first`. */
export function makeIds(first: number): Ids {
  let upcoming = first;
  return { next: () => upcoming++ };
}
