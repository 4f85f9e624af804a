import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { keepPageTexts, type PageTexts } from "#app/platform/i18n/page-texts.ts";
import type { Locale } from "#app/platform/i18n/locales.ts";

/** Named in the page's head, where there is a language: it has been on its way since then. */
const address = document.querySelector<HTMLLinkElement>("#page-texts")?.href;
if (address) {
  const file = (await import(/* @vite-ignore */ address)) as { locale: Locale; texts: PageTexts };
  keepPageTexts(file.locale, file.texts);
}
startTransition(() => {
  hydrateRoot(document, <RemixBrowser />);
});
