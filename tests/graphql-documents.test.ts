import { globSync } from "node:fs";
import path from "node:path";
import { Kind, parse, print, validate, visit, type DocumentNode } from "graphql";
import { describe, expect, test } from "vitest";
import { OrderPage, TicketOrder } from "#app/features/orders/order-document.ts";
import { priceOperation } from "#tests/standin/admin/engine/query-cost.ts";
import { loadAdminSchema } from "#tests/standin/schema/load-schema.ts";

const root = path.resolve(import.meta.dirname, "..");
const { schema, idempotentMutations } = loadAdminSchema();

/** Every operation that a module of the app exports. Documents live in modules whose name says so. */
const files = globSync("app/**/*document*.ts", { cwd: root }).filter((file) => !file.includes("document-text"));
const found = await Promise.all(
  files.map(async (file) => {
    const exported = (await import(path.join(root, file))) as Record<string, unknown>;
    return Object.entries(exported).map(([name, value]) => ({ name, file, value }));
  }),
);
const operations = found
  .flat()
  .filter(({ value }) => isOperation(value))
  .map(({ name, file, value }) => ({ name, file, document: parse(print(value as DocumentNode)) }));

function isOperation(value: unknown): boolean {
  const document = value as Partial<DocumentNode> | null;
  if (document?.kind !== Kind.DOCUMENT) return false;
  return document.definitions?.some((definition) => definition.kind === Kind.OPERATION_DEFINITION) ?? false;
}

test("documents are found", () => {
  expect(operations.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["TicketOrder", "OrderPage", "ShopDetails"]),
  );
});

describe.each(operations)("$name ($file)", ({ document }) => {
  test("is valid against the published schema", () => {
    expect(validate(schema, document)).toEqual([]);
  });

  test("carries a key where Shopify demands one", () => {
    const bare: string[] = [];
    visit(document, {
      OperationDefinition({ operation, selectionSet }) {
        if (operation !== "mutation") return;
        for (const field of selectionSet.selections)
          if (field.kind === Kind.FIELD && idempotentMutations.has(field.name.value))
            if (!field.directives?.some(({ name }) => name.value === "idempotent")) bare.push(field.name.value);
      },
    });
    expect(bare).toEqual([]);
  });
});

const requestedCost = (document: DocumentNode, variables: Record<string, unknown>): number => {
  const parsed = parse(print(document));
  const operation = parsed.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return priceOperation(schema, parsed, operation!, variables);
};

test("opening a ticket costs at most 120 of the shop's points, a page of the back-fill at most 500", () => {
  expect(requestedCost(TicketOrder, { id: "x", statusPage: true, delivery: true })).toBeLessThanOrEqual(120);
  expect(requestedCost(OrderPage, { first: 50, statusPage: true, delivery: true })).toBeLessThanOrEqual(500);
});
