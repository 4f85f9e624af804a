/** An instant as a mail quotes it, in the shop's zone and in a form that reads the same everywhere: `2026-11-22 14:05`. */
export function formatMailDate(at: Date, timezone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short", timeStyle: "short" });
  return parts.format(at);
}
