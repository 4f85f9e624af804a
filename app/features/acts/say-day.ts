/** A day (YYYY-MM-DD) for people: "December 31, 2026". */
export const sayDay = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
