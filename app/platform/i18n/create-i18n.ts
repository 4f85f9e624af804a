import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "./locales.ts";
import type { Texts } from "./texts.ts";

/**
 * A translator for one request on the server, or for one page in the browser. There is no global one: two requests in
 * two languages may be answered at once.
 */
export function createI18n(locale: Locale, texts: Texts): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: { ...texts } },
    defaultNS: "common",
    initAsync: false,
    // React escapes.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}
