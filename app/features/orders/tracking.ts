import type { Fulfillment } from "./order.ts";

/** An address that a page may link to: http or https; anything else (a script, a mail, a broken one) is null. */
export function safeLink(url: string | null): string | null {
  const parsed = URL.parse(url ?? "");
  return parsed && (parsed.protocol === "https:" || parsed.protocol === "http:") ? parsed.href : null;
}

/** As tracking numbers are compared: upper case, only letters and digits. */
export const normaliseTracking = (number: string): string =>
  number
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");

/** How a parcel is doing. */
export interface ParcelProgress {
  /** `delivered`, `underway`: scans may be expected; `waiting`: nobody has picked it up yet. */
  state: "delivered" | "underway" | "waiting";
  /** The last thing that is known of it; null: nothing since it was marked as sent. */
  lastScanAt: string | null;
  /** Whole days since the last scan, or since it was marked as sent where there was none; null once delivered. */
  daysWithoutScan: number | null;
}

/** Events that are no movement: the label exists, the parcel may not. */
const paperwork = new Set(["LABEL_PURCHASED", "LABEL_PRINTED", "CONFIRMED"]);
const millisecondsPerDay = 86_400_000;

/** Reads a fulfilment's progress at `now`, from its events and Shopify's own stamps. */
export function readProgress(fulfillment: Fulfillment, now: Date): ParcelProgress {
  const scans = fulfillment.events.filter((event) => !paperwork.has(event.status)).map((event) => event.happenedAt);
  const known = [...scans, fulfillment.inTransitAt, fulfillment.deliveredAt].filter((at) => at !== null);
  const lastScanAt = known.sort().at(-1) ?? null;
  if (fulfillment.deliveredAt !== null || fulfillment.displayStatus === "DELIVERED")
    return { state: "delivered", lastScanAt, daysWithoutScan: null };
  const since = Date.parse(lastScanAt ?? fulfillment.createdAt);
  const daysWithoutScan = Math.max(0, Math.floor((now.getTime() - since) / millisecondsPerDay));
  return { state: lastScanAt === null ? "waiting" : "underway", lastScanAt, daysWithoutScan };
}
