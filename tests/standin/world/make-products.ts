import type { LocationRecord, ProductRecord } from "../state.ts";
import type { ProductSpec } from "./catalogue.ts";
import { drawProduct } from "./draw-product.ts";
import type { Ids } from "./ids.ts";
import { DAY, writeInstant } from "./instants.ts";
import type { Random } from "./random.ts";

/** Makes the shop's products with their pictures. `openedAt` is the day the shop opened, in milliseconds. */
export function makeProducts(options: {
  catalogue: readonly ProductSpec[];
  vendor: string;
  skuPrefix: string;
  openedAt: number;
  random: Random;
  ids: Ids;
}): ProductRecord[] {
  const { catalogue, vendor, skuPrefix, openedAt, random, ids } = options;
  return catalogue.map((spec) => {
    const id = ids.next();
    const code = `${skuPrefix}-${makeCode(spec.title)}`;
    return {
      id,
      title: spec.title,
      handle: makeHandle(spec.title),
      vendor,
      productType: spec.type,
      tags: spec.tags,
      status: spec.tags.includes("discontinued") ? "ARCHIVED" : "ACTIVE",
      createdAt: writeInstant(openedAt - random.int(1, 90) * DAY),
      imagePath: `/cdn/products/${id}.svg`,
      imageSvg: drawProduct(spec.drawing, spec.colours),
      variants: spec.variants.map((variant) => ({
        id: ids.next(),
        title: variant.title,
        sku: `${code}-${variant.code}`,
        price: spec.price + variant.extra,
        weightGrams: spec.weightGrams + variant.extraGrams,
      })),
    } satisfies ProductRecord;
  });
}

/** Draws what is in stock; about one variant in twelve is out at a location, never more than is sold in a season. */
export function makeInventory(
  products: readonly ProductRecord[],
  locations: readonly LocationRecord[],
  random: Random,
): Record<string, number> {
  const inventory: Record<string, number> = {};
  for (const product of products)
    for (const variant of product.variants)
      for (const location of locations)
        inventory[`${variant.id}:${location.id}`] = random.chance(1 / 12)
          ? 0
          : random.int(3, location.fulfillsOnlineOrders ? 180 : 24);
  return inventory;
}

function makeHandle(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function makeCode(title: string): string {
  const words = title
    .toUpperCase()
    .replace(/[^A-Z0-9 ]/g, "")
    .split(" ")
    .filter(Boolean);
  return words
    .map((word) => word.slice(0, words.length > 1 ? 3 : 5))
    .slice(0, 3)
    .join("");
}
