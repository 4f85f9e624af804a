const minute = 60_000;
/** What could not be done is tried again so soon. */
const missedMs = 5_000;

/** Something that is done again and again by the clock. */
export interface Turn {
  /** At once, and then every so many minutes. */
  everyMinutes: number;
  /** Never throws. false: it could not be done, and is wanted as soon as it can be. */
  take(isStopped: () => boolean): Promise<boolean>;
}

/**
 * Takes all turns one after the other, each when it is due. One that was missed (the database was away) is taken as soon
 * as it can be, instead of waiting for a day. The returned function ends it and waits for what runs.
 */
export function takeTurns(turns: readonly Turn[]): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const dueAt = new Map<Turn, number>();
  const round = async () => {
    let missed = false;
    for (const turn of turns) {
      const now = Date.now();
      if (stopped || (dueAt.get(turn) ?? 0) > now) continue;
      const done = await turn.take(() => stopped);
      if (done) dueAt.set(turn, now + turn.everyMinutes * minute);
      else missed = true;
    }
    if (!stopped) timer = setTimeout(next, missed ? missedMs : minute);
  };
  let running = Promise.resolve();
  const next = () => {
    running = round();
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
