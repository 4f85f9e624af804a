import { parse, print, validate } from "graphql";
import { expect, test } from "vitest";
import { repeatFields } from "#app/platform/shopify/repeat-fields.ts";
import { priceOperation } from "#tests/standin/admin/engine/query-cost.ts";
import { loadAdminSchema } from "#tests/standin/schema/load-schema.ts";
import { EditDiscount, EditStage } from "./edit-documents.ts";

const { schema } = loadAdminSchema();
const stage = (set: number, add: number, next = 1) =>
  repeatFields(EditStage, { set, add, next }, ["id", "orderId", "restock"]);

test("each field as often as asked, in order, with variables of its own", () => {
  const [operation] = stage(2, 1).definitions;
  if (operation?.kind !== "OperationDefinition") throw new Error("no operation");
  const fields = operation.selectionSet.selections.map((one) => {
    if (one.kind !== "Field") throw new Error("no field");
    return [one.alias?.value, one.name.value, ...one.arguments!.map((argument) => print(argument))].join(" ");
  });
  expect(fields).toEqual([
    "set0 orderEditSetQuantity id: $id lineItemId: $line0 quantity: $quantity0 restock: $restock",
    "set1 orderEditSetQuantity id: $id lineItemId: $line1 quantity: $quantity1 restock: $restock",
    "add0 orderEditAddVariant id: $id variantId: $variant0 quantity: $count0 allowDuplicates: true",
    "next0 orderEditBegin id: $orderId",
  ]);
});

test.each([
  ["both", stage(20, 20)],
  ["only items that are added", stage(0, 1)],
  ["only lines", stage(1, 0)],
  ["without what follows", stage(1, 1, 0)],
  ["discounts", repeatFields(EditDiscount, { less: 20 }, ["id", "discount"])],
])("%s: Shopify's schema takes it", (_what, document) => {
  expect(validate(schema, parse(print(document)))).toEqual([]);
});

test("as many as one edit changes cost no more than half of what Shopify takes at once", () => {
  for (const document of [stage(20, 0), stage(0, 20)]) {
    const parsed = parse(print(document));
    const operation = parsed.definitions.find((one) => one.kind === "OperationDefinition");
    expect(priceOperation(schema, parsed, operation!, {})).toBeLessThanOrEqual(500);
  }
});
