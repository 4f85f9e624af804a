import polarisEn from "@shopify/polaris/locales/en.json" with { type: "json" };
import polarisPl from "@shopify/polaris/locales/pl.json" with { type: "json" };
import polarisPtBr from "@shopify/polaris/locales/pt-BR.json" with { type: "json" };
import type { Locale } from "./locales.ts";
import type { Texts } from "./texts.ts";
import { en } from "./texts/en.ts";
import { pl } from "./texts/pl.ts";
import { ptBR } from "./texts/pt-br.ts";

const texts: Record<Locale, Texts> = { en, pl, "pt-BR": ptBR };
const polarisTexts = { en: polarisEn, pl: polarisPl, "pt-BR": polarisPtBr };

/** What the pages say in this language. The page carries it, so that a browser loads one language and no other. */
export const textsFor = (locale: Locale): Texts => texts[locale];

/** What Polaris' own parts say. */
export const polarisTextsFor = (locale: Locale): typeof polarisEn => polarisTexts[locale] as typeof polarisEn;
