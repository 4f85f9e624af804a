import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "./locales.ts";
import type { Texts } from "./texts.ts";

const known = new WeakMap<Texts, i18n>();

/**
 * The translator of these texts: one per language on the server, one for the page in the browser. Its language stays.
 * @param near says what the texts do not
 */
export function createI18n(locale: string, texts: Texts, near?: { locale: Locale; texts: Texts }): i18n {
  const made = known.get(texts);
  if (made) return made;
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: near?.locale ?? false,
    resources: { [locale]: { ...texts }, ...(near && { [near.locale]: { ...near.texts } }) },
    defaultNS: "common",
    initAsync: false,
    // React escapes.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  known.set(texts, instance);
  return instance;
}
