const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A customer has waited long enough to be pointed out, in hours. A shop's own targets come with service levels. */
export const longWaitHours = 4;

/**
 * When it was, as people say it: "5 minutes ago", "yesterday", from a week on the date in the shop's zone.
 * What lies in the future (clocks differ) counts as now.
 */
export function formatRelative(at: Date, now: Date, locale: string, zone: string): string {
  const age = Math.max(0, now.getTime() - at.getTime());
  if (age >= 7 * day) return formatDay(at, now, locale, zone);
  const format = kept(`ago ${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
  if (age < minute) return format.format(0, "second");
  if (age < hour) return format.format(-Math.floor(age / minute), "minute");
  if (age < day) return format.format(-Math.floor(age / hour), "hour");
  return format.format(-Math.floor(age / day), "day");
}

/** How long it has lasted: "5 min", "2 hr", "3 days" by the language's own short units; under a minute counts as 1 min. */
export function formatSpan(since: Date, now: Date, locale: string): string {
  const age = Math.max(0, now.getTime() - since.getTime());
  if (age < hour) return inUnit(Math.max(1, Math.floor(age / minute)), "minute", locale);
  if (age < 2 * day) return inUnit(Math.floor(age / hour), "hour", locale);
  return inUnit(Math.floor(age / day), "day", locale);
}

const inUnit = (count: number, unit: "minute" | "hour" | "day", locale: string): string =>
  kept(`${unit} ${locale}`, () => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" })).format(
    count,
  );

/** "21 Nov", with the year where it is not this one, in the shop's zone. */
export function formatDay(at: Date, now: Date, locale: string, zone: string): string {
  return dateFormat(locale, zone, { day: "numeric", month: "short", ...yearIfOther(at, now, zone) }).format(at);
}

/** "21 Nov, 14:05", with the year where it is not this one, in the shop's zone. */
export function formatDateTime(at: Date, now: Date, locale: string, zone: string): string {
  const parts = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const;
  return dateFormat(locale, zone, { ...parts, ...yearIfOther(at, now, zone) }).format(at);
}

export const isLongWait = (since: Date, now: Date): boolean => now.getTime() - since.getTime() >= longWaitHours * hour;

function yearIfOther(at: Date, now: Date, zone: string): { year?: "numeric" } {
  const year = dateFormat("en", zone, { year: "numeric" });
  return year.format(at) === year.format(now) ? {} : { year: "numeric" };
}

// Making an Intl format costs more than using it, and a page of the inbox uses the same ones a hundred times.
const formats = new Map<string, unknown>();

function kept<Format>(key: string, make: () => Format): Format {
  const known = formats.get(key) as Format | undefined;
  if (known) return known;
  const made = make();
  formats.set(key, made);
  return made;
}

const dateFormat = (locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(
    `at ${locale} ${zone} ${Object.values(options).join(" ")}`,
    () => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }),
  );
