import type { TFunction } from "i18next";
import { createI18n } from "./create-i18n.ts";
import { textsFor } from "./load-texts.server.ts";
import type { Locale } from "./locales.ts";

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
