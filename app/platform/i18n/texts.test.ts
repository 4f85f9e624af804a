import { describe, expect, test } from "vitest";
import { locales, type Locale } from "./locales.ts";
import { textsFor } from "./load-texts.server.ts";
import { pageTextsOf } from "./page-texts.ts";

type Tree = { [key: string]: string | Tree };

/** Each text by its path: "inbox.columns.customer". */
function flatten(tree: Tree, path = ""): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[path + key, value]] : [...flatten(value, `${path}${key}.`)],
  );
  return new Map(entries);
}

const plural = /_(zero|one|two|few|many|other)$/;
const stemOf = (key: string) => key.replace(plural, "");
const read = (locale: Locale) => flatten(textsFor(locale) as unknown as Tree);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

const english = read("en");
const pluralStems = [...english.keys()].filter((key) => key.endsWith("_other")).map(stemOf);

test("there are texts to compare", () => {
  expect(english.size).toBeGreaterThan(250);
  expect(pluralStems.length).toBeGreaterThan(4);
});

describe.each(locales)("%s", (locale) => {
  const texts = read(locale);

  test("says all that English says, and nothing else", () => {
    const keys = (from: Map<string, string>) => [...new Set([...from.keys()].map(stemOf))].sort();
    expect(keys(texts)).toEqual(keys(english));
  });

  test("has each plural form that the language has, and no other", () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    for (const stem of pluralStems) {
      const found = [...texts.keys()].filter((key) => plural.test(key) && stemOf(key) === stem);
      expect(found.map((key) => plural.exec(key)?.[1]).sort(), stem).toEqual(forms);
    }
  });

  test("fills in what English fills in", () => {
    for (const [key, text] of texts) {
      const model = english.get(key) ?? english.get(`${stemOf(key)}_other`);
      expect(placeholders(text), key).toEqual(placeholders(model ?? ""));
    }
  });

  test("leaves no text empty or English", () => {
    const words = (text: string) => text.replaceAll(/\{\{\w+\}\}/g, "").trim();
    const same = [...texts].filter(([key, text]) => words(text).length > 10 && text === english.get(key));
    expect(locale === "en" ? [] : same).toEqual([]);
    expect([...texts.values()].filter((text) => text.trim() === "")).toEqual([]);
  });

  test("has Polaris' own words", () => {
    expect(pageTextsOf(locale).polaris.Polaris.Common.cancel).toBeTruthy();
  });
});
