/** How long something usually takes, in whole hours: half of them up to the median, nine of ten up to `p90`. */
export interface Pace {
  median: number;
  p90: number;
}

/** What is usual in a shop, counted from its own parcels; null: too few of them to say. */
export interface Paces {
  /** From the order to its first parcel. */
  handling: Pace | null;
  /** By `laneOf`: from sending to arrival, and the longest silence between two news of a parcel on its way. */
  lanes: Record<string, { transit: Pace; silence: Pace }>;
}

/** What is measured of a parcel. ISO 8601. */
export interface DeliveredParcel {
  carrier: string | null;
  country: string | null;
  /** null: not the first parcel of its order. */
  orderedAt: string | null;
  sentAt: string;
  deliveredAt: string | null;
  /** In any order. */
  scans: readonly string[];
}

/** Fewer say nothing of what is usual. Ours. */
export const fewestParcels = 20;

const hour = 3_600_000;

/**
 * A carrier as it is compared: the same whatever the case. A country alone is one for parcels whose carrier is not named.
 */
export const laneOf = (carrier: string | null, country: string | null): string =>
  `${(carrier ?? "").normalize("NFKC").trim().toLowerCase()} ${country ?? ""}`;

/** What is usual, from a shop's parcels of late. Parcels that have not arrived count for `handling` only. */
export function measurePaces(parcels: readonly DeliveredParcel[]): Paces {
  const lanes = new Map<string, { transit: number[]; silence: number[] }>();
  for (const parcel of parcels) {
    if (parcel.deliveredAt === null) continue;
    const lane = laneOf(parcel.carrier, parcel.country);
    const known = lanes.get(lane) ?? { transit: [], silence: [] };
    known.transit.push(hoursBetween(parcel.sentAt, parcel.deliveredAt));
    known.silence.push(longestSilence(parcel, parcel.deliveredAt));
    lanes.set(lane, known);
  }
  const found = [...lanes].flatMap(([lane, { transit, silence }]) => {
    const [arrives, speaks] = [paceOf(transit), paceOf(silence)];
    return arrives && speaks ? [[lane, { transit: arrives, silence: speaks }] as const] : [];
  });
  return {
    handling: paceOf(parcels.flatMap(({ orderedAt, sentAt }) => (orderedAt ? [hoursBetween(orderedAt, sentAt)] : []))),
    lanes: Object.fromEntries(found),
  };
}

/** The longest time without news between sending and arrival. */
function longestSilence({ sentAt, scans }: DeliveredParcel, deliveredAt: string): number {
  const between = scans.filter((at) => at > sentAt && at < deliveredAt).sort();
  const known = [sentAt, ...between, deliveredAt];
  return Math.max(0, ...known.slice(1).map((at, place) => hoursBetween(known[place] ?? at, at)));
}

/** Null where there are too few. By the nearest rank: a time that really occurred. */
function paceOf(hours: number[]): Pace | null {
  if (hours.length < fewestParcels) return null;
  const sorted = hours.toSorted((a, b) => a - b);
  const rank = (share: number) => Math.ceil(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
  return { median: rank(0.5), p90: rank(0.9) };
}

const hoursBetween = (from: string, to: string): number => Math.max(0, (Date.parse(to) - Date.parse(from)) / hour);
