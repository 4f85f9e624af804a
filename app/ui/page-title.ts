import type { Locale } from "#app/platform/i18n/locales.ts";
import { pageTextsOf } from "#app/platform/i18n/page-texts.ts";
import type { Texts } from "#app/platform/i18n/texts.ts";

interface Match {
  id: string;
  data: unknown;
}

/** The document's title in the language that the layout has loaded; the app's name where it has not. */
export function pageTitle(matches: (Match | undefined)[], say: (texts: Texts) => string): { title: string }[] {
  const layout = matches.find((match) => match?.id === "routes/app")?.data as { locale?: Locale } | undefined;
  if (!layout?.locale) return [{ title: "Latte" }];
  const { texts } = pageTextsOf(layout.locale);
  return [{ title: `${say(texts)} · ${texts.common.appName}` }];
}
