import type { i18n, TFunction } from "i18next";
import { createI18n } from "./create-i18n.ts";
import { textsFor } from "./load-texts.server.ts";
import { localeFor, type Locale } from "./locales.ts";
import { findShopperLanguage } from "./shopper-languages.server.ts";

const known = new WeakMap<i18n, Map<string, unknown>>();

/** The texts of one namespace in this language, for what is written on the server: mails, and pages in the theme. */
export function speak<Ns extends "ack" | "mailbox" | "tracking" | "help" | "contact" | "requests" | "authority">(
  locale: string,
  namespace: Ns,
): TFunction<Ns> {
  const speech = findShopperLanguage(locale) ?? speakAll(locale);
  const ofSpeech = known.get(speech) ?? new Map<string, unknown>();
  known.set(speech, ofSpeech);
  let t = ofSpeech.get(namespace);
  if (!t) ofSpeech.set(namespace, (t = speech.getFixedT(null, namespace)));
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
