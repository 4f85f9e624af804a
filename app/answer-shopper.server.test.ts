import { expect, test } from "vitest";
import type { ShopperVisit } from "#app/features/self-service/visit.ts";
import { markup } from "#app/platform/shopify/theme-markup.ts";
import { answerShopper } from "./answer-shopper.server.ts";

const byScript = new Request("https://shop.example/apps/latte/tracking", { headers: { "x-latte-help": "1" } });

async function partFor(visit: { locale: string; language?: string }): Promise<string> {
  const answer = answerShopper(byScript, visit as ShopperVisit, { state: "form", body: markup`<p>Hello</p>` });
  return ((await answer.json()) as { html: string }).html;
}

test("what goes into a block says its language where the theme is in another one", async () => {
  expect(await partFor({ locale: "en", language: "ar" })).toBe('<div lang="en" dir="ltr"><p>Hello</p></div>');
  expect(await partFor({ locale: "pt-BR", language: "pt-PT" })).toBe("<p>Hello</p>");
  expect(await partFor({ locale: "pl" })).toBe("<p>Hello</p>");
});
