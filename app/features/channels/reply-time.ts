/** Fewer answers than this say nothing about how long one takes. Ours. */
export const fewestObservations = 20;
/** Reply times of so many days back count. Ours. */
export const observedDays = 28;

/** The steps a published time is rounded up to, in hours: nobody promises "within 7 hours". Ours. */
const steps = [1, 2, 3, 4, 6, 8, 12, 24, 48, 72, 96, 120, 144, 168];

/** How long customers really waited for a first answer. */
export interface ObservedReplies {
  /** Tickets of the last weeks that were answered, or still wait. */
  count: number;
  /** Eight of ten were answered within so many seconds; null without observations. */
  p80Seconds: number | null;
}

/**
 * The reply time that may be published, in hours, rounded up; null when too little is known or it is longer than a week,
 * which is better not promised at all.
 */
export function honestReplyHours({ count, p80Seconds }: ObservedReplies): number | null {
  if (count < fewestObservations || p80Seconds === null) return null;
  return steps.find((hours) => p80Seconds <= hours * 3_600) ?? null;
}
