export interface BucketSize {
  /** Points in a full bucket. */
  maximum: number;
  /** Points that come back per second. */
  restoreRate: number;
}

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** The points that one app may spend in one shop: they run out by use and come back with time. */
export interface Bucket {
  /** Takes points if there are enough. */
  take(points: number, now: Date): boolean;
  /** Gives back what was taken too much. */
  giveBack(points: number): void;
  status(now: Date): ThrottleStatus;
}

export function createBucket(size: BucketSize): Bucket {
  let points = size.maximum;
  let filledAt: number | null = null;

  function refill(now: Date): void {
    const at = now.getTime();
    if (filledAt !== null && at > filledAt)
      points = Math.min(size.maximum, points + ((at - filledAt) / 1000) * size.restoreRate);
    filledAt = filledAt === null ? at : Math.max(filledAt, at);
  }

  return {
    take: (wanted, now) => {
      refill(now);
      if (wanted > points) return false;
      points -= wanted;
      return true;
    },
    giveBack: (unused) => {
      points = Math.min(size.maximum, points + unused);
    },
    status: (now) => {
      refill(now);
      return { maximumAvailable: size.maximum, currentlyAvailable: Math.floor(points), restoreRate: size.restoreRate };
    },
  };
}
