import { expect, test } from "vitest";
import { makeFaqData, type FaqCategory } from "./faq-data.ts";

const category = (id: string, count: number, title = "t"): FaqCategory => ({
  id,
  name: `Category ${id}`,
  articles: Array.from({ length: count }, (_, place) => ({ slug: `${id}-${place}`, title: `${title} ${place}` })),
});

test("the top has articles of all categories in turn", () => {
  const { by_locale, first } = makeFaqData("en", [{ locale: "en", categories: [category("a", 3), category("b", 1)] }]);
  expect(first).toBe("en");
  expect(by_locale.en?.top.map(({ slug }) => slug)).toEqual(["a-0", "b-0", "a-1", "a-2"]);
});

test("however much there is, it stays small, and every language keeps its categories", () => {
  const categories = Array.from({ length: 40 }, (_, place) => category(String(place), 100, "ż".repeat(400)));
  const locales = ["en", "pl", "pt-BR", "de", "fr", "it"];
  const data = makeFaqData("pl", locales.map((locale) => ({ locale, categories }))); // prettier-ignore
  expect(JSON.stringify(data).length).toBeLessThan(60_000);
  expect(Object.keys(data.by_locale)).toEqual(["pl", "en", "pt-BR", "de", "fr", "it"]);
  for (const one of Object.values(data.by_locale)) {
    expect(one.categories).toHaveLength(12);
    expect(one.top.length).toBeGreaterThan(0);
    expect(one.top[0]?.title.length).toBe(150);
  }
});

test("without articles there is nothing", () => expect(makeFaqData("en", [])).toEqual({ first: "en", by_locale: {} }));
