import type { i18n, TFunction } from "i18next";
import { createI18n } from "./create-i18n.ts";
import { textsFor } from "./load-texts.server.ts";
import { localeFor, type Locale } from "./locales.ts";

const known = new Map<string, unknown>();

/** The texts of one namespace in this language, for what is written on the server: mails, and pages in the theme. */
export function speak<Ns extends "ack" | "mailbox" | "tracking" | "help" | "contact" | "requests" | "authority">(
  locale: Locale,
  namespace: Ns,
): TFunction<Ns> {
  const key = `${locale} ${namespace}`;
  let t = known.get(key);
  if (!t) known.set(key, (t = createI18n(locale, textsFor(locale)).getFixedT(null, namespace)));
  return t as TFunction<Ns>;
}

const all = new Map<Locale, i18n>();

/** All texts of this language, as pages have them, for files that are made on the server. */
export function speakAll(locale: string): i18n {
  const known = localeFor(locale);
  let speech = all.get(known);
  if (!speech) all.set(known, (speech = createI18n(known, textsFor(known))));
  return speech;
}
