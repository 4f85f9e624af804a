import { expect, test } from "vitest";
import { variantsFor } from "./parse-request.ts";

test("what is sold out is offered only where the shop sells it ahead; a product's only variant bears its name", () => {
  const variant = (variantId: string, title: string, stock: number | null, isSoldAhead = false) => ({
    variantId,
    title,
    sku: null,
    stock,
    isSoldAhead,
  });
  const found = [
    variant("1", "Blue", 1),
    variant("2", "Red", 0),
    variant("3", "Green", -2, true),
    variant("4", "Default Title", null),
  ];
  expect(variantsFor(found, "Mug")).toEqual([
    { id: "1", title: "Blue" },
    { id: "3", title: "Green" },
    { id: "4", title: "Mug" },
  ]);
});
