import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { afterEach, describe, expect, test } from "vitest";
import { textsFor } from "./load-texts.server.ts";
import { locales } from "./locales.ts";
import {
  addShopperLanguage,
  shopperLocaleFor,
  shopperLocales,
  shopperNamespaces,
  type ShopperTexts,
  type TextTree,
} from "./shopper-languages.server.ts";
import { speak } from "./speak.server.ts";

const root = resolve(import.meta.dirname, "../../..");
let takeAway: (() => void) | undefined;
afterEach(() => takeAway?.());
const add = (locale: string, texts: ShopperTexts) => void (takeAway = addShopperLanguage(locale, texts));

describe("a language that was added", () => {
  test("is spoken to those who ask for it, by full tag or by language", () => {
    expect(shopperLocaleFor("de-AT", "pl")).toBe("pl");
    add("de", { ack: { thanks: "Danke." } });
    expect(shopperLocaleFor("de-AT", "pl")).toBe("de");
    expect(shopperLocaleFor("pl", "de")).toBe("pl");
    expect(shopperLocaleFor("fr")).toBe("en");
    expect(shopperLocales()).toContain("de");
  });

  test("says in English what it does not say itself, by English plurals", () => {
    add("de", { ack: { withinHours_one: "In {{count}} Stunde.", withinHours_other: "In {{count}} Stunden." } });
    const t = speak("de", "ack");
    expect(t("withinHours", { count: 1 })).toBe("In 1 Stunde.");
    expect(t("withinHours", { count: 3 })).toBe("In 3 Stunden.");
    expect(t("withinDays", { count: 1 })).toBe(speak("en", "ack")("withinDays", { count: 1 }));
    expect(speak("de", "help")("vote.thanks")).toBe(speak("en", "help")("vote.thanks"));
  });

  test("says it in ours that is nearer than English", () => {
    add("pt-PT", { ack: { thanks: "Obrigado." } });
    expect(speak("pt-PT", "ack")("automatic")).toBe(textsFor("pt-BR").ack.automatic);
  });

  test("has the plurals of its own rules; one that is missing is the one for other", () => {
    add("ar", { ack: { withinHours_two: "ساعتان", withinHours_other: "{{count}} ساعة" } });
    const t = speak("ar", "ack");
    expect([1, 2, 11].map((count) => t("withinHours", { count }))).toEqual(["1 ساعة", "ساعتان", "11 ساعة"]);
  });

  test("is new, and named as languages are", () => {
    for (const locale of ["pl", "de_AT", "DE"]) expect(() => addShopperLanguage(locale, {})).toThrow(locale);
  });
});

test("a file that is added is found by the build", async () => {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache/languages-"));
  try {
    cpSync(join(root, "app/platform/i18n"), join(folder, "i18n"), { recursive: true });
    mkdirSync(join(folder, "i18n/texts/shoppers"), { recursive: true });
    writeFileSync(join(folder, "i18n/texts/shoppers/de.json"), JSON.stringify({ ack: { thanks: "Danke." } }));
    await build({
      root: folder,
      configFile: false,
      logLevel: "error",
      build: { ssr: "i18n/speak.server.ts", outDir: "built", minify: false },
    });
    const [built] = globSync("built/*.{js,mjs}", { cwd: folder });
    const { speak: speakBuilt } = (await import(/* @vite-ignore */ pathToFileURL(join(folder, built!)).href)) as {
      speak: typeof speak;
    };
    expect(speakBuilt("de", "ack")("thanks")).toBe("Danke.");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("blocks and answers speak the same languages", () => {
  const files = readdirSync(join(root, "extensions/storefront-help/locales"));
  const ofBlocks = files.filter((file) => !file.endsWith(".schema.json")).map((file) => file.split(".")[0]!);
  expect(shopperLocales().toSorted()).toEqual(ofBlocks.toSorted());
});

/** What is wrong with the file of a language, by key. */
function findFaults(locale: string, texts: TextTree): string[] {
  const flatten = (tree: TextTree, path = ""): [string, string][] =>
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[path + key, value]] : flatten(value, `${path}${key}.`),
    );
  const ofShoppers = Object.fromEntries(shopperNamespaces.map((name) => [name, textsFor("en")[name]]));
  const english = new Map(flatten(ofShoppers as unknown as TextTree));
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const filled = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort().join(); // prettier-ignore
  return flatten(texts).flatMap(([key, text]) => {
    const [, stem, form] = /^(.+)_(zero|one|two|few|many|other)$/.exec(key) ?? [];
    const plural = stem === undefined ? undefined : english.get(`${stem}_other`);
    const model = plural ?? english.get(key);
    if (model === undefined) return [`${key}: unknown`];
    if (plural !== undefined && !forms.includes(form as Intl.LDMLPluralRule)) return [`${key}: no such plural`];
    return filled(text) === filled(model) && text.trim() ? [] : [`${key}: fills in something else`];
  });
}

describe("files of languages", () => {
  test("use keys, plurals and values as the English texts do", () => {
    const ack = { thanks: "Danke.", thank: "x", withinHours_few: "x", hours: "{{hours}}", automatic: "" };
    expect(findFaults("de", { ack, order: { title: "x" } })).toEqual([
      "ack.thank: unknown",
      "ack.withinHours_few: no such plural",
      "ack.hours: fills in something else",
      "ack.automatic: fills in something else",
      "order.title: unknown",
    ]);
    for (const locale of locales) {
      const { ack: all } = textsFor(locale);
      expect(findFaults(locale, { ack: all as unknown as TextTree })).toEqual([]);
    }
    for (const file of globSync("*.json", { cwd: join(import.meta.dirname, "texts/shoppers") })) {
      const texts = JSON.parse(readFileSync(join(import.meta.dirname, "texts/shoppers", file), "utf8")) as TextTree;
      expect(findFaults(basename(file, ".json"), texts), file).toEqual([]);
    }
  });
});
