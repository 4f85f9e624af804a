import type { Texts } from "#app/platform/i18n/texts.ts";

interface Match {
  id: string;
  data: unknown;
}

/** The document's title from the texts that the layout has loaded; the app's name where it has not. */
export function pageTitle(matches: (Match | undefined)[], say: (texts: Texts) => string): { title: string }[] {
  const layout = matches.find((match) => match?.id === "routes/app")?.data as { texts?: Texts } | undefined;
  return [{ title: layout?.texts ? `${say(layout.texts)} · ${layout.texts.common.appName}` : "Latte" }];
}
