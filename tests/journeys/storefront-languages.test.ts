import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { publishContact } from "#app/features/self-service/contact/publish-contact.server.ts";
import { formatMoney, moneyFromJson } from "#app/features/shared/money.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { addShopperLanguage } from "#app/platform/i18n/shopper-languages.server.ts";
import type { TestWorld } from "#tests/setup/start-world.ts";
import { startStorefront, type ShopperOrder } from "./storefront-shop.ts";
import { visitShop } from "./storefront-visitor.ts";

/** Shoppers are answered in a language for which there is nothing but a file of its texts. */

let world: TestWorld;
let order: ShopperOrder;
let takeAway: () => void;

beforeAll(async () => {
  const shop = await startStorefront(20);
  world = shop.world;
  order = shop.orders[0]!;
  await world.staffDesk();
});
afterAll(() => world.stop());
afterEach(() => takeAway());

/** As if this were `texts/shoppers/de.json`. */
const addGerman = () =>
  (takeAway = addShopperLanguage("de", {
    tracking: { form: { title: "Bestellung verfolgen" }, order: { title: "Bestellung {{order}}", ordered: "Bestellt am {{day}}" } }, // prettier-ignore
    contact: { topic: { delivery: "Lieferung" } },
  }));

test("a page is German, with days and amounts as they are written there, and English where nothing is said", async () => {
  addGerman();
  const german = visitShop(world, { customerId: Number(order.customerId), language: "de-AT,de;q=0.9" });
  const page = await german.get("tracking", `order=${order.id}`);
  expect(page.html).toContain('lang="de" dir="ltr"');
  expect(page.html).toContain(`Bestellung ${order.data.name}`);
  const zone = (await prisma.shop.findUniqueOrThrow({ where: { id: BigInt(world.shops[0]!.shopId) } })).ianaTimezone;
  const day = { weekday: "long", day: "numeric", month: "long", timeZone: zone } as const;
  expect(page.html).toContain(
    `Bestellt am ${new Intl.DateTimeFormat("de", day).format(new Date(order.data.createdAt))}`,
  );
  expect(page.html).toContain(formatMoney(moneyFromJson(order.data.total.presentment), "de"));
  expect(page.html).toContain("In this order");
});

test("the address names the language, and the form leads on in it", async () => {
  addGerman();
  const page = await visitShop(world).get("tracking", "locale=de");
  expect(page.html).toContain("Bestellung verfolgen");
  expect(page.html).toContain("/tracking?locale=de");
});

test("a language that is written from right to left is", async () => {
  takeAway = addShopperLanguage("ar", { tracking: { form: { title: "تتبع طلبك" } } });
  const page = await visitShop(world, { language: "ar-EG" }).get("tracking");
  expect(page.html).toContain('lang="ar" dir="rtl"');
  expect(page.html).toContain("تتبع طلبك");
});

test("the theme's blocks are told its words for the contact form", async () => {
  addGerman();
  await publishContact(await world.jobDesk());
  const told = JSON.parse(world.world.states[0]!.appData!["latte.contact"]!) as {
    topics: { key: string; names: Record<string, string> }[];
  };
  expect(told.topics.find(({ key }) => key === "delivery")?.names).toMatchObject({ de: "Lieferung", pl: "Dostawa" });
});
