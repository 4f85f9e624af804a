import { createHash } from "node:crypto";
import polarisEn from "@shopify/polaris/locales/en.json" with { type: "json" };
import polarisPl from "@shopify/polaris/locales/pl.json" with { type: "json" };
import polarisPtBr from "@shopify/polaris/locales/pt-BR.json" with { type: "json" };
import { locales, type Locale } from "./locales.ts";
import { keepPageTexts, type PageTexts } from "./page-texts.ts";
import type { Texts } from "./texts.ts";
import { en } from "./texts/en.ts";
import { pl } from "./texts/pl.ts";
import { ptBR } from "./texts/pt-br.ts";

const texts: Record<Locale, Texts> = { en, pl, "pt-BR": ptBR };
const polarisTexts = { en: polarisEn, pl: polarisPl, "pt-BR": polarisPtBr };

/** What the pages say in this language. */
export const textsFor = (locale: Locale): Texts => texts[locale];

interface TextsFile {
  /** Names language and content: what stands there never changes. */
  version: string;
  /** A module of the browser. */
  code: string;
}

const files = Object.fromEntries(
  locales.map((locale) => {
    // What shoppers read stands on no page of the staff.
    const { tracking: _tracking, help: _help, contact: _contact, requests: _requests, ...ofPages } = texts[locale];
    const all = { texts: ofPages, polaris: polarisTexts[locale] } as PageTexts;
    keepPageTexts(locale, all);
    const code = `export const locale = ${JSON.stringify(locale)};\nexport const texts = ${JSON.stringify(all)};\n`;
    return [locale, { version: `${locale}-${createHash("sha256").update(code).digest("hex").slice(0, 12)}`, code }];
  }),
) as Record<Locale, TextsFile>;

/** Where a page finds its language. A file of its own, so that a browser reads it once and not with each page. */
export const textsAddress = (locale: Locale): string => `/texts?v=${files[locale].version}`;

/** The file of a version; `current` false: that one has gone, and this is what took its place. null: no language of ours. */
export function findTextsFile(version: string): { code: string; current: boolean } | null {
  const locale = locales.find((one) => version.startsWith(`${one}-`));
  return locale ? { code: files[locale].code, current: files[locale].version === version } : null;
}
